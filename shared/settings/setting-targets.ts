import type { Company } from '../documents/company.ts';
import type { CatalogueList, CatalogueRow } from '../relay/contract.ts';
import type { Settings } from './settings.ts';

/** The settings that name something in QuickBooks. */
export type TargetField =
  | 'servicesItemId'
  | 'incomeAccountId'
  | 'chargeAccountId'
  | 'taxAccountId'
  | 'discountAccountId'
  | 'refundAccountId'
  | 'depositAccountId'
  | 'expenseAccountId'
  | 'purchaseAccountId'
  | 'vendorId'
  | 'termId'
  | 'classId'
  | 'locationId';

export interface SettingTarget {
  /** What people call it, inside a sentence. */
  name: string;
  list: CatalogueList;
  /** Whether an active row may be chosen. */
  fits(row: CatalogueRow, settings: Settings): boolean;
  /** False where nothing is sent to it for now; always sent to unless said. */
  isUsed?(settings: Settings, company: Company): boolean;
  /** Where documents name it. */
  refs: string[];
}

/** Type and subtype of an account; the catalogue has them with a slash between. */
const typesOf = ({ type = '' }: CatalogueRow): [type: string, subType: string] => {
  const [main = '', sub = ''] = type.split(' / ');
  return [main, sub];
};
const isOfType =
  (...types: string[]) =>
  (row: CatalogueRow): boolean =>
    types.includes(typesOf(row)[0]);
const anything = () => true;

/** Money in hand: bank and cash accounts, and what waits to be deposited (features D10). */
export const isCashAccount = (row: CatalogueRow): boolean => {
  const [type, subType] = typesOf(row);
  return type === 'Bank' || (type === 'Other Current Asset' && subType === 'UndepositedFunds');
};

/** As `isCashAccount`, and clearing accounts, where a card processor's money waits. */
export const isDepositAccount = (row: CatalogueRow): boolean => {
  const [type, subType] = typesOf(row);
  const isClearing = type === 'Other Current Asset' && subType === 'OtherCurrentAssets';
  return isCashAccount(row) || isClearing;
};

/** Accounts an item's sales can post to (features D1). */
export const isIncomeAccount = isOfType('Income');

/** Accounts that something bought can be booked to (contract.md §5.10). */
export const isSpendingAccount = isOfType(
  ...['Expense', 'Other Expense', 'Cost of Goods Sold', 'Fixed Asset', 'Other Current Asset'],
);

const income = (name: string): SettingTarget => ({
  name,
  list: 'accounts',
  fits: isIncomeAccount,
  refs: ['IncomeAccountRef'],
});

/** What each of them may be, and where documents name it: one place for screens, checks and warnings. */
export const settingTargets: Record<TargetField, SettingTarget> = {
  servicesItemId: {
    name: 'services item',
    list: 'items',
    fits: ({ type }) => type === 'Service',
    refs: ['ItemRef'],
  },
  incomeAccountId: income('income account'),
  chargeAccountId: income('account for late fees and charges'),
  taxAccountId: income('account for taxes'),
  discountAccountId: income('account for discounts'),
  refundAccountId: {
    name: 'refund account',
    list: 'accounts',
    fits: isCashAccount,
    refs: ['DepositToAccountRef'],
  },
  depositAccountId: {
    name: 'deposit account',
    list: 'accounts',
    fits: isDepositAccount,
    refs: ['DepositToAccountRef'],
  },
  expenseAccountId: {
    name: 'expense account',
    list: 'accounts',
    fits: isSpendingAccount,
    refs: ['AccountRef'],
  },
  purchaseAccountId: {
    name: 'account that expenses are paid from',
    list: 'accounts',
    // A card purchase leaves from a card, everything else from a bank account (contract.md §5.10).
    fits: (row, { purchaseType }) =>
      isOfType(purchaseType === 'CreditCard' ? 'Credit Card' : 'Bank')(row),
    isUsed: ({ expensesAs }) => expensesAs !== 'bill',
    refs: ['AccountRef'],
  },
  vendorId: { name: 'vendor', list: 'vendors', fits: anything, refs: ['VendorRef', 'EntityRef'] },
  termId: { name: 'payment terms', list: 'terms', fits: anything, refs: ['SalesTermRef'] },
  classId: {
    name: 'class',
    list: 'classes',
    fits: anything,
    isUsed: ({ useClasses }, { classes }) => useClasses && classes !== 'off',
    refs: ['ClassRef'],
  },
  locationId: {
    name: 'location',
    list: 'departments',
    fits: anything,
    isUsed: ({ useLocations }, { locations }) => useLocations && locations,
    refs: ['DepartmentRef'],
  },
};

export const targetFields = Object.keys(settingTargets) as TargetField[];
