import type { Company } from '../books/company.ts';
import { child, type Doc, refId } from '../doc.ts';
import { faults } from '../protocol/fault.ts';
import type { WriteContext } from './entity.ts';

export function homeCurrency(company: Company): string {
  return refId(child(company.preferences, 'CurrencyPrefs'), 'HomeCurrency') ?? 'USD';
}

/** Sets or checks CurrencyRef in a company without multicurrency (contract §7). */
export function settleCurrency(draft: Doc, context: WriteContext): void {
  const home = homeCurrency(context.company);
  const asked = refId(draft, 'CurrencyRef') ?? home;
  if (asked !== home && context.switches.foreignCurrency === 'refuse') {
    throw faults.business(`Multicurrency is off, ${asked} cannot be used.`, 'CurrencyRef');
  }
  draft.CurrencyRef = { value: home };
}
