import type { Company } from '../documents/company.ts';
import type { CatalogueList, CatalogueRow } from '../relay/contract.ts';
import { type Mapping, nameMark } from './mapping.ts';
import { isTarget, targetLists } from './target-lists.ts';
import { plainName, type TermKind, termId } from './term.ts';

/** What a person has to look at, worst first. The first three stop an export. */
const attention = [
  'target-missing',
  'target-inactive',
  'wrong-type',
  'not-for-sales',
  'feature-off',
  'target-renamed',
] as const;
export type Attention = (typeof attention)[number];

/** What can be as it is. */
const notes = ['duplicate-target-name', 'many-to-one'] as const;
export type MappingNote = (typeof notes)[number];

const troubles = [...attention, ...notes];
export type Trouble = Attention | MappingNote;

export const isNote = (one: Trouble): one is MappingNote => notes.some((note) => note === one);

const breaking: ReadonlySet<Trouble> = new Set(attention.slice(0, 3));

export interface MappingHealth {
  mapping: Mapping;
  /** The worst that was found. */
  state: Trouble | 'ok';
  /** All that was found, worst first. */
  troubles: Trouble[];
  /** Whether QuickBooks would refuse a record that needs it. */
  breaks: boolean;
  /** The counterpart as the list has it now. */
  target?: CatalogueRow;
  /** How many waiting drafts need the term. */
  waiting: number;
}

/** What of a company decides whether a counterpart can be used; it is not in the lists. */
export type CompanyFacts = Pick<Company, 'classes' | 'locations' | 'taxCodes'>;

/** The kinds whose counterparts a company can have and yet not use. */
export const companyKinds: ReadonlySet<TermKind> = new Set(['class', 'location', 'tax-code']);

export type RowsByList = Partial<Record<CatalogueList, readonly CatalogueRow[] | undefined>>;

/**
 * Each mapping of one company with a counterpart, and what is wrong with it. `waiting`: the term
 * ids of each draft that is not exported yet. A list or a company that is not known says nothing.
 */
export function mappingHealth(
  mappings: readonly Mapping[],
  rowsByList: RowsByList,
  waiting: readonly (readonly string[])[],
  company?: CompanyFacts,
): MappingHealth[] {
  const mapped = mappings.filter(({ removed, targetId }) => !removed && targetId !== null);
  const lists = indexLists(rowsByList);
  const drafts = countBy(waiting.flatMap((ids) => [...new Set(ids)]));
  const sharing = countBy(mapped.map(targetKey));
  return mapped.map((mapping) => {
    const list = lists.get(targetLists[mapping.term.kind]);
    const target = list?.byId.get(mapping.targetId ?? '');
    const found = new Set<Trouble>(list ? troublesOf(mapping, target, list) : []);
    const unusable = company && unusableIn(company, mapping);
    if (unusable) found.add(unusable);
    if ((sharing.get(targetKey(mapping)) ?? 0) > 1) found.add('many-to-one');
    const sorted = troubles.filter((one) => found.has(one));
    return {
      mapping,
      state: sorted[0] ?? 'ok',
      troubles: sorted,
      breaks: sorted.some((one) => breaking.has(one)),
      ...(target ? { target } : {}),
      waiting: drafts.get(termId(mapping.term)) ?? 0,
    };
  });
}

/** What the company does with a counterpart that its list has (contract.md §5.11, §7). */
function unusableIn(
  { classes, locations, taxCodes }: CompanyFacts,
  { term: { kind }, targetId }: Mapping,
): Trouble | null {
  if (kind === 'class') return classes === 'off' ? 'feature-off' : null;
  if (kind === 'location') return locations ? null : 'feature-off';
  if (kind !== 'tax-code') return null;
  const code = taxCodes.find(({ id }) => id === targetId);
  // A code without any rate is one for what is exempt.
  return code && code.sales.length === 0 && code.purchase.length > 0 ? 'not-for-sales' : null;
}

interface IndexedList {
  byId: Map<string, CatalogueRow>;
  /** How many active rows have a name. */
  names: Map<string, number>;
  facts: Map<CatalogueRow, RowFacts>;
}

interface RowFacts {
  mark: string;
  isNamedAlike: boolean;
}

const indexLists = (rowsByList: RowsByList): Map<string, IndexedList> =>
  new Map(
    Object.entries(rowsByList).flatMap(([list, rows]) => {
      if (!rows) return [];
      const index = indexes.get(rows) ?? indexOf(rows);
      indexes.set(rows, index);
      return [[list, index]];
    }),
  );

/** A list of 10,000 is looked at again with every decision. */
const indexes = new WeakMap<readonly CatalogueRow[], IndexedList>();

const indexOf = (rows: readonly CatalogueRow[]): IndexedList => ({
  byId: new Map(rows.map((row) => [row.id, row])),
  names: countBy(rows.filter(({ active }) => active).map(({ name }) => plainName(name))),
  facts: new Map(),
});

function factsOf({ names, facts }: IndexedList, row: CatalogueRow): RowFacts {
  const known = facts.get(row) ?? {
    mark: nameMark(row.name),
    isNamedAlike: (names.get(plainName(row.name)) ?? 0) > 1,
  };
  facts.set(row, known);
  return known;
}

function troublesOf(
  { term, namedAs }: Mapping,
  target: CatalogueRow | undefined,
  list: IndexedList,
): Trouble[] {
  // Deleted, or merged into another one, whose id stays (contract.md §5.6).
  if (!target) return ['target-missing'];
  const { mark, isNamedAlike } = factsOf(list, target);
  const isRenamed = namedAs !== undefined && namedAs !== mark;
  return [
    ...(target.active ? [] : (['target-inactive'] as const)),
    ...(isTarget(term.kind, { ...target, active: true }) ? [] : (['wrong-type'] as const)),
    // QuickBooks itself renames what is made inactive (contract.md §5.6).
    ...(target.active && isRenamed ? (['target-renamed'] as const) : []),
    ...(isNamedAlike ? (['duplicate-target-name'] as const) : []),
  ];
}

/** An account for a method and a category may well share one account: only within a kind. */
const targetKey = ({ term, targetId }: Mapping): string => `${term.kind}/${targetId}`;

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
