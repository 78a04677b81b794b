import type { Company } from '../documents/company.ts';
import {
  isCashAccount,
  isDepositAccount,
  isIncomeAccount,
  isOfType,
  isSpendingAccount,
} from '../mapping/account-types.ts';
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

const anything = () => true;

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
