import type { Company } from '../books/company.ts';
import { type Doc, text } from '../doc.ts';

/** A kind of transaction: what people call it and where its pages are. */
export type Kind = {
  entity: string;
  one: string;
  many: string;
  /** The list below `/app/{realm}/`. */
  list: string;
  /** The detail pages below `/app/`: the entity's own word first, then QuickBooks' others. */
  pages: [string, ...string[]];
  party: 'CustomerRef' | 'VendorRef' | 'EntityRef' | undefined;
  side: 'sales' | 'expenses' | 'accounting';
  /** Only in the navigation once there is one. */
  rare?: boolean;
};

export const kinds: Kind[] = [
  sale('Invoice', 'Invoice', 'Invoices', 'invoices'),
  sale('Payment', 'Payment', 'Payments', 'payments', 'recvpayment'),
  sale('CreditMemo', 'Credit memo', 'Credit memos', 'credit-memos'),
  sale('RefundReceipt', 'Refund receipt', 'Refund receipts', 'refund-receipts'),
  sale('SalesReceipt', 'Sales receipt', 'Sales receipts', 'sales-receipts'),
  {
    entity: 'Purchase',
    one: 'Expense',
    many: 'Expenses',
    list: 'expenses',
    pages: ['purchase', 'expense', 'check'],
    party: 'EntityRef',
    side: 'expenses',
  },
  expense('Bill', 'Bill', 'Bills', 'bills'),
  { ...expense('BillPayment', 'Bill payment', 'Bill payments', 'bill-payments'), rare: true },
  { ...expense('VendorCredit', 'Vendor credit', 'Vendor credits', 'vendor-credits'), rare: true },
  entry('Deposit', 'Deposit', 'Deposits', 'deposits', 'deposit'),
  entry('JournalEntry', 'Journal entry', 'Journal entries', 'journal-entries', 'journal'),
];

/** The kind of an entity; undefined for lists such as customers. */
export function kindOf(entity: string): Kind | undefined {
  return kinds.find((kind) => kind.entity === entity);
}

/** The number people know a transaction by. */
export function numberOf(doc: Doc): string | undefined {
  return text(doc, 'DocNumber') ?? text(doc, 'PaymentRefNum');
}

/** `Invoice PM-55`, or `Invoice without number`. */
export function titleOf(kind: Kind, doc: Doc): string {
  const number = numberOf(doc);
  return number === undefined ? `${kind.one} without number` : `${kind.one} ${number}`;
}

/** The page of one transaction. */
export function transactionHref(company: Company, entity: string, id: string): string | undefined {
  const kind = kindOf(entity);
  if (kind === undefined) return undefined;
  return `/app/${kind.pages[0]}?${new URLSearchParams({ txnId: id, companyId: company.realm })}`;
}

function sale(entity: string, one: string, many: string, list: string, ...more: string[]): Kind {
  const pages: Kind['pages'] = [entity.toLowerCase(), ...more];
  return { entity, one, many, list, pages, party: 'CustomerRef', side: 'sales' };
}

function expense(entity: string, one: string, many: string, list: string): Kind {
  const pages: Kind['pages'] = [entity.toLowerCase()];
  return { entity, one, many, list, pages, party: 'VendorRef', side: 'expenses' };
}

function entry(entity: string, one: string, many: string, list: string, page: string): Kind {
  const pages: Kind['pages'] = [entity.toLowerCase(), page];
  return { entity, one, many, list, pages, party: undefined, side: 'accounting', rare: true };
}
