import type { InvoicePage, ListPage, Profile } from '#shared/reading/profile.ts';

export type PageDefinition = Profile['pages'][number];

/** What a document shows at once: an invoice may lie in a dialog over the list. */
export interface PagesOfDocument {
  invoice?: InvoicePage;
  list?: ListPage;
  signedOut?: true;
}

/**
 * Which of a profile's pages a document shows: the first definition of each kind whose address and
 * selectors fit. A log-in page is nothing else.
 */
export function pagesOf(profile: Profile, document: Document, url: URL): PagesOfDocument {
  const pages: PagesOfDocument = {};
  for (const page of profile.pages) {
    if (page.page === 'invoice' ? pages.invoice : page.page === 'list' && pages.list) continue;
    if (!isAddressOf(page, url) || !isShown(page, document)) continue;
    if (page.page === 'signed-out') return { signedOut: true };
    if (page.page === 'invoice') pages.invoice = page;
    else pages.list = page;
  }
  return pages;
}

/** The first of a profile's pages that a document shows, or null. */
export function pageOf(profile: Profile, document: Document, url: URL): PageDefinition | null {
  return profile.pages.find((page) => isAddressOf(page, url) && isShown(page, document)) ?? null;
}

function isShown({ when }: PageDefinition, document: Document): boolean {
  const there = (css: string) => document.querySelector(css) !== null;
  return when.present.every(there) && !when.absent.some(there);
}

/** Whether an address fits, by the URLPattern parts of `when`. */
export function isAddressOf(
  { when: { pathname, search, hash } }: PageDefinition,
  url: URL,
): boolean {
  const parts = Object.entries({ pathname, search, hash }).filter(([, part]) => part !== undefined);
  return new URLPattern(Object.fromEntries(parts)).test(url.href);
}
