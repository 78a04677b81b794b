import type { Lookup } from '../documents/document-type.ts';
import { categoryRules } from './category-rules.ts';
import type { Mapping } from './mapping.ts';
import { type Term, termId } from './term.ts';

/**
 * A lookup over the practice's mappings for one company; mappings of other companies do not count
 * (H16). A term that was set aside has no counterpart, and no fallback either: null. An item that
 * nothing was decided about goes where its category says for new items.
 */
export function lookupIn(mappings: Mapping[], realmId: string): Lookup {
  const live = mappings.filter((one) => one.realmId === realmId && !one.removed);
  const targets = new Map(live.map((one) => [termId(one.term), said(one)]));
  const rules = categoryRules(live);
  return (term) => {
    const own = targets.get(termId(term));
    if (own !== undefined || !term.category) return own;
    const rule = rules.get(termId(term.category));
    return rule && said(rule);
  };
}

/** Whether what holds for an item is what its category says. */
export function isByCategory(lookup: Lookup, term: Term): boolean {
  const { category, ...item } = term;
  return category !== undefined && lookup(item) === undefined && lookup(term) !== undefined;
}

const said = ({ ignored, targetId }: Mapping): string | null => (ignored ? null : targetId);
