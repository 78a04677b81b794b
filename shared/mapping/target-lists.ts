import type { CatalogueList, CatalogueRow } from '../relay/contract.ts';
import { isMoneyAccount, isSpendingAccount } from './account-types.ts';
import type { TermKind } from './term.ts';

/** The list of the company that each kind of term is mapped into. */
export const targetLists: Record<TermKind, CatalogueList> = {
  client: 'customers',
  item: 'items',
  'item-category': 'items',
  tax: 'items',
  rounding: 'items',
  discount: 'items',
  charge: 'items',
  'tax-code': 'taxCodes',
  'payment-method': 'paymentMethods',
  'money-account': 'accounts',
  term: 'terms',
  class: 'classes',
  location: 'departments',
  supplier: 'vendors',
  'expense-category': 'accounts',
};

/** Types that cannot stand on a line by themselves (contract.md §5.7). */
const notSold = new Set(['Category', 'Group', 'Bundle']);

/** Whether a term of this kind may be mapped to the row of its list. */
export function isTarget(kind: TermKind, row: CatalogueRow): boolean {
  if (!row.active) return false;
  if (kind === 'money-account') return isMoneyAccount(row);
  if (kind === 'expense-category') return isSpendingAccount(row);
  return targetLists[kind] !== 'items' || !notSold.has(row.type ?? '');
}
