import type { CatalogueList, CatalogueRow } from '../../relay/contract.ts';
import { categoryRules } from '../category-rules.ts';
import type { Mapping } from '../mapping.ts';
import { plainName, termId } from '../term.ts';
import type { CsvFacts } from './columns.ts';

interface KnownList {
  byId: Map<string, CatalogueRow>;
  byName: Map<string, CatalogueRow[]>;
}

/** What a browser knows, to look each row of a file up in. */
export interface KnownFacts {
  termIds: Set<string>;
  names: Map<string, string>;
  /** Those that were taken away are here, too. */
  stored: Map<string, Mapping>;
  /** What the category of a term says for those that nothing is decided about. */
  ruleFor(id: string): Mapping | undefined;
  list(list: CatalogueList): KnownList;
}

/** Prepares the look-ups; a list is prepared when it is first needed. */
export function indexFacts({ terms, mappings, rowsByList }: CsvFacts): KnownFacts {
  const lists = new Map<CatalogueList, KnownList>();
  const rules = categoryRules(mappings);
  const categories = new Map(terms.map((term) => [termId(term), term.category]));
  return {
    termIds: new Set([...terms, ...mappings.map(({ term }) => term)].map(termId)),
    names: new Map(terms.map((term) => [termId(term), term.name])),
    stored: new Map(mappings.map((one) => [termId(one.term), one])),
    ruleFor(id) {
      const category = categories.get(id);
      return category && rules.get(termId(category));
    },
    list(list) {
      const known = lists.get(list) ?? indexList(rowsByList[list] ?? []);
      lists.set(list, known);
      return known;
    },
  };
}

function indexList(rows: readonly CatalogueRow[]): KnownList {
  const byName = new Map<string, CatalogueRow[]>();
  for (const row of rows) {
    const name = plainName(row.name);
    const same = byName.get(name);
    if (same) same.push(row);
    else byName.set(name, [row]);
  }
  return { byId: new Map(rows.map((row) => [row.id, row])), byName };
}
