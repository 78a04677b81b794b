import { addDays } from '../clock.ts';
import { type Doc, refId, text } from '../doc.ts';
import type { WriteContext } from '../entities/entity.ts';

/** TxnDate plus the days of the term, or its day of the month; without a term, TxnDate. */
export function dueDate(draft: Doc, context: WriteContext): string {
  const date = text(draft, 'TxnDate') ?? context.today;
  const term = context.company.get('Term', refId(draft, 'SalesTermRef') ?? '')?.doc;
  if (typeof term?.DueDays === 'number') return addDays(date, term.DueDays);
  if (typeof term?.DayOfMonthDue !== 'number') return date;
  const month = new Date(`${date.slice(0, 7)}-01T00:00:00Z`);
  if (Number(date.slice(8)) >= term.DayOfMonthDue) month.setUTCMonth(month.getUTCMonth() + 1);
  const nextMonth = new Date(month);
  nextMonth.setUTCMonth(month.getUTCMonth() + 1, 0);
  month.setUTCDate(Math.min(term.DayOfMonthDue, nextMonth.getUTCDate()));
  return month.toISOString().slice(0, 10);
}
