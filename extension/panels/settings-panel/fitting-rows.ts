import type { CatalogueRow } from '#shared/relay/contract.ts';
import type { Settings } from '#shared/settings/settings.ts';

/** Accounts whose type is one of these; the subtype stands behind the slash. */
const accountsOf = (rows: CatalogueRow[], types: string[]): CatalogueRow[] =>
  rows.filter(({ active, type = '' }) => active && types.includes(type.split(' / ')[0] ?? ''));

/** Cash-type accounts (features D10); the same as the company check accepts. */
export const cashAccounts = (rows: CatalogueRow[]): CatalogueRow[] =>
  accountsOf(rows, ['Bank', 'Other Current Asset']);

/** Accounts that something bought can be booked to (contract.md §5.10). */
export const spendingAccounts = (rows: CatalogueRow[]): CatalogueRow[] =>
  accountsOf(rows, [
    'Expense',
    'Other Expense',
    'Cost of Goods Sold',
    'Fixed Asset',
    'Other Current Asset',
  ]);

/** A card purchase leaves from a card, everything else from a bank account (contract.md §5.10). */
export const purchaseAccounts = (
  rows: CatalogueRow[],
  type: Settings['purchaseType'],
): CatalogueRow[] => accountsOf(rows, [type === 'CreditCard' ? 'Credit Card' : 'Bank']);

/** Items of the type Service (features D2). */
export const serviceItems = (rows: CatalogueRow[]): CatalogueRow[] =>
  rows.filter(({ active, type }) => active && type === 'Service');

export const activeRows = (rows: CatalogueRow[]): CatalogueRow[] =>
  rows.filter(({ active }) => active);

/** The accounts made for what items earn (features D1). */
export const productSales = (rows: CatalogueRow[]): CatalogueRow[] =>
  rows.filter(({ type = '' }) => type.endsWith('/ SalesOfProductIncome'));
