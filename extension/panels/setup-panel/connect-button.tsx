import { Button } from '#extension/ui/button.tsx';
import { SignInResult } from '../connection-panel/sign-in-result.tsx';
import { useConnect } from '../connection-panel/use-connect.ts';

/** Opens Intuit's sign-in where no company is connected, and says what became of it (features B1, B2). */
export function ConnectButton() {
  const signIn = useConnect({ state: 'none' });
  const { busy } = signIn;
  return (
    <>
      <SignInResult signIn={signIn} />
      <Button look="primary" busy={busy} onClick={() => void signIn.connect()}>
        {busy ? 'Waiting for the sign-in window' : 'Connect to QuickBooks'}
      </Button>
      {busy && (
        <p className="muted small" role="status">
          Finish signing in in the window that opened. Closing it changes nothing.
        </p>
      )}
    </>
  );
}
