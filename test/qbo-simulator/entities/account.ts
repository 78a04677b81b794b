import { child, text } from '../doc.ts';
import { faults } from '../protocol/fault.ts';
import { homeCurrency } from './currency.ts';
import type { EntityRules } from './entity.ts';
import { placeUnderParent, renameBelow, requireFreeName } from './names.ts';

const classifications: { [type: string]: string } = {
  Bank: 'Asset',
  'Accounts Receivable': 'Asset',
  'Other Current Asset': 'Asset',
  'Fixed Asset': 'Asset',
  'Other Asset': 'Asset',
  'Accounts Payable': 'Liability',
  'Credit Card': 'Liability',
  'Other Current Liability': 'Liability',
  'Long Term Liability': 'Liability',
  Equity: 'Equity',
  Income: 'Revenue',
  'Other Income': 'Revenue',
  'Cost of Goods Sold': 'Expense',
  Expense: 'Expense',
  'Other Expense': 'Expense',
};

/** The sub type an account gets when only its type is given, and the reverse (contract §5.11). */
const defaultSubTypes: { [type: string]: string } = {
  Bank: 'Checking',
  'Accounts Receivable': 'AccountsReceivable',
  'Other Current Asset': 'OtherCurrentAssets',
  'Fixed Asset': 'OtherFixedAssets',
  'Other Asset': 'OtherLongTermAssets',
  'Accounts Payable': 'AccountsPayable',
  'Credit Card': 'CreditCard',
  'Other Current Liability': 'OtherCurrentLiabilities',
  'Long Term Liability': 'OtherLongTermLiabilities',
  Equity: 'OwnersEquity',
  Income: 'SalesOfProductIncome',
  'Other Income': 'OtherMiscellaneousIncome',
  'Cost of Goods Sold': 'SuppliesMaterialsCogs',
  Expense: 'OtherMiscellaneousServiceCost',
  'Other Expense': 'OtherMiscellaneousExpense',
};

const typesBySubType: { [subType: string]: string } = {
  ...Object.fromEntries(Object.entries(defaultSubTypes).map(([type, sub]) => [sub, type])),
  Savings: 'Bank',
  CashOnHand: 'Bank',
  UndepositedFunds: 'Other Current Asset',
  Inventory: 'Other Current Asset',
  ServiceFeeIncome: 'Income',
  DiscountsRefundsGiven: 'Income',
  SalesTaxPayable: 'Other Current Liability',
  OfficeGeneralAdministrativeExpenses: 'Expense',
};

/** Contract §5.3 and §5.11. */
export const account: EntityRules = {
  name: 'Account',
  kind: 'list',
  settle: (effect, writer) => renameBelow('Account', effect, writer),
  prepare(draft, context) {
    const name = text(draft, 'Name') ?? '';
    if (/[":]/.test(name)) throw faults.badProperty('Name');
    const type = text(draft, 'AccountType') ?? typesBySubType[text(draft, 'AccountSubType') ?? ''];
    if (type === undefined) throw faults.accountType();
    requireFreeName('Account', draft, context);
    const level = placeUnderParent('Account', draft, name, context);
    checkNumber(text(draft, 'AcctNum'), context.company.preferences, context.company.country);
    draft.AccountType = type;
    draft.AccountSubType ??= defaultSubTypes[type];
    draft.Classification = classifications[type] ?? 'Asset';
    draft.SubAccount = level > 0;
    draft.Active ??= true;
    draft.CurrentBalance = context.before?.doc.CurrentBalance ?? 0;
    draft.CurrentBalanceWithSubAccounts = draft.CurrentBalance;
    draft.CurrencyRef = context.before?.doc.CurrencyRef ?? {
      value: homeCurrency(context.company),
    };
  },
};

function checkNumber(
  supplied: string | undefined,
  preferences: Parameters<typeof child>[0],
  country: string,
): void {
  if (supplied === undefined) return;
  if (child(preferences, 'AccountingInfoPrefs')?.UseAccountNumbers !== true) {
    throw faults.badProperty('AcctNum');
  }
  const max = ['AU', 'CA'].includes(country) ? 20 : 7;
  if (supplied.length > max) throw faults.length('AcctNum', max, supplied.length);
}
