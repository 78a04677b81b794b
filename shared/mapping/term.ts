import { z } from 'zod';
import type { Party, Source } from '../draft/draft.ts';
import { keyText, longestId, siteOrigin } from '../draft/fields.ts';
import { hashText } from '../hash.ts';

/**
 * A practice term: something on the page that needs a counterpart in QuickBooks.
 * `key` is the practice's id, or a hash where the page shows only a name, so that the relay
 * never learns names. `money-account`: the account that payments by this method go to or come from.
 * `item-category`: stands on no line; its items inherit its counterpart.
 */
export const termKinds = [
  'client',
  'item',
  'item-category',
  'tax',
  'rounding',
  'discount',
  'charge',
  'tax-code',
  'payment-method',
  'money-account',
  'term',
  'class',
  'location',
  'supplier',
  'expense-category',
] as const;
export type TermKind = (typeof termKinds)[number];

const idMark = 'id:';

export const termRef = z.strictObject({
  profileId: keyText(40),
  origin: siteOrigin,
  kind: z.enum(termKinds),
  key: keyText(idMark.length + longestId).min(1),
});
export type TermRef = z.infer<typeof termRef>;

/** A term with what a person knows it by. Stays in the browser. */
export interface Term extends TermRef {
  name: string;
  /** The practice's own id, for names of created records (E13). */
  id?: string;
  email?: string;
  /** What an item is filed under: its counterpart can hold for the item, too. */
  category?: Term;
}

/** A name without what people spell differently by chance: case, spaces, forms of one letter. */
export const plainName = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

export const termKey = (id: string | undefined, name: string): string =>
  id ? `${idMark}${id}` : `name:${hashText(plainName(name)).slice(0, 32)}`;

const sources = new Map<string, string>();
const mostSources = 500;

/** A term as one text. Most terms of a list are of one source, which is then encoded once. */
export function termId({ profileId, origin, kind, key }: TermRef): string {
  const source = `${profileId} ${origin} ${kind}`;
  let encoded = sources.get(source);
  if (encoded === undefined) {
    encoded = [profileId, origin, kind].map(encodeURIComponent).join('|');
    if (sources.size >= mostSources) sources.clear();
    sources.set(source, encoded);
  }
  return `${encoded}|${encodeURIComponent(key)}`;
}

/** The term that an id stands for; null where it is none. */
export function termOfId(id: string): TermRef | null {
  const [profileId, origin, kind, key, ...more] = id.split('|');
  if (more.length > 0) return null;
  try {
    const parts = [profileId, origin, kind, key].map((one) => decodeURIComponent(one ?? ''));
    const term = { profileId: parts[0], origin: parts[1], kind: parts[2], key: parts[3] };
    return termRef.safeParse(term).data ?? null;
  } catch {
    return null;
  }
}

/** What the relay may know of a term: no name, no address. */
export const refOf = ({ profileId, origin, kind, key }: TermRef): TermRef => ({
  profileId,
  origin,
  kind,
  key,
});

/** The term of a kind for what a draft of `source` names. */
export const termOf = (source: Source, kind: TermKind, { id, name }: Party): Term => ({
  profileId: source.profileId,
  origin: source.origin,
  kind,
  key: termKey(id, name),
  name,
  ...(id ? { id } : {}),
});

/** The item of a line, with what the practice files it under. */
export const itemTerm = (
  source: Source,
  { item, category }: { item: Party; category?: Party | undefined },
): Term => ({
  ...termOf(source, 'item', item),
  ...(category ? { category: termOf(source, 'item-category', category) } : {}),
});

/** Each term once, in the order given. */
export const distinct = (terms: Term[]): Term[] => [
  ...new Map(terms.map((one) => [termId(one), one])).values(),
];
