import { Button } from '#extension/ui/button.tsx';
import { Card } from '#extension/ui/card.tsx';
import { ConfirmButton } from '#extension/ui/confirm-button.tsx';
import { useAnnounce } from '#extension/ui/live-region.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import { problem } from '#shared/problem.ts';
import type { Me } from '#shared/relay/contract.ts';
import type { CompanyCheck } from '../doctor-panel/use-company-check.ts';
import { usePanelWorld } from '../panel-world.ts';
import { ConnectStep } from '../setup-panel/connect-step.tsx';
import { useAction } from '../use-action.ts';
import { AccountingChoice } from './accounting-choice.tsx';
import { CompanyFacts } from './company-facts.tsx';
import { ReconnectHelp } from './reconnect-help.tsx';

/** Which company is connected, and what an admin can do about it. */
export function ConnectionCard({
  me,
  check,
  openCheck,
}: {
  me: Me;
  check: CompanyCheck;
  openCheck: () => void;
}) {
  const { state } = me.connection;
  const isOff = me.practice.accounting === 'none';
  return (
    <div className="stack">
      {state === 'none' ? (
        !isOff && (
          <Card title="Connect a company">
            <ConnectStep me={me} />
          </Card>
        )
      ) : (
        <Connected me={me} check={check} openCheck={openCheck} />
      )}
      <AccountingChoice me={me} />
    </div>
  );
}

function Connected({
  me,
  check,
  openCheck,
}: {
  me: Me;
  check: CompanyCheck;
  openCheck: () => void;
}) {
  const { company, state } = me.connection;
  const isAdmin = me.member.role === 'admin';
  return (
    <>
      <Card title={company?.name ?? 'Company'}>
        {state === 'needs_reconnect' && <ProblemNotice problem={problem('needs_reconnect')} />}
        <CompanyFacts connection={me.connection} />
        {isAdmin ? (
          <Actions me={me} check={check} openCheck={openCheck} />
        ) : (
          <p className="muted">Admins change the connection.</p>
        )}
      </Card>
      {isAdmin && <ReconnectHelp />}
    </>
  );
}

function Actions({ me, check, openCheck }: { me: Me; check: CompanyCheck; openCheck: () => void }) {
  const { send } = usePanelWorld();
  const announce = useAnnounce();
  const { run, busy, refusal } = useAction();
  const { state, company } = me.connection;
  const isConnected = state === 'connected';
  const reconnect = async () => {
    const before = me.connection.grantedAt;
    const answer = await run(() => send('connect', {}));
    if (answer?.state === 'connected' && answer.grantedAt !== before) announce('Reconnected.');
  };
  return (
    <>
      {refusal && <ProblemNotice problem={refusal} />}
      {busy && (
        <p className="muted small" role="status">
          Finish in the sign-in window and choose {company?.name ?? 'the same company'} there.
          Closing it changes nothing.
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
          title={`Disconnect ${company?.name ?? 'the company'}?`}
          confirm="Disconnect"
          disabled={busy}
          onConfirm={() => void run(() => send('disconnect', {}))}
        >
          Nobody in {me.practice.name} can export or look anything up in QuickBooks until a company
          is connected again. Settings, mappings and the history of exports are kept, and nothing
          that was exported changes in QuickBooks. You can connect again at any time.
        </ConfirmButton>
      </div>
    </>
  );
}
