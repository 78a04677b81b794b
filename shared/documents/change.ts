import type { Entity } from './document-type.ts';
import type { Document } from './qbo-shapes.ts';

/** Which version of a stored record a change is meant for; `syncToken` from a read just before. */
export interface Version {
  id: string;
  syncToken: string;
}

/**
 * The document as one sparse update (contract.md §5.2): what it does not say stays, its lines
 * replace all lines. Structural fields are always in our documents.
 */
export const updateOf = (document: Document, { id, syncToken }: Version) => ({
  ...withoutAddress(document),
  Id: id,
  SyncToken: syncToken,
  sparse: true,
});

/** What no reference page and no record says it takes sparse updates (contract.md §5.1, §12). */
export const fullyUpdated: ReadonlySet<Entity> = new Set([
  'CreditMemo',
  'PaymentMethod',
  'Term',
  'Class',
  'Department',
  'Account',
]);

/** Of a record as read: what QuickBooks works out itself, and tax, which would stay as it was. */
const computed = new Set([
  ...['domain', 'sparse', 'status', 'MetaData'],
  ...['TotalAmt', 'HomeTotalAmt', 'Balance', 'HomeBalance', 'RemainingCredit', 'TxnTaxDetail'],
]);

/**
 * The document as one full update, which clears what is left out (contract.md §5.2): so it repeats
 * what the record, as just read, says besides.
 */
export const fullUpdateOf = (
  document: Document,
  record: Record<string, unknown>,
  { id, syncToken }: Version,
) => ({
  ...Object.fromEntries(Object.entries(record).filter(([name]) => !computed.has(name))),
  ...withoutAddress(document),
  Id: id,
  SyncToken: syncToken,
});

/** A customer's address is written at creation only; then each side keeps its own (E15). */
const withoutAddress = (document: Document): Document => {
  if (!('BillAddr' in document)) return document;
  const { BillAddr: _address, ...rest } = document;
  return rest;
};

/** How QuickBooks takes a record's effect away (contract.md §5.1); null: only by hand, inside QuickBooks. */
export const voiding: Record<Entity, 'void' | 'include-void' | 'delete' | null> = {
  Invoice: 'void',
  SalesReceipt: 'include-void',
  Payment: 'include-void',
  CreditMemo: 'delete',
  RefundReceipt: 'delete',
  Bill: 'delete',
  Purchase: 'delete',
  Customer: null,
  Item: null,
  Vendor: null,
  PaymentMethod: null,
  Term: null,
  Class: null,
  Department: null,
  Account: null,
};

/** The body of a void or delete. */
export const voidOf = (entity: Entity, { id, syncToken }: Version) => ({
  Id: id,
  SyncToken: syncToken,
  ...(voiding[entity] === 'include-void' ? { sparse: true } : {}),
});
