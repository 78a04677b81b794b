import { createSelectorCreator, lruMemoize } from 'reselect';
import type { MappingChangeRecord, SeenTerm } from '#extension/store/records.ts';
import type { Company } from '#shared/documents/company.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import { companyKinds } from '#shared/mapping/mapping-health.ts';
import type { Suggestion } from '#shared/mapping/suggest/suggest.ts';
import type { TermKind } from '#shared/mapping/term.ts';
import type { CatalogueList, CatalogueRow } from '#shared/relay/contract.ts';
import { impactOn } from './impact.ts';
import { mappingRows, suggestedRows } from './mapping-rows.ts';
import { listsOf } from './mapping-sources.ts';
import type { Screen } from './screens.ts';
import { countRows, type Filter, findRows, rowsOn, type Sort, sortRows } from './show-rows.ts';

/** What a screen shows is worked out of this, and of nothing else. */
export interface MappingState {
  screen: Screen;
  /** Undefined until the store has been read, like the next three. */
  terms: SeenTerm[] | undefined;
  mappings: Mapping[] | undefined;
  changes: MappingChangeRecord[] | undefined;
  waiting: string[][] | undefined;
  lists: Partial<Record<CatalogueList, CatalogueRow[]>> | undefined;
  company: Company | undefined;
  found: ReadonlyMap<string, Suggestion[]>;
  /** Milliseconds; names not seen for a year stand elsewhere. */
  now: number;
  /** Undefined until a person or the screen has chosen one. */
  filter: Filter | undefined;
  sort: Sort;
  query: string;
}

/**
 * The last answer is kept outside of the screen, so that it can be worked out before the screen is
 * opened, and is there when it is opened again.
 */
const createSelector = createSelectorCreator(lruMemoize);

const screenOf = ({ screen }: MappingState) => screen;
const listAt =
  (at: number) =>
  ({ screen, lists }: MappingState) => {
    const name = listsOf(screen)[at];
    return name && lists?.[name];
  };
const one = listAt(0);
const two = listAt(1);
const inLists = ({ kinds }: Screen, ...rows: (CatalogueRow[] | undefined)[]) =>
  Object.fromEntries(listsOf({ kinds }).map((name, at) => [name, rows[at]]));
/** The lists come a little later, and are needed at once only where something is decided. */
const isDecided = ({ mappings, changes }: MappingState): boolean =>
  (mappings?.length ?? 0) + (changes?.length ?? 0) > 0;

/** Most lists hold nothing that the company can switch off. */
const companyOf = ({ screen, company }: MappingState): Company | undefined =>
  (screen.kinds as readonly TermKind[]).some((kind) => companyKinds.has(kind))
    ? company
    : undefined;

const plainRows = createSelector(
  [
    screenOf,
    ({ terms }: MappingState) => terms,
    ({ mappings }: MappingState) => mappings,
    ({ changes }: MappingState) => changes,
    ({ waiting }: MappingState) => waiting,
    companyOf,
    (state: MappingState) => (isDecided(state) ? one(state) : undefined),
    (state: MappingState) => (isDecided(state) ? two(state) : undefined),
  ],
  (screen, terms, mappings, changes, waiting, company, ...rows) => {
    if (!terms || !mappings || !changes || !waiting) return undefined;
    const lists = inLists(screen, ...rows);
    const { kinds } = screen;
    return mappingRows({ kinds, terms, mappings, changes, lists, waiting, company });
  },
);

/** Every row of the kinds on a screen; undefined until the store has been read. */
export const rowsIn = createSelector(
  [plainRows, screenOf, ({ found }: MappingState) => found, one, two],
  (plain, screen, found, ...rows) =>
    plain && suggestedRows(plain, found, { kinds: screen.kinds, lists: inLists(screen, ...rows) }),
);

const mineIn = createSelector(
  [rowsIn, screenOf, ({ now }: MappingState) => now],
  (rows, screen, now) => rowsOn(rows ?? [], screen, now),
);

/** How many rows each filter shows. */
export const countsIn = createSelector([mineIn], countRows);

const sortedIn = createSelector([mineIn, ({ sort }: MappingState) => sort], sortRows);

/** The filter that is asked for; before, the one with something to do. */
export const filterIn = createSelector(
  [({ filter }: MappingState) => filter, countsIn],
  (asked, { unmapped, attention }): Filter => {
    if (asked) return asked;
    if (unmapped > 0) return 'unmapped';
    return attention > 0 ? 'attention' : 'all';
  },
);

/** The rows that are shown, in their order. */
export const shownIn = createSelector(
  [sortedIn, filterIn, ({ query }: MappingState) => query],
  findRows,
);

/** Rows whose suggestion may be taken without a look: exact, unique on both sides and active. */
export const certainIn = createSelector([shownIn], (rows) =>
  rows.filter(({ suggestions: [first] }) => first?.preaccepted),
);

/** What rows that no longer work do to exports. */
export const impactIn = createSelector(
  [mineIn, ({ waiting }: MappingState) => waiting],
  (rows, waiting) => impactOn(rows, waiting ?? []),
);
