import type { Draft } from '#shared/draft/draft.ts';

/** What the practice software says it comes to; null for records of a list. */
export function totalOf(draft: Draft): number | null {
  if ('total' in draft) return draft.total;
  return 'amount' in draft ? draft.amount : null;
}

/** The currency of a record; empty where it has none. */
export const currencyOf = (draft: Draft | undefined): string =>
  draft && 'currency' in draft ? (draft.currency ?? '') : '';
