import { Button } from '#extension/ui/button.tsx';
import type { HistoryEntry } from '#shared/mapping/mapping-history.ts';
import { isSame } from '#shared/mapping/merge-changes.ts';
import { termId } from '#shared/mapping/term.ts';
import { FromTo } from '../mapping-tools/from-to.tsx';
import type { Names } from '../mapping-tools/use-names.ts';
import type { Now } from '../mapping-tools/use-now.ts';
import { termWords } from '../words.ts';
import { timeOf, wayOf } from './history-words.ts';

/** What every entry is shown with. */
export interface HistoryContext {
  names: Names;
  now: Now;
  /** This browser, which people know without its name. */
  memberId: string;
  /** Missing for those who may only look. */
  restore?: ((entries: HistoryEntry[]) => void) | undefined;
  busy: boolean;
  /** All entries are about one term, which is named above them. */
  isOneTerm: boolean;
  /** All entries are about terms of one kind. */
  isOneKind: boolean;
}

/** Who changed a mapping, when, from what and to what. */
export function HistoryRow({ entry, context }: { entry: HistoryEntry; context: HistoryContext }) {
  const { names, isOneTerm, isOneKind } = context;
  const { term, from, to } = entry;
  return (
    <li className="history-row">
      <div className="history-text">
        {!isOneTerm && (
          <span className="history-name">
            {names.ofTerm(term)}{' '}
            {!isOneKind && <span className="history-kind">{termWords[term.kind]}</span>}
          </span>
        )}
        <FromTo kind={term.kind} from={from} to={to} names={names} />
        <Signed entry={entry} memberId={context.memberId} />
      </div>
      <PutBack entry={entry} context={context} />
    </li>
  );
}

/** Who, when and how. */
export function Signed({ entry, memberId }: { entry: HistoryEntry; memberId: string }) {
  const who = entry.by.id === memberId ? 'You' : entry.by.name || 'Somebody who left';
  return (
    <span className="history-signed">
      <time dateTime={new Date(entry.at).toISOString()}>{timeOf(entry.at)}</time> · {who} ·{' '}
      {wayOf(entry)}
    </span>
  );
}

function PutBack({
  entry,
  context: { names, now, restore, busy },
}: Parameters<typeof HistoryRow>[0]) {
  const { term, from } = entry;
  if (isSame(now(termId(term)), from)) return <span className="history-holds">Restored</span>;
  if (!restore) return null;
  const target = from?.targetId ? names.target(term.kind, from.targetId) : undefined;
  if (target === null || target?.active === false) {
    return <span className="history-holds">{target ? 'Inactive now' : 'No longer there'}</span>;
  }
  return (
    <Button
      look="quiet"
      disabled={busy}
      aria-label={`Restore ${names.ofDecision(term.kind, from)} for ${names.ofTerm(term)}`}
      onClick={() => restore([entry])}
    >
      Restore
    </Button>
  );
}
