import { child } from '../doc.ts';
import type { EntityRules } from './entity.ts';

/** Company preferences; the closing date lives in the settings and is only shown (§5.11, §7). */
export const preferences: EntityRules = {
  name: 'Preferences',
  kind: 'singleton',
  present(doc, _record, company, switches) {
    const accounting = { ...child(doc, 'AccountingInfoPrefs') };
    delete accounting.BookCloseDate;
    if (switches.showBookCloseDate && company.settings.bookCloseDate !== null) {
      accounting.BookCloseDate = company.settings.bookCloseDate;
    }
    doc.AccountingInfoPrefs = accounting;
  },
};
