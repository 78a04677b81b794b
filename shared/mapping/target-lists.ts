import type { CatalogueList, CatalogueRow } from '../relay/contract.ts';
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
/** Accounts that money can be in (contract.md §5.8). */
const moneyTypes = new Set(['Bank', 'Credit Card', 'Other Current Asset']);
/** Accounts that something bought can be booked to (contract.md §5.10). */
const spentTypes = new Set([
  'Expense',
  'Other Expense',
  'Cost of Goods Sold',
  'Fixed Asset',
  'Other Current Asset',
]);

/** The account type of a row; its subtype stands behind the slash. */
const accountType = ({ type = '' }: CatalogueRow): string => type.split(' / ')[0] ?? '';

/** Whether a term of this kind may be mapped to the row of its list. */
export function isTarget(kind: TermKind, row: CatalogueRow): boolean {
  if (!row.active) return false;
  if (kind === 'money-account') return moneyTypes.has(accountType(row));
  if (kind === 'expense-category') return spentTypes.has(accountType(row));
  return targetLists[kind] !== 'items' || !notSold.has(row.type ?? '');
}
