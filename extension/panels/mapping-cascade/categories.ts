import type { SeenTerm } from '#extension/store/records.ts';
import { type CascadeRow, cascade } from '#shared/mapping/cascade.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import { type Decision, decisionIn, decisionOf, isSame } from '#shared/mapping/merge-changes.ts';
import { refOf, type Term, type TermRef, termId } from '#shared/mapping/term.ts';
import type { Step } from '../mapping-panel/step.ts';
import { heldIn } from '../mapping-tools/changes.ts';

/** What the practice files items under, and the items. */
export interface Category {
  id: string;
  term: TermRef;
  name: string;
  items: Term[];
}

const byName = new Intl.Collator(undefined, { numeric: true }).compare;

/** The categories of the items that were seen, by name. */
export function categoriesOf(terms: readonly SeenTerm[]): Category[] {
  const all = new Map<string, Category>();
  for (const item of terms) {
    const { category } = item;
    if (item.kind !== 'item' || !category) continue;
    const id = termId(category);
    const known = all.get(id);
    if (known) known.items.push(item);
    else all.set(id, { id, term: refOf(category), name: category.name, items: [item] });
  }
  for (const { items } of all.values()) items.sort((a, b) => byName(a.name, b.name));
  return [...all.values()].sort((a, b) => byName(a.name, b.name));
}

/** What each item of a category would take over, were the category mapped as `wanted` says. */
export function preview(
  { term, items }: Category,
  wanted: Decision,
  mappings: readonly Mapping[],
): CascadeRow[] {
  const id = termId(term);
  const others = mappings.filter((one) => termId(one.term) !== id);
  const isHeld = isSame(wanted, decisionOf(mappings.find((one) => termId(one.term) === id)));
  const above = wanted && {
    ...{ term, realmId: '', version: 1, removed: false },
    targetId: wanted.targetId,
    ...(wanted.ignored ? { ignored: true } : {}),
    // What is changed is stored with every item that is known; the rule is for those seen later.
    ...(wanted.coversNew && isHeld ? { coversNew: true } : {}),
  };
  const categoryOf = new Map(items.map((item) => [termId(item), term]));
  return cascade(items.map(refOf), categoryOf, above ? [...others, above] : others);
}

/** What is stored so that the category and its items say the same. */
export function stepsOf(
  category: Category,
  wanted: Decision,
  rows: readonly CascadeRow[],
  mappings: readonly Mapping[],
): Step[] {
  const stored = new Map(mappings.map((one) => [termId(one.term), one]));
  const before = (term: TermRef) => {
    const mapping = stored.get(termId(term));
    return mapping ? heldIn(mapping) : null;
  };
  const own = before(category.term);
  const first: Step = {
    term: category.term,
    targetId: wanted?.targetId ?? null,
    ...(wanted?.ignored ? { ignored: true } : {}),
    ...(wanted?.coversNew ? { coversNew: true } : {}),
    how: 'cascade',
    before: own,
  };
  const items = rows.flatMap(({ term, change }): Step[] => {
    if (!change) return [];
    const { knownVersion: _version, ...decision } = change;
    return [{ ...decision, how: 'cascade', before: before(term) }];
  });
  return isSame(own, wanted) ? items : [first, ...items];
}

/** What a category says now. */
export const saidOf = (category: Category, mappings: readonly Mapping[]): Decision =>
  decisionOf(mappings.find((one) => termId(one.term) === category.id));

/** What an item keeps, or would say. */
export const decisionOfRow = (row: CascadeRow): Decision => decisionIn(row);
