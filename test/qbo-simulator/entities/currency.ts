import type { Company } from '../books/company.ts';
import { child, type Doc, refId } from '../doc.ts';
import { decimal } from '../money.ts';
import { faults } from '../protocol/fault.ts';
import type { WriteContext } from './entity.ts';

export function homeCurrency(company: Company): string {
  return refId(child(company.preferences, 'CurrencyPrefs'), 'HomeCurrency') ?? 'USD';
}

export function multicurrency(company: Company): boolean {
  return child(company.preferences, 'CurrencyPrefs')?.MultiCurrencyEnabled === true;
}

/** Whether the company works in a currency: its own, or an active one of its list. */
export function isUsed(code: string, company: Company): boolean {
  if (code === homeCurrency(company)) return true;
  return company
    .all('CompanyCurrency')
    .some(({ doc }) => doc.Code === code && doc.Active !== false);
}

/** The currency of a customer or vendor: chosen once, at creation (contract §5.6, §7). */
export function settleCurrency(draft: Doc, context: WriteContext): void {
  const { company, before } = context;
  const stored = refId(before?.doc, 'CurrencyRef');
  const asked = askedCurrency(draft, context) ?? stored ?? homeCurrency(company);
  if (stored !== undefined && asked !== stored) {
    throw faults.business('The currency cannot be changed.', 'CurrencyRef');
  }
  draft.CurrencyRef = { value: asked };
}

/**
 * The currency and rate of a transaction (contract §7): with multicurrency it has to be named and
 * to be the one of the customer or vendor; a rate that was left out is 1.
 */
export function settleTxnCurrency(draft: Doc, context: WriteContext, owner?: Doc): void {
  const { company } = context;
  const home = homeCurrency(company);
  if (!multicurrency(company)) {
    askedCurrency(draft, context);
    draft.CurrencyRef = { value: home };
    delete draft.ExchangeRate;
    return;
  }
  const asked = askedCurrency(draft, context);
  if (asked === undefined) throw faults.required('CurrencyRef');
  const owned = refId(owner, 'CurrencyRef');
  if (owned !== undefined && owned !== asked) {
    throw faults.business(`The currency must be ${owned}, that of the name used.`, 'CurrencyRef');
  }
  draft.CurrencyRef = { value: asked };
  if (asked === home || draft.ExchangeRate === undefined) draft.ExchangeRate = 1;
  if (decimal(draft.ExchangeRate).lte(0)) throw faults.badNumber('ExchangeRate');
}

/** The currency a draft names; a foreign one is refused or ignored where the company has only one. */
function askedCurrency(draft: Doc, { company, switches }: WriteContext): string | undefined {
  const asked = refId(draft, 'CurrencyRef');
  if (asked === undefined || asked === homeCurrency(company)) return asked;
  if (multicurrency(company)) {
    if (!isUsed(asked, company)) throw faults.missingRef('CurrencyRef', 'CompanyCurrency', asked);
    return asked;
  }
  if (switches.foreignCurrency === 'ignore') return undefined;
  throw faults.business(`Multicurrency is off, ${asked} cannot be used.`, 'CurrencyRef');
}
