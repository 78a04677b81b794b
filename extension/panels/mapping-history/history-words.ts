import type { HistoryEntry } from '#shared/mapping/mapping-history.ts';

const ways: Record<NonNullable<HistoryEntry['how']>, string> = {
  hand: 'by hand',
  'accept-all': 'accepted together',
  csv: 'from a CSV file',
  cascade: 'with its category',
  undo: 'undone',
  restore: 'put back from the history',
};

/** How a change was made. */
export const wayOf = ({ how, byExport }: HistoryEntry): string =>
  byExport ? 'created by an export' : ways[how ?? 'hand'];

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const calendar = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' });

/** The time of day. */
export const timeOf = (at: number): string => clock.format(at);

/** The day, as a heading. */
export function dayOf(at: number, now: number): string {
  const day = calendar.format(at);
  if (day === calendar.format(now)) return 'Today';
  return day === calendar.format(now - 24 * 60 * 60 * 1000) ? 'Yesterday' : day;
}
