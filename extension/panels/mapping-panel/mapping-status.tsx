import { Button } from '#extension/ui/button.tsx';
import { Notice } from '#extension/ui/notice.tsx';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { plural } from '../words.ts';

/** What has not reached the practice yet, and who may change anything. */
export function MappingStatus({
  waiting,
  conflicts,
  isAdmin,
}: {
  waiting: number;
  conflicts: number;
  isAdmin: boolean;
}) {
  const { send } = usePanelWorld();
  const { run, busy } = useAction();
  return (
    <>
      {!isAdmin && (
        <Notice title="You can look, and an admin can change.">
          <p>Ask an admin of your practice for what is missing.</p>
        </Notice>
      )}
      {waiting > 0 && (
        <Notice
          tone="warning"
          role="status"
          title={`${plural(waiting, 'change waits', 'changes wait')} for the relay.`}
        >
          <p>Kept in this browser and sent as soon as the relay answers. Exports use them then.</p>
          <div className="row">
            <Button busy={busy} onClick={() => void run(() => send('sendMappingChanges', {}))}>
              Send now
            </Button>
          </div>
        </Notice>
      )}
      {conflicts > 0 && (
        <Notice
          tone="warning"
          role="status"
          title={`${plural(conflicts, 'change differs', 'changes differ')} from a colleague’s.`}
        >
          <p>Open the rows under Problems and choose which one holds.</p>
        </Notice>
      )}
    </>
  );
}
