import type { ListPage } from '#shared/reading/profile.ts';
import { createFinder } from './finder.ts';

/** One invoice on a list. */
export interface InvoiceRow {
  row: Element;
  sourceId: string;
  number?: string;
  /** Of the same origin as the list. */
  invoiceUrl: string;
  slot: Element;
  /** Where its state is shown, when that is elsewhere. */
  mark?: Element;
}

/** The rows of a list, cheaply: what is in them is read when they come into view. */
export function rowElements({ root, rows }: ListPage, document: Document): Element[] {
  return [...(document.querySelector(root)?.querySelectorAll(rows.each) ?? [])];
}

/** What a row says, or null when it is of another kind or lacks something. */
export function readRow({ rows }: ListPage, row: Element, url: URL): InvoiceRow | null {
  if (rows.only && !row.querySelector(rows.only)) return null;
  const finder = createFinder(row, url);
  const sourceId = finder.text(rows.sourceId);
  const address = URL.parse(finder.text(rows.invoiceUrl) ?? '', url);
  const slot = row.querySelector(rows.slot.css);
  if (!sourceId || !slot || address?.origin !== url.origin) return null;
  const number = finder.text(rows.number);
  const mark = rows.mark && row.querySelector(rows.mark.css);
  return {
    row,
    sourceId,
    invoiceUrl: address.href,
    slot,
    ...(number ? { number } : {}),
    ...(mark ? { mark } : {}),
  };
}

/** Every readable row of a list. */
export const readRows = (page: ListPage, document: Document, url: URL): InvoiceRow[] =>
  rowElements(page, document).flatMap((row) => readRow(page, row, url) ?? []);
