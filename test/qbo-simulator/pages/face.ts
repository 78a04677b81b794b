import type { Company, StoredRecord } from '../books/company.ts';
import { type Doc, refId } from '../doc.ts';
import { homeCurrency } from '../entities/currency.ts';
import { present } from '../operations/present.ts';
import type { State } from '../state.ts';

/** One stored record and its presented form. */
export type Row = { record: StoredRecord; doc: Doc };

/** A company as a page looks at it. */
export type Face = {
  company: Company;
  /** The server's date in the company's time zone. */
  today: string;
  currency: string;
  row(record: StoredRecord): Row;
  rows(entity: string): Row[];
};

/** What the pages of one company are drawn from. */
export function faceOf(company: Company, state: Pick<State, 'clock' | 'switches'>): Face {
  const row = (record: StoredRecord) => ({
    record,
    doc: present(record, company, state.switches),
  });
  return {
    company,
    today: company.today(state.clock.now()),
    currency: homeCurrency(company),
    row,
    rows: (entity) => company.all(entity).map(row),
  };
}

/** The currency a transaction's amounts are in. */
export function currencyOf(doc: Doc, face: Face): string {
  return refId(doc, 'CurrencyRef') ?? face.currency;
}
