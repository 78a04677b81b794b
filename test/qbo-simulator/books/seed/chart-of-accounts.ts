import type { Doc } from '../../doc.ts';

/** The chart every seeded company starts with; ids follow this order, from 1. */
export const chartOfAccounts: Doc[] = [
  account('Checking', 'Bank', 'Checking'),
  account('Savings', 'Bank', 'Savings'),
  account('Accounts Receivable (A/R)', 'Accounts Receivable', 'AccountsReceivable'),
  account('Undeposited Funds', 'Other Current Asset', 'UndepositedFunds'),
  account('Inventory Asset', 'Other Current Asset', 'Inventory'),
  account('Accounts Payable (A/P)', 'Accounts Payable', 'AccountsPayable'),
  account('Company Card', 'Credit Card', 'CreditCard'),
  account('Sales Tax Payable', 'Other Current Liability', 'SalesTaxPayable'),
  account('Client Deposits', 'Other Current Liability', 'OtherCurrentLiabilities'),
  account('Opening Balance Equity', 'Equity', 'OpeningBalanceEquity'),
  account('Service Income', 'Income', 'ServiceFeeIncome'),
  account('Sales of Product Income', 'Income', 'SalesOfProductIncome'),
  account('Discounts given', 'Income', 'DiscountsRefundsGiven'),
  account('Shipping Income', 'Income', 'SalesOfProductIncome'),
  account('Cost of Goods Sold', 'Cost of Goods Sold', 'SuppliesMaterialsCogs'),
  account('Supplies', 'Expense', 'SuppliesMaterials'),
  account('Office Expenses', 'Expense', 'OfficeGeneralAdministrativeExpenses'),
  account('Rent', 'Expense', 'RentOrLeaseOfBuildings'),
  account('Utilities', 'Expense', 'Utilities'),
  account('Insurance', 'Expense', 'Insurance'),
  account('Bank Charges', 'Expense', 'BankCharges'),
  account('Outside Laboratories', 'Cost of Goods Sold', 'OtherCostsOfServiceCos'),
  account('Furniture and Equipment', 'Fixed Asset', 'FurnitureAndFixtures'),
  account('Equipment Loan', 'Long Term Liability', 'NotesPayable'),
  account("Owner's Equity", 'Equity', 'OwnersEquity'),
  account('Interest Earned', 'Other Income', 'InterestEarned'),
  account('Exchange Gain or Loss', 'Other Expense', 'ExchangeGainOrLoss'),
];

function account(Name: string, AccountType: string, AccountSubType: string): Doc {
  return { Name, AccountType, AccountSubType };
}

/** Terms, in id order from 1. */
export const terms: Doc[] = [
  { Name: 'Due on receipt', DueDays: 0 },
  { Name: 'Net 15', DueDays: 15 },
  { Name: 'Net 30', DueDays: 30 },
  { Name: 'Net 60', DueDays: 60 },
];

/** Payment methods, in id order from 1. */
export const paymentMethods: Doc[] = [
  { Name: 'Cash', Type: 'NON_CREDIT_CARD' },
  { Name: 'Check', Type: 'NON_CREDIT_CARD' },
  { Name: 'Visa', Type: 'CREDIT_CARD' },
  { Name: 'Mastercard', Type: 'CREDIT_CARD' },
  { Name: 'Bank transfer', Type: 'NON_CREDIT_CARD' },
];

/** The id of an account of the common chart. */
export function accountNamed(name: string): string {
  const index = chartOfAccounts.findIndex((account) => account.Name === name);
  if (index < 0) throw new Error(`no such account: ${name}`);
  return String(index + 1);
}
