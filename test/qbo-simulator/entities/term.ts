import { faults } from '../protocol/fault.ts';
import { simpleList } from './simple-list.ts';

/** Contract §5.11: due after days, or on a day of the month. */
export const term = simpleList('Term', {
  prepare(draft) {
    const byDays = draft.DueDays !== undefined;
    if (!byDays && draft.DayOfMonthDue === undefined) throw faults.required('DueDays');
    draft.Type = byDays ? 'STANDARD' : 'DATE_DRIVEN';
  },
});
