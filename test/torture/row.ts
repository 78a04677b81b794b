import type { InvoiceDraft } from '#shared/draft/draft.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import type { Office } from '#test/support/office.ts';

export interface Counted {
  exports: number;
  dup: number;
  lost: number;
  wrong: number;
  stuck: number;
}

export type Row = (seed: number) => Promise<Counted>;

/** mulberry32: the same seed gives the same run. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Compares what everybody was told with the books. */
export function count(
  office: Office,
  drafts: InvoiceDraft[],
  receipts: (Receipt | null)[],
): Counted {
  const books = office.invoices();
  const counted: Counted = { exports: drafts.length, dup: 0, lost: 0, wrong: 0, stuck: 0 };
  for (const [index, draft] of drafts.entries()) {
    const stored = books.filter((one) => one.DocNumber === draft.number);
    const receipt = receipts[index];
    counted.dup += Math.max(0, stored.length - 1);
    if (receipt?.state !== 'exported') counted.stuck += 1;
    else if (stored.every((one) => one.Id !== receipt.quickbooks?.id)) counted.lost += 1;
    counted.wrong += stored.filter((one) => Math.round(one.TotalAmt * 100) !== draft.total).length;
  }
  return counted;
}
