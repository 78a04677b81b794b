import type { CatalogueList, CatalogueRow } from '../../relay/contract.ts';
import { targetLists } from '../target-lists.ts';
import type { Term, TermKind } from '../term.ts';
import { buildIndex, type SuggestIndex } from './build-index.ts';
import { familyOf } from './family.ts';
import { type EarlierMapping, readPractice } from './practice-side.ts';
import { readTerm } from './read-term.ts';
import { type Suggestion, suggest } from './suggest.ts';

export type CompanyLists = Partial<Record<CatalogueList, readonly CatalogueRow[]>>;

/**
 * The suggestions of every term by its `termId`; each list is read once, as long as it is the same
 * array. Plain data, for a worker.
 */
export function suggestAll(
  terms: readonly Term[],
  lists: CompanyLists,
  earlier: readonly EarlierMapping[] = [],
): Map<string, Suggestion[]> {
  const practice = readPractice(earlier, terms);
  return new Map(
    terms.map((term) => [readTerm(term).id, suggest(term, indexFor(term.kind, lists), practice)]),
  );
}

/** Reads the lists for terms of these kinds, so that `suggestAll` need not. */
export function readLists(kinds: readonly TermKind[], lists: CompanyLists): void {
  for (const kind of kinds) indexFor(kind, lists);
}

const known = new WeakMap<readonly CatalogueRow[], Map<string, SuggestIndex>>();
const noRows: readonly CatalogueRow[] = [];

/** Which kinds may go to which accounts differs; all other lists serve kinds that are read alike. */
function indexFor(kind: TermKind, lists: CompanyLists): SuggestIndex {
  const list = targetLists[kind];
  const rows = lists[list] ?? noRows;
  const indexes = known.get(rows) ?? new Map<string, SuggestIndex>();
  known.set(rows, indexes);
  const key = list === 'accounts' ? kind : `${list} ${familyOf(kind)}`;
  const before = indexes.get(key);
  if (before) return before;
  const index = buildIndex(kind, rows);
  indexes.set(key, index);
  return index;
}
