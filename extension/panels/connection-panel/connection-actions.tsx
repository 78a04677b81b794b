import { Button } from '#extension/ui/button.tsx';
import { ConfirmButton } from '#extension/ui/confirm-button.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import type { Me } from '#shared/relay/contract.ts';
import type { CompanyCheck } from '../doctor-panel/use-company-check.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';

export interface ConnectionOutcome {
  deed: 'reconnected' | 'unchanged' | 'disconnected';
  company: string;
}

/** Test, reconnect and disconnect (features C1 to C9). */
export function ConnectionActions({
  me,
  check,
  openCheck,
  onOutcome,
}: {
  me: Me;
  check: CompanyCheck;
  openCheck: () => void;
  onOutcome: (outcome: ConnectionOutcome | null) => void;
}) {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  const { state, grantedAt } = me.connection;
  const company = me.connection.company?.name ?? 'the company';
  const isConnected = state === 'connected';
  const reconnect = async () => {
    onOutcome(null);
    const answer = await run(() => send('connect', {}));
    if (!answer) return;
    const isRenewed = answer.state === 'connected' && answer.grantedAt !== grantedAt;
    onOutcome({ deed: isRenewed ? 'reconnected' : 'unchanged', company });
  };
  const disconnect = async () => {
    onOutcome(null);
    const answer = await run(() => send('disconnect', {}));
    if (answer) onOutcome({ deed: 'disconnected', company });
  };
  return (
    <>
      {refusal && <ProblemNotice problem={refusal} />}
      {busy && (
        <p className="muted small" role="status">
          To reconnect, finish in the sign-in window and choose {company} there. Closing it changes
          nothing.
        </p>
      )}
      <div className="row">
        {isConnected && (
          <Button
            look="primary"
            busy={check.busy}
            onClick={() => {
              openCheck();
              check.run();
            }}
          >
            Test connection
          </Button>
        )}
        <Button
          look={isConnected ? 'plain' : 'primary'}
          busy={busy}
          onClick={() => void reconnect()}
        >
          Reconnect
        </Button>
        <ConfirmButton
          label="Disconnect"
          title={`Disconnect ${company}?`}
          confirm="Disconnect"
          disabled={busy}
          onConfirm={() => void disconnect()}
        >
          Nobody in {me.practice.name} can export or look anything up in QuickBooks until a company
          is connected again; nothing is sent to it or read from it. Settings, mappings and the
          history of exports are kept, and nothing that was exported changes in QuickBooks. You can
          connect again at any time.
        </ConfirmButton>
      </div>
    </>
  );
}
