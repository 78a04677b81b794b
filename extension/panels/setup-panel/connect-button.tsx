import { useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';

/** Opens Intuit's sign-in in a window of its own, and says what became of it (features B1, B2). */
export function ConnectButton() {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  const [isUnfinished, setUnfinished] = useState(false);
  const connect = async () => {
    setUnfinished(false);
    const answer = await run(() => send('connect', {}));
    setUnfinished(answer?.state === 'none');
  };
  return (
    <>
      {refusal && <ProblemNotice problem={refusal} />}
      {isUnfinished && (
        <Notice role="status" title="No company was connected.">
          <p>The sign-in window was closed before it was finished. Nothing was changed.</p>
        </Notice>
      )}
      <Button look="primary" busy={busy} onClick={() => void connect()}>
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
