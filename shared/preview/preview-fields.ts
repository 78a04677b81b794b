import type { Document } from '../documents/qbo-shapes.ts';
import type { CatalogueList } from '../relay/contract.ts';
import type { NameOf } from './name-of.ts';

/** Shown elsewhere: the party, the rows and the totals. */
const elsewhere = new Set([
  'CustomerRef',
  'VendorRef',
  'EntityRef',
  'Line',
  'TxnTaxDetail',
  'TotalAmt',
]);

/** The words for each property of a document's head, and the list a reference points into. */
const words: Record<string, [label: string, list?: CatalogueList]> = {
  DocNumber: ['Number'],
  TxnDate: ['Date'],
  DueDate: ['Due'],
  SalesTermRef: ['Terms', 'terms'],
  PaymentType: ['Paid by'],
  PaymentMethodRef: ['Payment method', 'paymentMethods'],
  PaymentRefNum: ['Reference'],
  DepositToAccountRef: ['Account', 'accounts'],
  AccountRef: ['Paid from', 'accounts'],
  DepartmentRef: ['Location', 'departments'],
  ClassRef: ['Class', 'classes'],
  CurrencyRef: ['Currency'],
  ExchangeRate: ['Exchange rate'],
  CustomerMemo: ['Message for the customer'],
  GlobalTaxCalculation: ['Amounts'],
  ApplyTaxAfterDiscount: ['Tax after discount'],
  PrivateNote: ['Private note'],
  DisplayName: ['Name'],
  GivenName: ['First name'],
  FamilyName: ['Last name'],
  CompanyName: ['Company'],
  PrimaryEmailAddr: ['E-mail'],
  AcctNum: ['Account number'],
  ParentRef: ['Under'],
  Job: ['Sub-customer'],
  BillWithParent: ['Billed with the parent'],
  Notes: ['Notes'],
  Name: ['Name'],
  Type: ['Kind'],
  Sku: ['SKU'],
  UnitPrice: ['Price'],
  SubItem: ['In a category'],
  IncomeAccountRef: ['Income account', 'accounts'],
  ExpenseAccountRef: ['Expense account', 'accounts'],
  AssetAccountRef: ['Inventory account', 'accounts'],
  TrackQtyOnHand: ['Tracked'],
  QtyOnHand: ['On hand'],
  InvStartDate: ['As of'],
};

const values: Record<string, string> = {
  TaxExcluded: 'without tax',
  TaxInclusive: 'with tax inside',
  NotApplicable: 'no tax',
  CreditCard: 'Credit card',
  NonInventory: 'Non-inventory',
  true: 'Yes',
  false: 'No',
};

/** The head of a document in words, in the order it is sent. */
export const previewFields = (
  document: Document,
  nameOf: NameOf,
): { label: string; value: string }[] =>
  Object.entries(document)
    .filter(([key, value]) => !elsewhere.has(key) && value !== undefined)
    .map(([key, value]) => {
      const [label, list] = words[key] ?? [key];
      return { label, value: inWords(value, parentList(key, document) ?? list, nameOf) };
    });

const parentList = (key: string, document: Document): CatalogueList | undefined => {
  if (key !== 'ParentRef') return undefined;
  return 'DisplayName' in document ? 'customers' : 'items';
};

function inWords(value: unknown, list: CatalogueList | undefined, nameOf: NameOf): string {
  if (typeof value === 'object' && value !== null) {
    const text = 'value' in value ? value.value : 'Address' in value ? value.Address : '';
    return list ? nameOf(list, String(text)) : String(text);
  }
  return values[String(value)] ?? String(value);
}
