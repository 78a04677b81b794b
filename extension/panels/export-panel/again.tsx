import { Button } from '#extension/ui/button.tsx';
import { RefreshIcon } from '#extension/ui/icons.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';

/** Lets the page be read once more. */
export function ReadAgain({ sourceKey }: { sourceKey: string }) {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  return (
    <>
      <Button busy={busy} onClick={() => void run(() => send('readAgain', { sourceKey }))}>
        <RefreshIcon />
        Read again
      </Button>
      {refusal && <ProblemNotice problem={refusal} tone="warning" />}
    </>
  );
}

/** Asks the relay where the export stands. */
export function CheckAgain({ sourceKey, label }: { sourceKey: string; label: string }) {
  const { send } = usePanelWorld();
  const { run, busy } = useAction();
  return (
    <div>
      <Button busy={busy} onClick={() => void run(() => send('checkExport', { sourceKey }))}>
        {label}
      </Button>
    </div>
  );
}
