import type { Company } from '#shared/documents/company.ts';
import { termsFor } from '#shared/documents/index.ts';
import { stepsOf } from '#shared/documents/steps.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { distinct, type Term, termId, termOf } from '#shared/mapping/term.ts';
import type { Settings } from '#shared/settings/settings.ts';

/** A term as a record shows it; `under`: the client that a representative or invoicee belongs to (E7, E8). */
export interface RecordTerm extends Term {
  under?: { id: string; name: string; role: 'client' | 'representative' | 'invoicee' };
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
  const categories = needed.flatMap(({ category }) => category ?? []);
  const all: RecordTerm[] = distinct([
    ...(payer ? [payer] : []),
    ...needed,
    ...accounts,
    ...categories,
  ]);
  const { client } = draft as Partial<Extract<Draft, { kind: 'invoice' }>>;
  if (!payer || !client) return all;
  const below = termId(termOf(draft.source, 'client', client));
  const under = { id: termId(payer), name: payer.name, role: client.role ?? ('client' as const) };
  return all.map((term) => (termId(term) === below ? { ...term, under } : term));
}

const payerOf = (draft: Draft): Term | undefined =>
  'client' in draft && draft.client.parent
    ? termOf(draft.source, 'client', draft.client.parent)
    : undefined;
