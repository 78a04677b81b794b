import type { CatalogueRow } from '../relay/contract.ts';

type Account = Pick<CatalogueRow, 'type'>;

/** Type and subtype of an account; the catalogue has them with a slash between. */
export const accountTypes = ({ type = '' }: Account): [type: string, subType: string] => {
  const [main = '', sub = ''] = type.split(' / ');
  return [main, sub];
};

/** Whether an account is of one of these types. */
export const isOfType =
  (...types: string[]) =>
  (row: Account): boolean =>
    types.includes(accountTypes(row)[0]);

/** Money in hand: bank and cash accounts, and what waits to be deposited (features D10). */
export const isCashAccount = (row: Account): boolean => {
  const [type, subType] = accountTypes(row);
  return type === 'Bank' || (type === 'Other Current Asset' && subType === 'UndepositedFunds');
};

/** As `isCashAccount`, and clearing accounts, where a card processor's money waits. */
export const isDepositAccount = (row: Account): boolean => {
  const [type, subType] = accountTypes(row);
  const isClearing = type === 'Other Current Asset' && subType === 'OtherCurrentAssets';
  return isCashAccount(row) || isClearing;
};

/** Accounts an item's sales can post to (features D1). */
export const isIncomeAccount = isOfType('Income');

/** Accounts that something bought can be booked to (contract.md §5.10). */
export const isSpendingAccount = isOfType(
  ...['Expense', 'Other Expense', 'Cost of Goods Sold', 'Fixed Asset', 'Other Current Asset'],
);

/** Where payments can go (contract.md §5.8), and the cards that expenses are paid with (§5.10). */
export const isMoneyAccount = (row: Account): boolean =>
  isDepositAccount(row) || isOfType('Credit Card')(row);
