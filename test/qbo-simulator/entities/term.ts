import { decimal } from '../money.ts';
import { faults } from '../protocol/fault.ts';
import { simpleList } from './simple-list.ts';

/** Contract §5.11: due after days, or on a day of the month. */
export const term = simpleList('Term', {
  prepare(draft) {
    const byDays = draft.DueDays !== undefined;
    if (!byDays && draft.DayOfMonthDue === undefined) throw faults.required('DueDays');
    const percent = decimal(draft.DiscountPercent);
    if (percent.lt(0) || percent.gt(100)) throw faults.badNumber('DiscountPercent');
    draft.Type = byDays ? 'STANDARD' : 'DATE_DRIVEN';
  },
});
