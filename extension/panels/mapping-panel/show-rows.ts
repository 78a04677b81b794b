import { fold, type MappingRow } from './mapping-rows.ts';
import type { Screen } from './screens.ts';
import { stopsNothing } from './trouble-words.ts';

export const filters = ['attention', 'unmapped', 'suggested', 'mapped', 'aside', 'all'] as const;
export type Filter = (typeof filters)[number];

export const sorts = ['use', 'name', 'seen'] as const;
export type Sort = (typeof sorts)[number];

const isOpen = ({ targetId, ignored }: MappingRow): boolean => !targetId && !ignored;

const passes: Record<Filter, (row: MappingRow) => boolean> = {
  attention: ({ trouble }) => trouble !== undefined,
  unmapped: isOpen,
  suggested: (row) => isOpen(row) && row.suggestions.length > 0,
  mapped: ({ targetId }) => targetId !== null,
  aside: ({ ignored }) => ignored,
  all: () => true,
};

/** How many rows each filter shows. */
export function countRows(rows: readonly MappingRow[]): Record<Filter, number> {
  const counts: Record<Filter, number> = {
    attention: 0,
    unmapped: 0,
    suggested: 0,
    mapped: 0,
    aside: 0,
    all: 0,
  };
  for (const row of rows)
    for (const filter of filters) if (passes[filter](row)) counts[filter] += 1;
  return counts;
}

const year = 365 * 24 * 60 * 60 * 1000;

/** Clients are active while they are on a record of the last year (E10). */
export const isOn = ({ seen }: Screen, lastSeen: number, now: number): boolean =>
  seen === undefined || now - lastSeen < year === (seen === 'lately');

/** The rows of a screen. */
export const rowsOn = (rows: MappingRow[], screen: Screen, now: number): MappingRow[] =>
  screen.seen ? rows.filter((row) => isOn(screen, row.seen?.lastSeen ?? now, now)) : rows;

const nameOf = ({ seen, target, term }: MappingRow) => seen?.name ?? target?.name ?? term.key;

/** Plain text that sorts as names do, numbers by their size: a collator takes ten times as long for 10,000. */
const sortKey = (name: string): string =>
  fold(name).replace(/\d+/g, (digits) => digits.padStart(12, '0'));
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const keys = new WeakMap<object, string>();

/** The key of a term, worked out once. */
function keyOf(term: { name: string }): string {
  const known = keys.get(term);
  if (known !== undefined) return known;
  const key = sortKey(term.name);
  keys.set(term, key);
  return key;
}

/** Sorted once per list, not with every decision. */
export const sortByName = <T extends { name: string }>(terms: readonly T[]): T[] =>
  terms
    .map((term) => ({ term, key: keyOf(term) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ term }) => term);

/** What is sorted by, the smallest first. */
const orders: Record<Sort, (row: MappingRow) => number | string> = {
  use: ({ seen }) => -(seen?.uses ?? 0),
  name: (row) => sortKey(nameOf(row)),
  seen: ({ seen }) => -(seen?.lastSeen ?? 0),
};

/** What no longer works comes first, then what has no counterpart, then the rest as asked. */
const rankOf = ({ trouble, targetId, ignored }: MappingRow): number => {
  if (trouble) return stopsNothing(trouble) ? 1 : 0;
  if (!targetId && !ignored) return 2;
  return ignored ? 4 : 3;
};

/**
 * What a person has to look at first, the more records wait for it the sooner; then as asked. Names
 * decide between equals: the rows come sorted by them.
 */
export function sortRows(rows: readonly MappingRow[], sort: Sort): MappingRow[] {
  const order = orders[sort];
  const keyed = rows.map((row, at) => ({
    row,
    at,
    rank: rankOf(row),
    waiting: row.trouble ? row.waiting : 0,
    key: order(row),
  }));
  keyed.sort(
    (a, b) =>
      a.rank - b.rank ||
      b.waiting - a.waiting ||
      (a.key < b.key ? -1 : Number(a.key > b.key)) ||
      a.at - b.at,
  );
  return belowParents(keyed.map(({ row }) => row));
}

/** Representatives and invoicees stand under their client (E7, E8). */
function belowParents(rows: MappingRow[]): MappingRow[] {
  if (!rows.some(({ seen }) => seen?.under)) return rows;
  const here = new Set(rows.map(({ id }) => id));
  const below = new Map<string, MappingRow[]>();
  const top: MappingRow[] = [];
  for (const row of rows) {
    const parent = row.seen?.under?.id;
    if (parent && parent !== row.id && here.has(parent)) {
      below.set(parent, [...(below.get(parent) ?? []), row]);
    } else top.push(row);
  }
  if (below.size === 0) return rows;
  const sorted: MappingRow[] = [];
  const placed = new Set<string>();
  const place = (row: MappingRow) => {
    if (placed.has(row.id)) return;
    placed.add(row.id);
    sorted.push(row);
    for (const child of below.get(row.id) ?? []) place(child);
  };
  // Two that stand under each other would both be left out.
  for (const row of [...top, ...rows]) place(row);
  return sorted;
}

/** Rows that pass the filter and hold every word that was typed. */
export function findRows(rows: readonly MappingRow[], filter: Filter, query: string): MappingRow[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) => passes[filter](row) && words.every((word) => row.text.includes(word)),
  );
}
