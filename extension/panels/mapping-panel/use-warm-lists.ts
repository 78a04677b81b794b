import { useEffect } from 'react';
import { readCatalogues } from '#extension/store/catalogue.ts';
import { openTerms, termShards } from '#extension/store/terms.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import { usePanelWorld } from '../panel-world.ts';
import { factsOf } from './mapping-rows.ts';
import { screens } from './screens.ts';
import { sortByName } from './show-rows.ts';

/**
 * Opens the sealed lists of the first screen while nothing else is done, and works out what its names
 * are sorted and searched by, so that it is there at once.
 */
export function useWarmLists(realmId: string | undefined): void {
  const { db, vault } = usePanelWorld();
  useEffect(() => {
    if (realmId === undefined || typeof requestIdleCallback !== 'function') return;
    const { kinds } = screens[0];
    const lists = [...new Set(kinds.map((kind) => targetLists[kind]))];
    const open = async () => {
      const terms = await openTerms(vault, await termShards(db, kinds));
      for (const term of sortByName(terms)) factsOf(term);
      await readCatalogues(db, vault, realmId, lists);
    };
    // Where it fails here, it fails again where it is seen.
    const handle = requestIdleCallback(() => void open().catch(() => undefined));
    return () => cancelIdleCallback(handle);
  }, [db, vault, realmId]);
}
