import type { CatalogueList, CatalogueRow } from '../../relay/contract.ts';
import { targetLists } from '../target-lists.ts';
import type { Term, TermKind } from '../term.ts';
import { buildIndex, type SuggestIndex } from './build-index.ts';
import { familyOf } from './family.ts';
import { type EarlierMapping, readPractice } from './practice-side.ts';
import { readTerm } from './read-term.ts';
import { type Suggestion, suggest } from './suggest.ts';

export type CompanyLists = Partial<Record<CatalogueList, readonly CatalogueRow[]>>;

/** The suggestions of every term by its `termId`; each list is read once. Plain data, for a worker. */
export function suggestAll(
  terms: readonly Term[],
  lists: CompanyLists,
  earlier: readonly EarlierMapping[] = [],
): Map<string, Suggestion[]> {
  const practice = readPractice(earlier, terms);
  const indexes = new Map<string, SuggestIndex>();
  return new Map(
    terms.map((term) => [
      readTerm(term).id,
      suggest(term, indexFor(term.kind, lists, indexes), practice),
    ]),
  );
}

/** Which kinds may go to which accounts differs; all other lists serve kinds that are read alike. */
function indexFor(
  kind: TermKind,
  lists: CompanyLists,
  indexes: Map<string, SuggestIndex>,
): SuggestIndex {
  const list = targetLists[kind];
  const key = list === 'accounts' ? kind : `${list} ${familyOf(kind)}`;
  const known = indexes.get(key);
  if (known) return known;
  const index = buildIndex(kind, lists[list] ?? []);
  indexes.set(key, index);
  return index;
}
