import { Button } from '#extension/ui/button.tsx';
import { Card, Facts } from '#extension/ui/card.tsx';
import { ConfirmButton } from '#extension/ui/confirm-button.tsx';
import { useAnnounce } from '#extension/ui/live-region.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import type { Company } from '#shared/documents/company.ts';
import { problem } from '#shared/problem.ts';
import type { Me } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';
import { ConnectStep } from '../setup-panel/connect-step.tsx';
import { useAction } from '../use-action.ts';
import { moment } from '../words.ts';

/** Which company is connected, and what an admin can do about it. */
export function ConnectionCard({ me }: { me: Me }) {
  const { state, company, connectedAt } = me.connection;
  if (state === 'none') {
    return (
      <Card title="QuickBooks company">
        <ConnectStep me={me} />
      </Card>
    );
  }
  return (
    <Card title="QuickBooks company">
      {state === 'needs_reconnect' && <ProblemNotice problem={problem('needs_reconnect')} />}
      {company && <CompanyFacts company={company} since={connectedAt} />}
      {me.member.role === 'admin' ? (
        <Actions me={me} />
      ) : (
        <p className="muted">Admins change the connection.</p>
      )}
    </Card>
  );
}

const taxWords = {
  none: 'No sales tax',
  'us-manual': 'Sales tax set by hand',
  'us-automated': 'Automated sales tax',
  global: 'VAT or GST',
};

const CompanyFacts = ({ company, since }: { company: Company; since: number | undefined }) => (
  <Facts
    of={[
      ['Company', <strong key="name">{company.name}</strong>],
      ['Company ID', company.realmId],
      ['Currency', company.homeCurrency],
      ['Tax', taxWords[company.tax]],
      ...(since ? [['Connected', moment(since)] as [string, string]] : []),
    ]}
  />
);

function Actions({ me }: { me: Me }) {
  const { send } = usePanelWorld();
  const announce = useAnnounce();
  const test = useAction();
  const change = useAction();
  const { state, company } = me.connection;
  const connected = state === 'connected';
  return (
    <>
      {test.refusal && <ProblemNotice problem={test.refusal} />}
      {change.refusal && <ProblemNotice problem={change.refusal} />}
      <div className="row">
        <Button
          look={connected ? 'plain' : 'primary'}
          busy={change.busy}
          onClick={() => void change.run(() => send('connect', {}))}
        >
          Reconnect
        </Button>
        {connected && (
          <Button
            busy={test.busy}
            onClick={async () => {
              const answer = await test.run(() => send('testConnection', {}));
              if (answer?.state === 'connected') announce('The connection works.');
            }}
          >
            Test connection
          </Button>
        )}
        <ConfirmButton
          label="Disconnect"
          title={`Disconnect ${company?.name ?? 'the company'}?`}
          confirm="Disconnect"
          disabled={change.busy}
          onConfirm={() => void change.run(() => send('disconnect', {}))}
        >
          Nobody in {me.practice.name} can export until a company is connected again. Mappings and
          the history of exports are kept, and nothing changes in QuickBooks.
        </ConfirmButton>
      </div>
    </>
  );
}
