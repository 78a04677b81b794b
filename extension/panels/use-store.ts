import Dexie from 'dexie';
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { readCatalogue } from '#extension/store/catalogue.ts';
import { readFocus } from '#extension/store/focus.ts';
import { readPairing } from '#extension/store/pairing.ts';
import { readPractice, readRecord } from '#extension/store/read-record.ts';
import { allSites } from '#extension/store/sites.ts';
import type { Problem } from '#shared/problem.ts';
import type { CatalogueList, CatalogueRow } from '#shared/relay/contract.ts';
import { usePanelWorld } from './panel-world.ts';

/** Undefined while it is being read, null where there is none. */
export function usePairing() {
  const { db } = usePanelWorld();
  return useLiveQuery(async () => (await readPairing(db)) ?? null, [db]);
}

export function useSites() {
  const { db } = usePanelWorld();
  return useLiveQuery(() => allSites(db), [db]);
}

export function useFocus() {
  const { db } = usePanelWorld();
  return useLiveQuery(async () => (await readFocus(db)) ?? null, [db]);
}

/** Everything known of a record, as it changes. */
export function useRecord(sourceKey: string) {
  const { db, vault } = usePanelWorld();
  return useLiveQuery(async () => {
    // Dexie watches only what is asked for before the first await that is not its own.
    await Dexie.Promise.all([
      db.intents.get(sourceKey),
      db.receipts.get(sourceKey),
      db.drafts.get(sourceKey),
      db.pairing.get('pairing'),
      db.mappings.count(),
    ]);
    const facts = await readRecord(db, vault, await readPractice(db), sourceKey);
    return { sourceKey, facts };
  }, [db, vault, sourceKey]);
}

export interface Catalogue {
  /** Undefined until it was fetched once. */
  rows: CatalogueRow[] | undefined;
  refusal: Problem | null;
  fetching: boolean;
  refresh(): void;
}

/** A list of the connected company; fetched when there is none or it is a day old. */
export function useCatalogue(list: CatalogueList, realmId: string): Catalogue {
  const { db, vault, send } = usePanelWorld();
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const [fetching, setFetching] = useState(false);
  const rows = useLiveQuery(() => readCatalogue(db, vault, realmId, list), [db, realmId, list]);
  const fetchList = async (again: boolean) => {
    setFetching(true);
    const answer = await send('fetchCatalogue', { list, again }).catch(() => null);
    setRefusal(answer && !answer.ok ? answer.problem : null);
    setFetching(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per list and company
  useEffect(() => void fetchList(false), [realmId, list]);
  return { rows, refusal, fetching, refresh: () => void fetchList(true) };
}
