import { useState } from 'react';
import { Card } from '#extension/ui/card.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import { problem } from '#shared/problem.ts';
import type { Me } from '#shared/relay/contract.ts';
import type { CompanyCheck } from '../doctor-panel/use-company-check.ts';
import { ConnectStep } from '../setup-panel/connect-step.tsx';
import { AccountingChoice } from './accounting-choice.tsx';
import { CompanyFacts } from './company-facts.tsx';
import { ConnectionActions, type ConnectionOutcome } from './connection-actions.tsx';
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
  const [outcome, setOutcome] = useState<ConnectionOutcome | null>(null);
  const { state, company } = me.connection;
  const isAdmin = me.member.role === 'admin';
  const isOff = me.practice.accounting === 'none';
  return (
    <div className="stack">
      {outcome && <Outcome {...outcome} />}
      {state !== 'none' && (
        <Card title={company?.name ?? 'Company'}>
          {state === 'needs_reconnect' && <ProblemNotice problem={problem('needs_reconnect')} />}
          <CompanyFacts connection={me.connection} />
          {isAdmin ? (
            <ConnectionActions me={me} check={check} openCheck={openCheck} onOutcome={setOutcome} />
          ) : (
            <p className="muted">Admins change the connection.</p>
          )}
        </Card>
      )}
      {state !== 'none' && isAdmin && <ReconnectHelp />}
      {state === 'none' && !isOff && (
        <Card title="Connect a company">
          <CompanyFacts connection={me.connection} />
          <ConnectStep me={me} />
        </Card>
      )}
      <AccountingChoice me={me} />
    </div>
  );
}

/** What became of the last deed; it outlives the card it was done on. */
function Outcome({ deed, company }: ConnectionOutcome) {
  switch (deed) {
    case 'reconnected':
      return (
        <Notice tone="success" role="status" title={`Reconnected to ${company}.`}>
          <p>Settings, mappings and history are as they were. Waiting exports go on.</p>
        </Notice>
      );
    case 'unchanged':
      return (
        <Notice role="status" title="Nothing was changed.">
          <p>
            The sign-in was not finished, or another company was chosen there. This practice stays
            with {company}; to move to another company, disconnect first.
          </p>
        </Notice>
      );
    case 'disconnected':
      return (
        <Notice tone="success" role="status" title={`Disconnected from ${company}.`}>
          <p>
            Settings, mappings and history are kept. What was exported stays in QuickBooks, and
            nothing is read or sent until a company is connected again.
          </p>
        </Notice>
      );
    default:
      return deed satisfies never;
  }
}
