import { z } from 'zod';
import type { InvoiceDraft } from '../draft/draft.ts';
import { hashText } from '../hash.ts';

/**
 * A practice term: something on the page that needs a counterpart in QuickBooks.
 * `key` is the practice's id, or a hash where the page shows only a name, so that the relay
 * never learns names. `client` maps to a Customer, everything else to an Item.
 */
export const termKinds = ['client', 'item', 'tax', 'rounding'] as const;
export type TermKind = (typeof termKinds)[number];

export const termRef = z.strictObject({
  profileId: z.string().max(40),
  origin: z.url().max(300),
  kind: z.enum(termKinds),
  key: z.string().min(1).max(200),
});
export type TermRef = z.infer<typeof termRef>;

/** A term with what a person knows it by. Stays in the browser. */
export interface Term extends TermRef {
  name: string;
  /** The practice's own id, for names of created records (E13). */
  id?: string;
  email?: string;
}

const normal = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

export const termKey = (id: string | undefined, name: string): string =>
  id ? `id:${id}` : `name:${hashText(normal(name)).slice(0, 32)}`;

export const termId = ({ profileId, origin, kind, key }: TermRef): string =>
  [profileId, origin, kind, key].map(encodeURIComponent).join('|');

/** Every distinct term a draft needs, client first, in the order of the page. */
export function termsOf(draft: InvoiceDraft): Term[] {
  const { profileId, origin } = draft.source;
  const term = (kind: TermKind, name: string, id?: string): Term => ({
    profileId,
    origin,
    kind,
    key: termKey(id, name),
    name,
    ...(id ? { id } : {}),
  });
  const all = [
    {
      ...term('client', draft.client.name, draft.client.id),
      ...(draft.client.email ? { email: draft.client.email } : {}),
    },
    ...draft.lines.map((line) => term('item', line.item.name, line.item.id)),
    ...draft.taxes.filter((tax) => tax.amount !== 0).map((tax) => term('tax', tax.name)),
    ...(draft.rounding === 0 ? [] : [term('rounding', 'Rounding')]),
  ];
  return [...new Map(all.map((one) => [termId(one), one])).values()];
}
