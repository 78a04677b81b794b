import type { CatalogueRow } from '#shared/relay/contract.ts';

/** Accounts income can be booked to, sales of products and services first. */
export const incomeAccounts = (rows: CatalogueRow[]): CatalogueRow[] => {
  const sales = ({ type = '' }: CatalogueRow) => Number(type.includes('SalesOfProductIncome'));
  return rows
    .filter(({ active, type = '' }) => active && /\bIncome\b/.test(type) && !/^Other/.test(type))
    .sort((a, b) => sales(b) - sales(a) || (a.name < b.name ? -1 : 1));
};
