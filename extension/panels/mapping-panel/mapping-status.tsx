import { Button } from '#extension/ui/button.tsx';
import { Notice } from '#extension/ui/notice.tsx';
import type { TermKind } from '#shared/mapping/term.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { plural } from '../words.ts';
import type { Impact } from './impact.ts';
import { screens } from './screens.ts';
import type { Decisions } from './use-decisions.ts';

/** What has not reached the practice yet, what will stop an export, and who may change anything. */
export function MappingStatus({
  decisions: { waiting, disputed },
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
      {disputed.length > 0 && (
        <Notice
          tone="warning"
          role="status"
          title={`${plural(disputed.length, 'change differs', 'changes differ')} from a colleague’s.`}
        >
          <p>Nothing is lost. {placesOf(disputed)}</p>
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

/** Where the rows are that ask which decision holds. */
function placesOf(kinds: readonly TermKind[]): string {
  const lists = screens.filter((screen) =>
    (screen.kinds as readonly TermKind[]).some((kind) => kinds.includes(kind)),
  );
  const asked = `Choose which one holds: ${lists.map(({ label }) => label).join(', ')} › Needs attention.`;
  const elsewhere = 'What is about a category is asked under Export.';
  const isCategory = kinds.includes('item-category');
  return [lists.length > 0 && asked, isCategory && elsewhere].filter(Boolean).join(' ');
}

const stopWords = (broken: number, records: number): string =>
  `${broken === 1 ? 'stops' : 'stop'} ${plural(records, 'record', 'records')}`;
