import { Button } from '#extension/ui/button.tsx';
import { Notice } from '#extension/ui/notice.tsx';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { plural } from '../words.ts';
import type { Impact } from './impact.ts';
import type { Decisions } from './use-decisions.ts';

/** What has not reached the practice yet, what will stop an export, and who may change anything. */
export function MappingStatus({
  decisions: { waiting, conflicts },
  impact: { broken, records },
  isAdmin,
  onAttention,
}: {
  decisions: Decisions;
  impact: Impact;
  isAdmin: boolean;
  /** Missing where the rows are shown already. */
  onAttention: (() => void) | undefined;
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
          <p>
            Nothing is lost. Open the rows under Needs attention and choose which one holds; what is
            about a category is asked under Export.
          </p>
        </Notice>
      )}
      {broken > 0 && onAttention && (
        <Notice tone="warning">
          <div className="mapping-broken">
            <span>
              {plural(broken, 'counterpart no longer works', 'counterparts no longer work')} in
              QuickBooks
              {records > 0 ? ` and ${stopWords(broken, records)}.` : '.'}
            </span>
            <Button onClick={onAttention}>Show</Button>
          </div>
        </Notice>
      )}
    </>
  );
}

const stopWords = (broken: number, records: number): string =>
  `${broken === 1 ? 'stops' : 'stop'} ${plural(records, 'record', 'records')}`;
