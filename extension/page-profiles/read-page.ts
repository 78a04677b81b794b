import type { Profile } from '#shared/reading/profile.ts';
import type { Reading } from '#shared/reading/reading.ts';
import type { Result } from '#shared/result.ts';
import { isAddressOf, pagesOf } from './page-of.ts';
import { identify, pageChanged, readInvoice } from './read-invoice.ts';

export { pageOf, pagesOf } from './page-of.ts';
export { identify, readInvoice } from './read-invoice.ts';
export { type InvoiceRow, readRow, readRows, rowElements } from './read-rows.ts';

/**
 * The one reader, pure over a document (a live page, or one that `DOMParser` made of a fetched one)
 * and its address. Problems: signed_out, page_not_known (no invoice page), page_changed (an invoice
 * page by its address, without what should be on it, or with another invoice than `sourceId`).
 */
export function readPage(
  profile: Profile,
  document: Document,
  url: URL,
  sourceId?: string,
): Result<Reading> {
  const { invoice, signedOut } = pagesOf(profile, document, url);
  if (signedOut) return { ok: false, problem: { code: 'signed_out' } };
  if (!invoice) {
    const expected = profile.pages.some(
      (page) => page.page === 'invoice' && isAddressOf(page, url),
    );
    const problem = expected
      ? pageChanged(profile)
      : { code: 'page_not_known' as const, detail: { app: profile.name } };
    return { ok: false, problem };
  }
  if (sourceId !== undefined && identify(invoice, document, url)?.sourceId !== sourceId) {
    return { ok: false, problem: pageChanged(profile) };
  }
  return readInvoice(profile, invoice, document, url);
}
