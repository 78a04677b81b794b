import { fold, type MappingRow } from './mapping-rows.ts';
import type { Screen } from './screens.ts';

export const filters = ['all', 'unmapped', 'suggested', 'mapped', 'problems'] as const;
export type Filter = (typeof filters)[number];

export const sorts = ['use', 'name', 'seen'] as const;
export type Sort = (typeof sorts)[number];

const passes: Record<Filter, (row: MappingRow) => boolean> = {
  all: () => true,
  unmapped: ({ targetId }) => !targetId,
  suggested: ({ targetId, suggestions }) => !targetId && suggestions.length > 0,
  mapped: ({ targetId }) => targetId !== null,
  problems: ({ trouble }) => trouble !== undefined,
};

/** How many rows each filter shows. */
export function countRows(rows: readonly MappingRow[]): Record<Filter, number> {
  const counts: Record<Filter, number> = {
    all: 0,
    unmapped: 0,
    suggested: 0,
    mapped: 0,
    problems: 0,
  };
  for (const row of rows)
    for (const filter of filters) if (passes[filter](row)) counts[filter] += 1;
  return counts;
}

const year = 365 * 24 * 60 * 60 * 1000;

/** The rows of a screen: clients are active while they are on a record of the last year (E10). */
export const rowsOn = (rows: MappingRow[], { seen }: Screen, now: number): MappingRow[] =>
  seen
    ? rows.filter((row) => now - (row.seen?.lastSeen ?? now) < year === (seen === 'lately'))
    : rows;

const nameOf = ({ seen, target, term }: MappingRow) => seen?.name ?? target?.name ?? term.key;
const byName = new Intl.Collator(undefined, { numeric: true }).compare;

const orders: Record<Sort, (a: MappingRow, b: MappingRow) => number> = {
  use: (a, b) => (b.seen?.uses ?? 0) - (a.seen?.uses ?? 0),
  name: (a, b) => byName(nameOf(a), nameOf(b)),
  seen: (a, b) => (b.seen?.lastSeen ?? 0) - (a.seen?.lastSeen ?? 0),
};

/** What has no counterpart or a broken one first, then as asked; names decide between equals. */
export function sortRows(rows: readonly MappingRow[], sort: Sort): MappingRow[] {
  const keyed = rows.map((row, at) => ({ row, at, open: row.trouble || !row.targetId ? 0 : 1 }));
  const order = orders[sort];
  keyed.sort((a, b) => a.open - b.open || order(a.row, b.row) || a.at - b.at);
  return belowParents(keyed.map(({ row }) => row));
}

/** Representatives and invoicees stand under their client (E7, E8). */
function belowParents(rows: MappingRow[]): MappingRow[] {
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
