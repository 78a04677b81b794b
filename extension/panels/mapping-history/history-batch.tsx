import { useId, useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { ChevronIcon } from '#extension/ui/icons.tsx';
import { plural } from '../words.ts';
import type { HistoryBatch as Batch } from './group-entries.ts';
import { type HistoryContext, HistoryRow, Signed } from './history-row.tsx';
import { putAllBack } from './put-back.ts';

const atOnce = 100;

/** Many changes made in one go: one line, which opens. */
export function HistoryBatch({
  batch,
  isWhole,
  context,
}: {
  batch: Batch;
  /** Nothing of it is on an older page. */
  isWhole: boolean;
  context: HistoryContext;
}) {
  const id = useId();
  const [shown, setShown] = useState(0);
  const words = isWhole
    ? plural(batch.length, 'change', 'changes')
    : `${batch.length.toLocaleString()} or more changes`;
  const canRestore = !isWhole || putAllBack(batch, context.now).length > 0;
  return (
    <li className="history-batch">
      <div className="history-row">
        <button
          type="button"
          className="history-more"
          aria-expanded={shown > 0}
          aria-controls={id}
          onClick={() => setShown(shown > 0 ? 0 : atOnce)}
        >
          <ChevronIcon />
          <span className="history-text">
            <span className="history-name">{words}</span>
            <Signed entry={batch[0]} memberId={context.memberId} />
          </span>
        </button>
        {context.restore && canRestore && (
          <Button
            look="quiet"
            disabled={context.busy}
            aria-label={`Restore what was before these ${words}`}
            onClick={() => context.restore?.(batch)}
          >
            Restore all
          </Button>
        )}
      </div>
      <ul id={id} className="history-inner" hidden={shown === 0}>
        {batch.slice(0, shown).map((entry) => (
          <HistoryRow key={entry.version} entry={entry} context={context} />
        ))}
        {shown > 0 && shown < batch.length && (
          <li className="history-rest">
            <Button look="quiet" onClick={() => setShown(shown + atOnce)}>
              Show {Math.min(atOnce, batch.length - shown)} more
            </Button>
          </li>
        )}
      </ul>
    </li>
  );
}
