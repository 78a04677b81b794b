import type { Entity } from '#shared/documents/document-type.ts';
import { marker } from '#shared/ledger/source-key.ts';
import { fromQboNumber } from '#shared/money.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import { sourceOf } from './ledger-store.ts';

export type Loose = Record<string, unknown>;

/** A record in QuickBooks, as far as the ledger keeps it. */
export interface Stored {
  id: string;
  syncToken: string;
  total: number | null;
  /** TotalTax; a transaction that says none has 0. */
  tax: number;
  /** The document's number; null for what has none. */
  number: string | null;
  /** As QuickBooks told it. */
  record: Loose;
}

/** Where each entity carries our marker; items and short lists have no such place. */
const markedIn: Partial<Record<Entity, 'Notes' | null>> = {
  Customer: 'Notes',
  Vendor: 'Notes',
  Item: null,
  PaymentMethod: null,
  Term: null,
  Class: null,
  Department: null,
  Account: null,
};

/** Id, SyncToken and totals of an entity; null when it is not one. */
export function storedIn(entity: unknown): Stored | null {
  if (typeof entity !== 'object' || entity === null) return null;
  const record = entity as Loose;
  const { Id: id, SyncToken: syncToken, TotalAmt: total, TxnTaxDetail: detail } = record;
  const { DocNumber: number } = record;
  if (typeof id !== 'string' || !/^\d{1,25}$/.test(id)) return null;
  const tax = (detail as Loose | undefined)?.TotalTax;
  return {
    id,
    syncToken: typeof syncToken === 'string' ? syncToken : '0',
    total: typeof total === 'number' ? fromQboNumber(total) : null,
    tax: typeof tax === 'number' ? fromQboNumber(tax) : 0,
    number: typeof number === 'string' && number !== '' ? number : null,
    record,
  };
}

/** Whether an entity has a place for our marker, and so can be known by it. */
export const canBeMarked = (entity: Entity): boolean => markedIn[entity] !== null;

/** Whether a record of QuickBooks carries the marker of this export. */
export function isMarked(row: Pick<ExportTable, 'entity' | 'source_key'>, record: Loose): boolean {
  const own = markedIn[row.entity];
  const place = own === undefined ? 'PrivateNote' : own;
  return place !== null && String(record[place] ?? '').includes(marker(sourceOf(row)));
}

/** A voided record stays, with amounts of zero and a word before its memo (contract.md §5.2). */
export const isVoided = (record: Loose): boolean =>
  /^\s*voided\b/i.test(String(record.PrivateNote ?? '')) && Number(record.TotalAmt ?? 0) === 0;

/** A list entry that was deleted or merged, or is not used any more (contract.md §5.3). */
export const isInactive = (record: Loose): boolean => record.Active === false;

const headOfUpdate = new Set(['Id', 'SyncToken', 'sparse', 'PrivateNote']);

/**
 * Whether a record says everything a document says, in characters the company knows; QuickBooks
 * adds to what it was given.
 */
export const saysTheSame = (document: Loose, record: Loose): boolean =>
  Object.entries(document).every(
    ([key, value]) => headOfUpdate.has(key) || holds(record[key], value),
  );

function holds(stored: unknown, given: unknown): boolean {
  if (Array.isArray(given)) {
    if (!Array.isArray(stored)) return given.length === 0;
    const types = new Set(given.map((one: Loose) => one.DetailType));
    const like = stored.filter((one: Loose) => types.has(one.DetailType));
    return like.length === given.length && given.every((one, index) => holds(like[index], one));
  }
  if (given !== null && typeof given === 'object') {
    return (
      stored !== null &&
      typeof stored === 'object' &&
      Object.entries(given).every(([key, value]) => holds((stored as Loose)[key], value))
    );
  }
  const areTexts = typeof stored === 'string' && typeof given === 'string';
  return stored === given || (areTexts && isReplaced(stored, given));
}

const isForeign = /[\u{100}-\u{fffc}\u{fffe}-\u{10ffff}]/u;
/** With one sign for every run of characters beyond Latin-1, and of the signs that may stand for them. */
const folded = (text: string): string => text.replace(/[?¿\u{100}-\u{10ffff}]+/gu, '?');

/** A US company may store signs in place of characters beyond Latin-1 (contract.md §2.2). */
const isReplaced = (stored: string, given: string): boolean =>
  isForeign.test(given) && !isForeign.test(stored) && folded(stored) === folded(given);
