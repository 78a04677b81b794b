import { startTransition, useCallback, useEffect, useMemo, useState } from 'react';
import { keptCatalogues } from '#extension/store/kept-catalogues.ts';
import type { Problem } from '#shared/problem.ts';
import type { CatalogueList, CatalogueRow } from '#shared/relay/contract.ts';
import { usePanelWorld } from './panel-world.ts';
import { unanswered } from './use-action.ts';
import { useKeptQuery } from './use-kept-query.ts';

/** A list of the connected company. */
export interface Catalogue {
  /** Undefined until it was fetched once. */
  rows: CatalogueRow[] | undefined;
  refusal: Problem | null;
  fetching: boolean;
  refresh(): void;
}

/** What a search over the list says while it has no rows. */
export const listState = (
  list: Catalogue | undefined,
): { loading: boolean; isMissing: boolean } => {
  const isMissing = list?.rows === undefined && list?.refusal != null && !list.fetching;
  return { loading: !isMissing && (list?.rows === undefined || list.fetching), isMissing };
};

export type Catalogues = Partial<Record<CatalogueList, Catalogue>>;

interface Fetching {
  fetching: boolean;
  refusal: Problem | null;
}

/** These lists and no others; each is fetched when there is none or it is older than `maxAge`, a day unless said. */
export function useCatalogues(
  wanted: CatalogueList[],
  realmId: string,
  maxAge?: number,
): Catalogues {
  const { db, vault, send } = usePanelWorld();
  const key = [...new Set(wanted)].sort().join();
  const lists = useMemo(() => (key === '' ? [] : (key.split(',') as CatalogueList[])), [key]);
  const [fetches, setFetches] = useState<Partial<Record<CatalogueList, Fetching>>>({});
  const rows = useKeptQuery(keptCatalogues(db, vault, realmId, lists));
  const fetchList = useCallback(
    async (list: CatalogueList, again: boolean) => {
      // What the lists hold is drawn first, that they are asked for a moment later.
      const note = (fetch: Fetching) =>
        startTransition(() => setFetches((before) => ({ ...before, [list]: fetch })));
      note({ fetching: true, refusal: null });
      const answer = await send('fetchCatalogue', { list, again, maxAge }).catch(() => unanswered);
      note({ fetching: false, refusal: answer.ok ? null : answer.problem });
    },
    [send, maxAge],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per list and company
  useEffect(() => {
    for (const list of lists) void fetchList(list, false);
  }, [realmId, key]);
  // The same while nothing changes, so that what is drawn from it need not be drawn again.
  return useMemo(
    () =>
      Object.fromEntries(
        lists.map((list): [CatalogueList, Catalogue] => [
          list,
          {
            rows: rows?.[list],
            fetching: fetches[list]?.fetching ?? false,
            refusal: fetches[list]?.refusal ?? null,
            refresh: () => void fetchList(list, true),
          },
        ]),
      ),
    [lists, rows, fetches, fetchList],
  );
}
