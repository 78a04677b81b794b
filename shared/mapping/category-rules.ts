import type { Mapping } from './mapping.ts';
import { termId } from './term.ts';

/**
 * What categories say for items that nothing is decided about, by the category's term id. It is
 * looked up whenever an item is needed and never copied to it: only an admin's decision about the
 * category is stored, so no browser has to be trusted to apply it, and taking it back is one change.
 */
export const categoryRules = <M extends Pick<Mapping, 'term' | 'removed' | 'coversNew'>>(
  mappings: readonly M[],
): Map<string, M> =>
  new Map(
    mappings.flatMap((one) => (one.coversNew && !one.removed ? [[termId(one.term), one]] : [])),
  );
