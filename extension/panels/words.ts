import type { DraftKind } from '#shared/draft/draft.ts';
import type { TermKind } from '#shared/mapping/term.ts';
import type { CatalogueList } from '#shared/relay/contract.ts';

/** How terms are called on screen. */
export const termWords: Record<TermKind, string> = {
  client: 'Client',
  item: 'Item',
  'item-category': 'Item category',
  tax: 'Tax',
  rounding: 'Rounding',
  discount: 'Discount',
  charge: 'Charge',
  'tax-code': 'Tax code',
  'payment-method': 'Payment method',
  'money-account': 'Account for this payment method',
  term: 'Payment terms',
  class: 'Class',
  location: 'Location',
  supplier: 'Supplier',
  'expense-category': 'Expense category',
};

/** One object of each list of the company, as QuickBooks calls it. */
export const targetWords: Record<CatalogueList, string> = {
  customers: 'customer',
  items: 'item',
  accounts: 'account',
  vendors: 'vendor',
  classes: 'class',
  departments: 'location',
  terms: 'payment terms',
  paymentMethods: 'payment method',
  taxCodes: 'tax code',
};

/** How records are called on screen. */
export const recordWords: Record<DraftKind, string> = {
  invoice: 'Invoice',
  payment: 'Payment',
  credit: 'Credit',
  refund: 'Refund',
  expense: 'Expense',
  client: 'Client',
  item: 'Item',
  supplier: 'Supplier',
  'payment-method': 'Payment method',
  'payment-term': 'Payment terms',
  class: 'Class',
  location: 'Location',
  account: 'Account',
};

/** Inside a sentence: “invoice”. */
export const recordWord = (kind: DraftKind): string => recordWords[kind].toLowerCase();

/** A relay time in the person's own language and time zone. */
export const moment = (at: number): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(at);

const numbers = new Intl.NumberFormat();

/** A whole number as the person writes it. */
export const digits = (count: number): string => numbers.format(count);

/** A calendar day; noon in UTC is the same day wherever it is formatted in UTC. */
export const day = (date: string): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    Date.parse(`${date}T12:00:00Z`),
  );

export const plural = (count: number, one: string, many: string): string =>
  `${digits(count)} ${count === 1 ? one : many}`;
