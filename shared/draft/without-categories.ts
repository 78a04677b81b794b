import { itemTerm, type Term } from '../mapping/term.ts';
import type { Draft } from './draft.ts';

/**
 * A draft as the relay gets it: what items are filed under is needed for mapping alone, so it is
 * kept only where an item's counterpart depends on it.
 */
export function withoutCategories(
  draft: Draft,
  isNeeded: (item: Term) => boolean = () => false,
): Draft {
  if (draft.kind !== 'invoice' && draft.kind !== 'credit' && draft.kind !== 'refund') return draft;
  const lines = draft.lines.map((line) => {
    const { category, ...rest } = line;
    return category && isNeeded(itemTerm(draft.source, line)) ? line : rest;
  });
  return { ...draft, lines };
}
