import { isIncomeAccount } from '#shared/mapping/account-types.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';

/** Accounts income can be booked to, sales of products and services first. */
export const incomeAccounts = (rows: CatalogueRow[]): CatalogueRow[] => {
  const sales = ({ type = '' }: CatalogueRow) => Number(type.includes('SalesOfProductIncome'));
  return rows
    .filter((row) => row.active && isIncomeAccount(row))
    .sort((a, b) => sales(b) - sales(a) || (a.name < b.name ? -1 : 1));
};
