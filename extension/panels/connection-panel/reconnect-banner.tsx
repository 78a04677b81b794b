import { Button } from '#extension/ui/button.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import { problem } from '#shared/problem.ts';
import type { Me } from '#shared/relay/contract.ts';
import { SignInResult } from './sign-in-result.tsx';
import { useConnect } from './use-connect.ts';

/** The connection has ended: for admins the way back, and what became of it. */
export function ReconnectBanner({ me }: { me: Me }) {
  const { state, company } = me.connection;
  const signIn = useConnect(me.connection);
  const isEnded = state === 'needs_reconnect';
  if (!isEnded && !(state === 'connected' && signIn.outcome === 'connected')) return null;
  return (
    <div className="reminder stack">
      {isEnded && (
        <ProblemNotice problem={problem('needs_reconnect')} tone="warning">
          {me.member.role === 'admin' && (
            <Button busy={signIn.busy} onClick={() => void signIn.connect()}>
              Reconnect
            </Button>
          )}
        </ProblemNotice>
      )}
      <SignInResult signIn={signIn} company={company?.name ?? 'the company'} />
    </div>
  );
}
