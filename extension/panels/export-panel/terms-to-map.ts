import type { RecordFacts } from '#extension/store/record-state.ts';
import { termsOfSteps } from '#extension/store/steps.ts';
import { classTerm } from '#shared/documents/class-of.ts';
import type { Company } from '#shared/documents/company.ts';
import { usesClasses } from '#shared/documents/transaction.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { type Term, termId, termOf } from '#shared/mapping/term.ts';

/** The client that a representative or invoicee stands under (E7, E8). */
export interface Payer {
  term: Term;
  /** The term of the one who stands under it. */
  under: string;
  role: 'representative' | 'invoicee' | 'client';
}

export interface TermsToMap {
  terms: Term[];
  /** Ids of the terms that may stay without a counterpart. */
  optional: ReadonlySet<string>;
  payer: Payer | undefined;
}

/**
 * What can be mapped for a record: what it needs, the client above its client, and an account for
 * each way of paying.
 */
export function termsToMap(draft: Draft, facts: RecordFacts, company: Company): TermsToMap {
  const needed = termsOfSteps(draft, facts, company);
  const payer = payerOf(draft);
  const accounts = needed
    .filter(({ kind }) => kind === 'payment-method')
    .map((term): Term => ({ ...term, kind: 'money-account' }));
  const extra = [
    ...(payer ? [payer.term] : []),
    ...accounts,
    ...ownClasses(needed, facts, company),
  ];
  const known = new Set(needed.map(termId));
  const optional = extra.filter((term) => !known.has(termId(term)));
  const above = optional.filter(({ kind }) => kind === 'client');
  const below = optional.filter(({ kind }) => kind !== 'client');
  return {
    terms: [...above, ...needed, ...below],
    optional: new Set(optional.map(termId)),
    payer,
  };
}

/** A class of its own for the client and, where lines carry classes, for each item (features D22). */
function ownClasses(needed: Term[], { settings }: RecordFacts, company: Company): Term[] {
  if (!settings.allowOverrides || !usesClasses({ company, settings })) return [];
  const kinds = company.classes === 'line' ? ['client', 'item'] : ['client'];
  return needed.filter(({ kind }) => kinds.includes(kind)).map(classTerm);
}

function payerOf(draft: Draft): Payer | undefined {
  if (!('client' in draft) || !draft.client.parent) return undefined;
  const { source, client } = draft;
  return {
    term: termOf(source, 'client', draft.client.parent),
    under: termId(termOf(source, 'client', client)),
    role: client.role ?? 'client',
  };
}
