import type { Draft, Source } from '../draft/draft.ts';
import { withoutCategories } from '../draft/without-categories.ts';
import { hashText, hashValue } from '../hash.ts';

/** The identity of a source record inside a practice: the ledger's unique key (design.md §5.1). */
export const sourceKey = ({ profileId, origin, kind, id }: Source): string =>
  [profileId, origin, kind, id].map(encodeURIComponent).join('|');

/** Of an id in the widest letters; one of them is nine characters of a key. */
export const longestSourceKey = 3000;

/** Written into PrivateNote so that a document can be found again; says nothing about a person. */
export const marker = (source: Source): string =>
  `counterfoil:${hashText(sourceKey(source)).slice(0, 20)}`;

/** Same record and generation → same requestid, at most 50 characters (contract.md §2.4). */
export const requestId = (realmId: string, ledgerId: string, generation: number): string =>
  `cf-${hashText(`${realmId}|${ledgerId}|${generation}`).slice(0, 40)}`;

/**
 * What the practice software said about the record: without what later payments change, what a
 * person chose for it here, and a client's address, which each side keeps for itself (E15).
 */
export function fingerprint(given: Draft): string {
  // The relay gets drafts without categories, so its fingerprint and the browser's agree only so.
  const draft = withoutCategories(given);
  if (draft.kind === 'client') {
    const { address: _address, enteredOn: _entered, ...content } = draft;
    return hashValue(content);
  }
  if (!('overrides' in draft) && draft.kind !== 'invoice') return hashValue(draft);
  const {
    overrides: _chosen,
    paid: _paid,
    priorBalance: _prior,
    ...content
  } = draft as Draft & Chosen;
  return hashValue(content);
}

interface Chosen {
  overrides?: unknown;
  paid?: unknown;
  priorBalance?: unknown;
}

/** The record's identity with another kind or a suffix: for what a draft refers to or brings along. */
export const relatedSource = (of: Source, kind: Source['kind'], id: string): Source => ({
  profileId: of.profileId,
  origin: of.origin,
  kind,
  id,
});
