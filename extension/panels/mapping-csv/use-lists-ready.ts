import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { keptMappings } from '#extension/store/kept-mappings.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import type { TermKind } from '#shared/mapping/term.ts';
import type { Problem } from '#shared/problem.ts';
import type { CatalogueList } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useCatalogues } from '../use-catalogues.ts';
import { useFetchedRows } from '../use-fetched-rows.ts';
import { useKeptQuery } from '../use-kept-query.ts';

/** Whether every list that the practice's mappings lead into is here; without them no row can be checked. */
export function useListsReady(realmId: string): {
  isReady: boolean;
  refusal: Problem | null;
  /** How many names are here so far, while they are fetched for the first time. */
  rows: number;
  again(): void;
} {
  const { db } = usePanelWorld();
  const mappings = useKeptQuery(keptMappings(db, realmId).mappings);
  const seen = useLiveQuery(() => db.terms.orderBy('kind').uniqueKeys(), [db]);
  const kinds = useMemo(
    () =>
      seen &&
      mappings && [...new Set([...(seen as TermKind[]), ...mappings.map(({ term }) => term.kind)])],
    [seen, mappings],
  );
  const lists = Object.entries(
    useCatalogues(
      (kinds ?? []).map((kind) => targetLists[kind]),
      realmId,
    ),
  );
  const lacking = lists.filter(([, { rows }]) => rows === undefined);
  const missing = lacking.map(([, list]) => list);
  const rows = useFetchedRows(lacking.map(([name]) => name as CatalogueList));
  return {
    rows,
    isReady: kinds !== undefined && missing.length === 0,
    refusal: missing.find(({ refusal }) => refusal)?.refusal ?? null,
    again: () => {
      for (const list of missing) list.refresh();
    },
  };
}
