import type { HistoryEntry } from '#shared/mapping/mapping-history.ts';
import { isSame } from '#shared/mapping/merge-changes.ts';
import { termId } from '#shared/mapping/term.ts';
import type { Step } from '../mapping-panel/step.ts';
import type { Now } from '../mapping-tools/use-now.ts';

/** The change after which holds what held before the entry. */
export const putBack = ({ term, from }: HistoryEntry, now: Now): Step => ({
  term,
  targetId: from?.targetId ?? null,
  ...(from?.ignored ? { ignored: true } : {}),
  ...(from?.coversNew ? { coversNew: true } : {}),
  how: 'restore',
  before: now(termId(term)),
});

/**
 * The changes after which holds what held before a batch, given newest first. What somebody has
 * changed since stays as it is.
 */
export function putAllBack(batch: readonly HistoryEntry[], now: Now): Step[] {
  const first = new Map<string, HistoryEntry>();
  const last = new Map<string, HistoryEntry>();
  for (const entry of batch) {
    const id = termId(entry.term);
    if (!last.has(id)) last.set(id, entry);
    first.set(id, entry);
  }
  return [...first].flatMap(([id, entry]) => {
    const left = last.get(id)?.to ?? null;
    return isSame(now(id), left) && !isSame(left, entry.from) ? [putBack(entry, now)] : [];
  });
}
