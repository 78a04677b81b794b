import type { Lookup } from '../documents/document-type.ts';
import type { Mapping } from './mapping.ts';
import { termId } from './term.ts';

/**
 * A lookup over the practice's mappings for one company; mappings of other companies do not count
 * (H16). A term that was set aside has no counterpart, and no fallback either: null.
 */
export function lookupIn(mappings: Mapping[], realmId: string): Lookup {
  const targets = new Map(
    mappings
      .filter((one) => one.realmId === realmId && !one.removed)
      .map((one) => [termId(one.term), one.ignored ? null : one.targetId]),
  );
  return (term) => targets.get(termId(term));
}
