import type { Mapping } from '../mapping.ts';
import type { RowsByList } from '../mapping-health.ts';
import type { Term } from '../term.ts';

/** The columns of a file of mappings, in their order: ids and names of both sides. */
export const columns = [
  'kind',
  'profile',
  'site',
  'key',
  'practice name',
  'state',
  'QuickBooks ID',
  'QuickBooks name',
  'version',
  'from category',
] as const;
export type Column = (typeof columns)[number];

/** What the state column says of a term that nothing is decided about but its category. */
export const byCategory = { mapped: 'mapped by category', ignored: 'ignored by category' } as const;

/** Without these a row names neither an entry nor a counterpart. */
export const neededColumns = ['kind', 'profile', 'site', 'key', 'QuickBooks ID'] as const;

/** What a browser knows beside the file. */
export interface CsvFacts {
  /** With the names that people know them by. */
  terms: readonly Term[];
  /** Those of the connected company. */
  mappings: readonly Mapping[];
  rowsByList: RowsByList;
}
