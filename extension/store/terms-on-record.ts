import type { Company } from '#shared/documents/company.ts';
import { termsFor } from '#shared/documents/index.ts';
import { stepsOf } from '#shared/documents/steps.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { distinct, type Term, termId, termOf } from '#shared/mapping/term.ts';
import type { Settings } from '#shared/settings/settings.ts';

/**
 * A term as a record shows it; `under`: the client that a representative or invoicee belongs to (E7,
 * E8); `category`: what an item is filed under.
 */
export interface RecordTerm extends Term {
  under?: { id: string; name: string; role: 'client' | 'representative' | 'invoicee' };
  category?: Term;
}

/** Everything a record can be mapped by, whatever is mapped already. */
export function termsOnRecord(draft: Draft, settings: Settings, company: Company): RecordTerm[] {
  const nothing = () => undefined;
  const context = { lookup: nothing, exported: nothing, settings, company };
  const needed = stepsOf(draft, settings).flatMap((step) => termsFor(step, context));
  const accounts = needed
    .filter(({ kind }) => kind === 'payment-method')
    .map((term): Term => ({ ...term, kind: 'money-account' }));
  const payer = payerOf(draft);
  const categories = categoriesOf(draft);
  const named = [...(payer ? [payer] : []), ...needed, ...accounts, ...categories.values()];
  const all = distinct(named).map((term): RecordTerm => {
    const category = categories.get(termId(term));
    return category ? { ...term, category } : term;
  });
  const { client } = draft as Partial<Extract<Draft, { kind: 'invoice' }>>;
  if (!payer || !client) return all;
  const below = termId(termOf(draft.source, 'client', client));
  const under = { id: termId(payer), name: payer.name, role: client.role ?? ('client' as const) };
  return all.map((term) => (termId(term) === below ? { ...term, under } : term));
}

/** The category of each item that is filed under one, by the item's term id. */
function categoriesOf(draft: Draft): Map<string, Term> {
  const isSale = draft.kind === 'invoice' || draft.kind === 'credit' || draft.kind === 'refund';
  return new Map(
    (isSale ? draft.lines : []).flatMap(({ item, category }) => {
      if (!category) return [];
      const id = termId(termOf(draft.source, 'item', item));
      return [[id, termOf(draft.source, 'item-category', category)] as const];
    }),
  );
}

const payerOf = (draft: Draft): Term | undefined =>
  'client' in draft && draft.client.parent
    ? termOf(draft.source, 'client', draft.client.parent)
    : undefined;
