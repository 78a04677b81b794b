import { useLiveQuery } from 'dexie-react-hooks';
import { readMappings } from '#extension/store/mappings.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import type { TermKind } from '#shared/mapping/term.ts';
import type { Problem } from '#shared/problem.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useCatalogues } from '../use-catalogues.ts';

/** Whether every list that the practice's mappings lead into is here; without them no row can be checked. */
export function useListsReady(realmId: string): {
  isReady: boolean;
  refusal: Problem | null;
  again(): void;
} {
  const { db } = usePanelWorld();
  const kinds = useLiveQuery(async () => {
    const [seen, mappings] = await Promise.all([
      db.terms.orderBy('kind').uniqueKeys(),
      readMappings(db, realmId),
    ]);
    return [...new Set([...(seen as TermKind[]), ...mappings.map(({ term }) => term.kind)])];
  }, [db, realmId]);
  const lists = Object.values(
    useCatalogues(
      (kinds ?? []).map((kind) => targetLists[kind]),
      realmId,
    ),
  );
  const missing = lists.filter(({ rows }) => rows === undefined);
  return {
    isReady: kinds !== undefined && missing.length === 0,
    refusal: missing.find(({ refusal }) => refusal)?.refusal ?? null,
    again: () => {
      for (const list of missing) list.refresh();
    },
  };
}
