import { type Doc, refId, text } from '../doc.ts';
import type { StoredRecord } from './company.ts';

/** What records are looked up by; names in any letter case. */
const keys = {
  name: (doc: Doc) => (text(doc, 'DisplayName') ?? text(doc, 'Name'))?.toLowerCase(),
  number: (doc: Doc) => text(doc, 'DocNumber'),
  ParentRef: (doc: Doc) => refId(doc, 'ParentRef'),
  CustomerRef: (doc: Doc) => refId(doc, 'CustomerRef'),
  VendorRef: (doc: Doc) => refId(doc, 'VendorRef'),
};
export type IndexKey = keyof typeof keys;

/** Which records of one entity have which names and references, so that ten thousand need no search. */
export class RecordIndex {
  readonly #holders = new Map<string, Set<StoredRecord>>();

  /** In the order in which they came to have the value. */
  having(key: IndexKey, value: string): StoredRecord[] {
    return [...(this.#holders.get(`${key} ${value}`) ?? [])];
  }

  /** Notes what a record says, or is about to say. */
  add(record: StoredRecord, doc: Doc = record.doc): void {
    for (const place of places(doc)) {
      const holders = this.#holders.get(place) ?? new Set();
      this.#holders.set(place, holders.add(record));
    }
  }

  remove(record: StoredRecord): void {
    for (const place of places(record.doc)) this.#drop(place, record);
  }

  /** Notes that a record is about to say something else. */
  replace(record: StoredRecord, doc: Doc): void {
    const after = places(doc);
    for (const place of places(record.doc)) if (!after.has(place)) this.#drop(place, record);
    this.add(record, doc);
  }

  #drop(place: string, record: StoredRecord): void {
    const holders = this.#holders.get(place);
    holders?.delete(record);
    if (holders?.size === 0) this.#holders.delete(place);
  }
}

function places(doc: Doc): Set<string> {
  const found = new Set<string>();
  for (const [key, of] of Object.entries(keys)) {
    const value = of(doc);
    if (value !== undefined) found.add(`${key} ${value}`);
  }
  return found;
}
