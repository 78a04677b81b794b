import type { Company } from '../books/company.ts';
import { child, type Doc } from '../doc.ts';
import { faults } from '../protocol/fault.ts';
import type { EntityRules, WriteContext } from './entity.ts';

/** Company preferences; the closing date lives in the settings and is only shown (§5.11, §7). */
export const preferences: EntityRules = {
  name: 'Preferences',
  kind: 'singleton',
  prepare(draft, context) {
    const stored = context.before?.doc ?? {};
    for (const [section, value] of Object.entries(stored)) draft[section] ??= value;
    keepCurrency(draft, stored, context);
    const accounting = child(draft, 'AccountingInfoPrefs');
    if (accounting) delete accounting.BookCloseDate;
  },
  present(doc, _record, company, switches) {
    const accounting = { ...child(doc, 'AccountingInfoPrefs') };
    delete accounting.BookCloseDate;
    if (switches.showBookCloseDate && closingDate(company) !== null) {
      accounting.BookCloseDate = closingDate(company);
    }
    doc.AccountingInfoPrefs = accounting;
  },
};

function closingDate(company: Company): string | null {
  return company.settings.bookCloseDate;
}

/** The home currency stays, and so does multicurrency once it is on (contract §7). */
function keepCurrency(draft: Doc, stored: Doc, { switches }: WriteContext): void {
  const before = child(stored, 'CurrencyPrefs');
  const after: Doc = { ...child(draft, 'CurrencyPrefs'), HomeCurrency: before?.HomeCurrency };
  after.MultiCurrencyEnabled ??= before?.MultiCurrencyEnabled;
  const turnedOff = before?.MultiCurrencyEnabled === true && after.MultiCurrencyEnabled !== true;
  if (turnedOff && switches.multicurrencyOff === 'refuse') {
    throw faults.business('Multicurrency cannot be turned off.', 'MultiCurrencyEnabled');
  }
  draft.CurrencyPrefs = after;
}
