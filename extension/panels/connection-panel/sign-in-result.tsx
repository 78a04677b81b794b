import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import type { SignIn } from './use-connect.ts';

/** What became of the sign-in window; nothing while it is open. */
export function SignInResult({
  signIn: { outcome, refusal },
  company,
}: {
  signIn: SignIn;
  /** The company that was connected before. */
  company?: string | undefined;
}) {
  if (refusal) return <ProblemNotice problem={refusal} />;
  if (outcome === 'closed') {
    return (
      <Notice role="status" title={company ? 'Nothing was changed.' : 'No company was connected.'}>
        <p>
          The sign-in window was closed before it was finished.{' '}
          {company
            ? `This practice stays with ${company}; to move to another company, disconnect first.`
            : 'Nothing was changed.'}
        </p>
      </Notice>
    );
  }
  if (outcome === 'connected' && company) {
    return (
      <Notice tone="success" role="status" title={`Reconnected to ${company}.`}>
        <p>Settings, mappings and history are as they were. Waiting exports go on.</p>
      </Notice>
    );
  }
  return null;
}
