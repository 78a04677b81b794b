import type { Mapping, MappingChange } from './mapping.ts';
import { type TermRef, termId } from './term.ts';

/** What holds for an item, and where that comes from. */
export interface CascadeRow {
  term: TermRef;
  /** `own`: decided for the item itself, also set aside. `category`: inherited. `none`: neither. */
  from: 'own' | 'category' | 'none';
  targetId: string | null;
  ignored: boolean;
  /** The category it inherits from. */
  category?: TermRef;
  /** What the relay must be told so that it holds; missing where it does already. */
  change?: MappingChange;
}

/**
 * What items inherit from their categories: a counterpart, or that they are set aside. Anything
 * decided for an item itself wins; nothing need be stored for an item where the category covers new
 * ones. `categoryOf`: the category of each item by the item's term id;
 * `mappings`: those of one company, for items and categories.
 */
export function cascade(
  items: readonly TermRef[],
  categoryOf: ReadonlyMap<string, TermRef>,
  mappings: readonly Mapping[],
): CascadeRow[] {
  const stored = new Map(mappings.map((one) => [termId(one.term), one]));
  const live = (id: string) => {
    const one = stored.get(id);
    return one?.removed ? undefined : one;
  };
  return items.map((term): CascadeRow => {
    const id = termId(term);
    const own = live(id);
    if (own && !own.inherited) {
      return { term, from: 'own', targetId: own.targetId, ignored: own.ignored ?? false };
    }
    const category = categoryOf.get(id);
    const above = category && live(termId(category));
    const row: CascadeRow = {
      term,
      from: above ? 'category' : 'none',
      targetId: above?.targetId ?? null,
      ignored: above?.ignored ?? false,
      ...(above && category ? { category } : {}),
    };
    const isHeld = !own
      ? !above || above.coversNew === true
      : above !== undefined &&
        own.targetId === row.targetId &&
        (own.ignored ?? false) === row.ignored;
    return isHeld
      ? row
      : { ...row, change: inherit(row, above?.namedAs, stored.get(id)?.version ?? 0) };
  });
}

const inherit = (
  { term, from, targetId, ignored }: CascadeRow,
  namedAs: string | undefined,
  knownVersion: number,
): MappingChange => ({
  term,
  targetId,
  ...(ignored ? { ignored } : {}),
  ...(from === 'category' ? { inherited: true } : {}),
  ...(targetId && namedAs ? { namedAs } : {}),
  knownVersion,
});
