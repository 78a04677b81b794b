import type { Company } from '../books/company.ts';
import { type Doc, refId, text } from '../doc.ts';
import { faults } from '../protocol/fault.ts';
import { homeCurrency } from './currency.ts';
import type { WriteContext } from './entity.ts';

/** Where money may lie (contract §5.8, §5.9). */
export const moneyAccounts = ['Bank', 'Other Current Asset'];

/** 6430 unless the account in `holder` is of one of the types (and the sub type). Absent passes. */
export function requireAccount(
  holder: Doc | undefined,
  property: string,
  types: string[],
  { company }: Pick<WriteContext, 'company'>,
  subType?: string,
): void {
  const id = refId(holder, property);
  if (id === undefined) return;
  const account = company.get('Account', id)?.doc;
  if (account === undefined) throw faults.missingRef(property, 'Account', id);
  const fits = types.includes(text(account, 'AccountType') ?? '');
  const fitsExactly = subType === undefined || account.AccountSubType === subType;
  if (!fits || !fitsExactly) throw faults.accountKind(property);
}

/** An account that takes part in a transaction carries its currency or the home one (contract §7). */
export function requireAccountCurrency(
  draft: Doc,
  property: string,
  { company }: Pick<WriteContext, 'company'>,
  homeFits = true,
): void {
  const account = company.get('Account', refId(draft, property) ?? '')?.doc;
  const currency = refId(account, 'CurrencyRef');
  const allowed = [refId(draft, 'CurrencyRef'), ...(homeFits ? [homeCurrency(company)] : [])];
  if (account && !allowed.includes(currency)) {
    throw faults.business(`The account is kept in ${currency}.`, property);
  }
}

/** Fills in the company's own account of a kind in the currency of the draft, when none was named. */
export function defaultAccount(
  draft: Doc,
  property: string,
  kind: { type: string; subType?: string },
  company: Company,
): void {
  if (draft[property] !== undefined) return;
  const wanted = refId(draft, 'CurrencyRef') ?? homeCurrency(company);
  const suits = (currency: string) =>
    company
      .all('Account')
      .find(
        ({ doc }) =>
          doc.AccountType === kind.type &&
          (kind.subType === undefined || doc.AccountSubType === kind.subType) &&
          doc.Active !== false &&
          refId(doc, 'CurrencyRef') === currency,
      );
  const found = suits(wanted) ?? (kind.subType ? suits(homeCurrency(company)) : undefined);
  if (found) draft[property] = { value: String(found.doc.Id) };
}
