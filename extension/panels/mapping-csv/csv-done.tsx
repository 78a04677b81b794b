import type { SentChanges } from '#extension/protocol/messages.ts';
import { Button } from '#extension/ui/button.tsx';
import { Notice } from '#extension/ui/notice.tsx';
import { SheetBody, SheetFoot } from '#extension/ui/sheet.tsx';
import type { DiffLine } from '#shared/mapping/csv/diff-lines.ts';
import { explain } from '#shared/problem.ts';
import { progressWords } from '../mapping-tools/progress-words.ts';
import { plural } from '../words.ts';
import { DiffList } from './diff-list.tsx';

/** What was stored, what was not, and the way back. */
export function CsvDone({
  sent,
  count,
  left,
  realmId,
  busy,
  waiting,
  onUndo,
  onClose,
}: {
  sent: SentChanges;
  /** How many changes were made. */
  count: number;
  /** Rows that were left out. */
  left: DiffLine[];
  realmId: string;
  busy: boolean;
  /** How many changes are not taken back yet while that goes on. */
  waiting: number;
  onUndo: () => void;
  onClose: () => void;
}) {
  const stored = count - sent.waiting - sent.conflicts;
  return (
    <>
      <SheetBody>
        {sent.waiting > 0 ? (
          <Notice
            tone="warning"
            role="status"
            title={sent.problem ? explain(sent.problem).sentence : 'The relay cannot be reached.'}
          >
            <p>
              {stored > 0 && `${plural(stored, 'change is', 'changes are')} stored. `}
              {plural(sent.waiting, 'change waits', 'changes wait')} in this browser and{' '}
              {sent.waiting === 1 ? 'is' : 'are'} sent as soon as it answers.
            </p>
          </Notice>
        ) : (
          <Notice
            tone="success"
            role="status"
            title={`${plural(count, 'change is', 'changes are')} stored.`}
          >
            <p>Records that were exported before are not affected.</p>
          </Notice>
        )}
        {sent.conflicts > 0 && (
          <Notice
            tone="warning"
            title={`${plural(sent.conflicts, 'change differs', 'changes differ')} from a colleague’s.`}
          >
            <p>Close this, and choose under “Needs attention” which one holds.</p>
          </Notice>
        )}
        {left.length > 0 && (
          <section className="csv-part csv-rest" aria-labelledby="csv-left">
            <h3 id="csv-left">{plural(left.length, 'row was', 'rows were')} left out</h3>
            <DiffList label="Left out" lines={left} realmId={realmId} />
          </section>
        )}
      </SheetBody>
      <SheetFoot>
        <Button busy={busy} onClick={onUndo}>
          {busy ? progressWords('Taking back', count, waiting) : 'Undo'}
        </Button>
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </SheetFoot>
    </>
  );
}
