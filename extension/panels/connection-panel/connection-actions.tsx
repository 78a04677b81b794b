import { Button } from '#extension/ui/button.tsx';
import { ConfirmButton } from '#extension/ui/confirm-button.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import type { ConnectionView, Me } from '#shared/relay/contract.ts';
import type { CompanyCheck } from '../doctor-panel/use-company-check.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import type { SignIn } from './use-connect.ts';

export type EndedConnection = ConnectionView & { revoked?: boolean | undefined };

/** Test, reconnect and disconnect (features C1 to C9). */
export function ConnectionActions({
  me,
  check,
  openCheck,
  signIn,
  onDisconnected,
}: {
  me: Me;
  check: CompanyCheck;
  openCheck: () => void;
  signIn: SignIn;
  /** The connection that was ended, and whether at Intuit, too; null when something else is begun. */
  onDisconnected: (ended: EndedConnection | null) => void;
}) {
  const { send } = usePanelWorld();
  const { run, busy: isEnding, refusal } = useAction();
  const { state } = me.connection;
  const company = me.connection.company?.name ?? 'the company';
  const isConnected = state === 'connected';
  const reconnect = () => {
    onDisconnected(null);
    void signIn.connect();
  };
  const disconnect = async () => {
    signIn.forget();
    const answer = await run(() => send('disconnect', {}));
    if (answer) onDisconnected({ ...me.connection, revoked: answer.revoked });
  };
  return (
    <>
      {refusal && <ProblemNotice problem={refusal} />}
      {signIn.busy && (
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
          busy={signIn.busy}
          disabled={isEnding}
          onClick={reconnect}
        >
          Reconnect
        </Button>
        <ConfirmButton
          label="Disconnect"
          title={`Disconnect ${company}?`}
          confirm="Disconnect"
          disabled={isEnding || signIn.busy}
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
