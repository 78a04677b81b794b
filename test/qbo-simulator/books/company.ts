import { companyDay } from '../clock.ts';
import { type Doc, text } from '../doc.ts';
import type { Change, ChangeListener } from './change.ts';
import { type IndexKey, RecordIndex } from './record-index.ts';

/** What happened to a record and by whose hand; the face shows it as the audit trail. */
export type HistoryEntry = { at: number; by: string; what: string };

/** One stored object: the document as written, and what the books know beside it. */
export type StoredRecord = {
  entity: string;
  /** Replaced by `Company.rewrite` alone. */
  readonly doc: Doc;
  history: HistoryEntry[];
  /** §5.4: addresses come back flattened once a transaction was updated. */
  addressesFlattened: boolean;
  voided: boolean;
};

/** What is left of a deleted record: its last content and the whole history stay in the audit log. */
export type Tombstone = { entity: string; id: string; at: number; last: StoredRecord };

/** Settings of a company that the API cannot reach. */
export type CompanySettings = {
  /** "Warn if duplicate invoice number is used" (§5.5). */
  warnDuplicateNumber: boolean;
  /** The same for numbers of bills, once purchases use custom numbers (§5.5). */
  warnDuplicateBillNumber: boolean;
  /** Writes dated on or before this day are refused with 6210 (§7). */
  bookCloseDate: string | null;
  /** §7: anything but PAID or TRIAL refuses writes with 6190. */
  subscription: 'PAID' | 'TRIAL' | 'EXPIRED';
  /** The signed-in person other people's changes are attributed to. */
  user: string;
  /** Offset of the company's time zone. */
  offset: string;
  /** The next automatic number of sales forms (§5.5). */
  nextDocNumber: number;
};

export const taxCodeKeywords = new Set(['TAX', 'NON']);

/** The records of one realm. */
export class Company {
  readonly realm: string;
  readonly settings: CompanySettings;
  readonly tombstones: Tombstone[] = [];
  /** Hears of every change to the records. */
  listener: ChangeListener | undefined;
  readonly #records = new Map<string, Map<string, StoredRecord>>();
  readonly #indexes = new Map<string, RecordIndex>();
  readonly #sequences = new Map<string, number>();

  constructor(realm: string, settings: CompanySettings) {
    this.realm = realm;
    this.settings = settings;
  }

  get name(): string {
    return text(this.companyInfo, 'CompanyName') ?? this.realm;
  }

  get companyInfo(): Doc {
    return this.get('CompanyInfo', '1')?.doc ?? {};
  }

  get preferences(): Doc {
    return this.get('Preferences', '1')?.doc ?? {};
  }

  /** ISO country code; decides the tax model (§6.1). */
  get country(): string {
    return text(this.companyInfo, 'Country') ?? 'US';
  }

  today(now: number): string {
    return companyDay(now, this.settings.offset);
  }

  get(entity: string, id: string): StoredRecord | undefined {
    return this.#records.get(entity)?.get(id);
  }

  all(entity: string): StoredRecord[] {
    return [...(this.#records.get(entity)?.values() ?? [])];
  }

  /** Everything of one kind with a name, a number or a reference. */
  having(entity: string, key: IndexKey, value: string): StoredRecord[] {
    return this.#indexes.get(entity)?.having(key, value) ?? [];
  }

  put(record: StoredRecord): void {
    const id = String(record.doc.Id);
    const table = this.#records.get(record.entity) ?? new Map<string, StoredRecord>();
    const index = this.#indexes.get(record.entity) ?? new RecordIndex();
    const before = table.get(id);
    if (before) index.remove(before);
    index.add(record);
    this.#indexes.set(record.entity, index);
    this.#records.set(record.entity, table.set(id, record));
  }

  /** Gives a record, stored or not, another content. */
  rewrite(record: StoredRecord, doc: Doc): void {
    if (this.get(record.entity, String(record.doc.Id)) === record) {
      this.#indexes.get(record.entity)?.replace(record, doc);
    }
    const open: { doc: Doc } = record;
    open.doc = doc;
  }

  remove(entity: string, id: string, at: number, by: string): void {
    const last = this.get(entity, id);
    if (last === undefined) return;
    this.#records.get(entity)?.delete(id);
    this.#indexes.get(entity)?.remove(last);
    last.history.push({ at, by, what: 'deleted' });
    this.tombstones.push({ entity, id, at, last });
  }

  /** Tells the listener that a record has changed. */
  announce(change: Omit<Change, 'realm'>): void {
    this.listener?.({ realm: this.realm, ...change });
  }

  /** A fresh id from the named sequence; transactions share one, each list has its own. */
  nextId(sequence: string): string {
    const next = (this.#sequences.get(sequence) ?? 0) + 1;
    this.#sequences.set(sequence, next);
    return String(next);
  }

  /** Keeps later ids above a seeded one. */
  reserveId(sequence: string, id: string): void {
    const seeded = Number(id);
    if (seeded > (this.#sequences.get(sequence) ?? 0)) this.#sequences.set(sequence, seeded);
  }
}
