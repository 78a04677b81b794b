import { distinct, type Term, type TermKind } from '../mapping/term.ts';
import { problem } from '../problem.ts';
import { ok, type Result, refused } from '../result.ts';
import type { OrderContext, OrderRefusal } from './document-type.ts';

/** Kinds that go to the services item unless they have a counterpart of their own (D2, D3). */
const catchAllKinds: ReadonlySet<TermKind> = new Set(['tax', 'rounding', 'discount', 'charge']);

/** Where a term goes: its own mapping first, then what the settings name for its kind. */
export function targetOf(term: Term, { lookup, settings }: OrderContext): string | undefined {
  const own = lookup(term);
  // What was set aside on purpose must not slip into a catch-all.
  if (own === null) return undefined;
  return own ?? fallbackOf(term, settings) ?? undefined;
}

function fallbackOf({ kind }: Term, settings: OrderContext['settings']): string | null {
  if (catchAllKinds.has(kind)) return settings.servicesItemId;
  if (kind === 'item' && settings.missingItems === 'catch-all') return settings.servicesItemId;
  if (kind === 'expense-category') return settings.expenseAccountId;
  if (kind === 'supplier') return settings.vendorId;
  return null;
}

/** The target of each term, or the refusal that names all without one; set-aside ones are named first. */
export function resolveTerms(
  terms: Term[],
  context: OrderContext,
): Result<(term: Term) => string, OrderRefusal> {
  const setAside = distinct(terms).filter((term) => context.lookup(term) === null);
  if (setAside.length > 0) {
    const names = setAside.map(({ name }) => `“${name}”`).join(', ');
    return refused(problem('term_set_aside', { names }));
  }
  const unmapped = terms.filter((term) => !targetOf(term, context));
  if (unmapped.length > 0) {
    return refused({ ...problem('not_mapped', { count: String(unmapped.length) }), unmapped });
  }
  return ok((term) => targetOf(term, context) ?? '');
}
