import type { CatalogueList, CatalogueRow } from '../../relay/contract.ts';
import { targetLists } from '../target-lists.ts';
import type { Term, TermKind } from '../term.ts';
import { buildIndex, type NameReader, type SuggestIndex } from './build-index.ts';
import { type Family, familyOf } from './family.ts';
import { type EarlierMapping, readPractice } from './practice-side.ts';
import { type ReadName, readName } from './read-name.ts';
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
  const indexFor = createIndexes(lists, namesOf(terms));
  return new Map(
    terms.map((term) => [readTerm(term).id, suggest(term, indexFor(term.kind), practice)]),
  );
}

/** Half of the names in a company's list are those of the practice, and need not be read again. */
function namesOf(terms: readonly Term[]): NameReader {
  const known = new Map<string, ReadName>();
  const keyOf = (family: Family, text: string) => `${family} ${text}`;
  for (const term of terms) {
    known.set(keyOf(familyOf(term.kind), term.name), readTerm(term).name);
  }
  return (family, text) => known.get(keyOf(family, text)) ?? readName(family, text);
}

/** Which kinds may go to which accounts differs; all other lists serve kinds that are read alike. */
function createIndexes(lists: CompanyLists, read: NameReader): (kind: TermKind) => SuggestIndex {
  const indexes = new Map<string, SuggestIndex>();
  return (kind) => {
    const list = targetLists[kind];
    const key = list === 'accounts' ? kind : `${list} ${familyOf(kind)}`;
    const known = indexes.get(key);
    if (known) return known;
    const index = buildIndex(kind, lists[list] ?? [], read);
    indexes.set(key, index);
    return index;
  };
}
