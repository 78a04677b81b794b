import UFuzzy from '@leeoniya/ufuzzy';
import type { CatalogueRow } from '#shared/relay/contract.ts';

/** More rows than a person looks through, and few enough to be drawn in no time (ux rule 6). */
export const mostShown = 50;

const fuzzy = new UFuzzy({ intraMode: 1, unicode: true });

type Search = (query: string) => CatalogueRow[];
const searches = new WeakMap<readonly CatalogueRow[], Search>();

/** A search over the names and codes of a list; best first, at most `mostShown`. Made once for a list. */
export function createTargetSearch(rows: readonly CatalogueRow[]): Search {
  const known = searches.get(rows);
  if (known) return known;
  const made = readForSearch(rows);
  searches.set(rows, made);
  return made;
}

function readForSearch(rows: readonly CatalogueRow[]): Search {
  const sorted = [...rows].sort((a, b) => (a.name < b.name ? -1 : 1));
  const haystack = sorted.map(({ name, code }) => UFuzzy.latinize(code ? `${name} ${code}` : name));
  return (query) => {
    const needle = UFuzzy.latinize(query.trim());
    if (needle === '') return sorted.slice(0, mostShown);
    const [found, info, order] = fuzzy.search(haystack, needle, 1, 1000);
    if (!found) return [];
    // Beyond the limit uFuzzy finds but does not rank.
    const best = info && order ? order.map((at) => info.idx[at]) : found;
    return best.slice(0, mostShown).flatMap((at) => sorted[at ?? -1] ?? []);
  };
}
