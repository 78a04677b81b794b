import type { Draft } from './draft.ts';

/** A draft as the relay gets it: what items are filed under is needed for mapping alone. */
export function withoutCategories(draft: Draft): Draft {
  if (draft.kind !== 'invoice' && draft.kind !== 'credit' && draft.kind !== 'refund') return draft;
  return { ...draft, lines: draft.lines.map(({ category: _category, ...line }) => line) };
}
