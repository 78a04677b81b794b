import { identify, pagesOf, readPage } from '#extension/page-profiles/read-page.ts';
import type { PageAnswer } from '#extension/protocol/messages.ts';
import type { Problem } from '#shared/problem.ts';
import type { Profile } from '#shared/reading/profile.ts';
import type { Reading } from '#shared/reading/reading.ts';
import type { Result } from '#shared/result.ts';
import type { PageRecord } from './feature.ts';

/** How long the practice software may take to answer. */
const patience = 20_000;

const answer = (result: Result<Reading>): PageAnswer =>
  result.ok ? { ok: true, reading: result.value } : result;

/** The invoice that is open in this document, or undefined when none is. */
export function readOpenInvoice(
  profile: Profile,
): { sourceId: string; answer: PageAnswer } | undefined {
  const url = new URL(location.href);
  const { invoice } = pagesOf(profile, document, url);
  const open = invoice && identify(invoice, document, url);
  if (!open) return undefined;
  return { sourceId: open.sourceId, answer: answer(readPage(profile, document, url)) };
}

/**
 * Reads a record: from this document when it is open here, otherwise from its own page, fetched
 * with the person's session from the same origin and parsed without running anything in it.
 */
export async function readRecord(
  profile: Profile,
  { sourceId, invoiceUrl }: PageRecord,
  signal: AbortSignal,
): Promise<PageAnswer> {
  const open = readOpenInvoice(profile);
  if (open?.sourceId === sourceId) return open.answer;
  const refused = (code: Problem['code']): PageAnswer => ({
    ok: false,
    problem: { code, detail: { app: profile.name } },
  });
  // `readRow` gives addresses of this origin only.
  if (!invoiceUrl) return refused('page_changed');
  try {
    const response = await fetch(invoiceUrl, {
      credentials: 'include',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    });
    if (response.status === 401 || response.status === 403) return refused('signed_out');
    const parsed = new DOMParser().parseFromString(await response.text(), 'text/html');
    return answer(readPage(profile, parsed, new URL(response.url), sourceId));
  } catch {
    return refused('page_changed');
  }
}
