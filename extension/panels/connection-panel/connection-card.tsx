import { useState } from 'react';
import { Card } from '#extension/ui/card.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import { problem } from '#shared/problem.ts';
import type { Me } from '#shared/relay/contract.ts';
import type { CompanyCheck } from '../doctor-panel/use-company-check.ts';
import { ConnectStep } from '../setup-panel/connect-step.tsx';
import { AccountingChoice } from './accounting-choice.tsx';
import { CompanyFacts } from './company-facts.tsx';
import { ConnectionActions, type EndedConnection } from './connection-actions.tsx';
import { ReconnectHelp } from './reconnect-help.tsx';
import { SignInResult } from './sign-in-result.tsx';
import { useConnect } from './use-connect.ts';

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
  const [ended, setEnded] = useState<EndedConnection | null>(null);
  const signIn = useConnect(me.connection);
  const { state, company, grantedAt } = me.connection;
  const isAdmin = me.member.role === 'admin';
  const isOff = me.practice.accounting === 'none';
  return (
    <div className="stack">
      {ended && (state === 'none' || grantedAt === ended.grantedAt) && (
        <Disconnected ended={ended} />
      )}
      {state !== 'none' && (
        <SignInResult signIn={signIn} company={company?.name ?? 'the company'} />
      )}
      {state !== 'none' && (
        <Card title={company?.name ?? 'Company'}>
          {state === 'needs_reconnect' && <ProblemNotice problem={problem('needs_reconnect')} />}
          <CompanyFacts connection={me.connection} />
          {isAdmin ? (
            <ConnectionActions {...{ me, check, openCheck, signIn }} onDisconnected={setEnded} />
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

/** It outlives the card it was done on. */
const Disconnected = ({ ended: { company, revoked } }: { ended: EndedConnection }) => (
  <Notice
    tone="success"
    role="status"
    title={`Disconnected from ${company?.name ?? 'the company'}.`}
  >
    <p>
      Settings, mappings and history are kept. What was exported stays in QuickBooks, and nothing is
      read or sent until a company is connected again.
    </p>
    {revoked === false && (
      <p>
        Intuit could not be reached, so the permission may still be listed there, though Counterfoil
        has forgotten it. To end it there, too, disconnect the app in QuickBooks under Apps &gt; My
        apps.
      </p>
    )}
  </Notice>
);
