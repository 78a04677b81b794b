import type { HistoryEntry } from '#shared/mapping/mapping-history.ts';

/** Changes that one person made in one go, newest first. */
export type HistoryBatch = [HistoryEntry, ...HistoryEntry[]];

/** The changes of one day, newest first. */
export interface HistoryDay {
  day: string;
  batches: HistoryBatch[];
}

const oneGo = 60_000;
/** Fewer are shown one by one. */
const fewest = 4;

/** Entries, newest first, as days and batches. Each change by hand stands for itself. */
export function groupEntries(
  entries: readonly HistoryEntry[],
  dayOf: (at: number) => string,
): HistoryDay[] {
  const days: HistoryDay[] = [];
  for (const entry of entries) {
    const name = dayOf(entry.at);
    const last = days.at(-1);
    const day = last?.day === name ? last : { day: name, batches: [] };
    if (day !== last) days.push(day);
    const batch = day.batches.at(-1);
    if (batch && isSameGo(batch[0], entry)) batch.push(entry);
    else day.batches.push([entry]);
  }
  return days.map(({ day, batches }) => ({ day, batches: batches.flatMap(apart) }));
}

/** Whether the earlier change was made in one go with the later one. */
export const isSameGo = (later: HistoryEntry, earlier: HistoryEntry): boolean =>
  (earlier.how ?? 'hand') !== 'hand' &&
  earlier.how === later.how &&
  earlier.by.id === later.by.id &&
  later.at - earlier.at < oneGo;

const apart = (batch: HistoryBatch): HistoryBatch[] =>
  batch.length >= fewest ? [batch] : batch.map((entry): HistoryBatch => [entry]);
