import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { waitingChanges } from '#extension/store/mapping-changes.ts';
import { readMappings } from '#extension/store/mappings.ts';
import { openTerms, termShards, waitingTerms } from '#extension/store/terms.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import { type TermKind, termKinds } from '#shared/mapping/term.ts';
import type { CatalogueList } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useCatalogues } from '../use-catalogues.ts';
import { mappingRows, suggestedRows } from './mapping-rows.ts';
import type { Screen } from './screens.ts';
import { sortByName } from './show-rows.ts';
import { useSuggestions } from './use-suggestions.ts';

/** Everything a screen shows, as it changes; rows are undefined until the store has been read. */
export function useMappingRows({ kinds }: Screen, realmId: string) {
  const { db, vault } = usePanelWorld();
  const key = kinds.join();
  const terms = useLiveQuery(
    async () => sortByName(await openTerms(vault, await termShards(db, kinds))),
    [db, vault, key],
  );
  const mappings = useLiveQuery(() => readMappings(db, realmId), [db, realmId]);
  const changes = useLiveQuery(() => waitingChanges(db, realmId), [db, realmId]);
  const waiting = useLiveQuery(() => waitingTerms(db, realmId), [db, realmId]);
  const names = listsOf(key);
  const catalogues = useCatalogues(names, realmId);
  // No screen has terms of more than two lists.
  const [one, two] = names.map((name) => catalogues[name]?.rows);
  const isReady = terms !== undefined && names.every((name) => catalogues[name]?.rows);
  const suggested = useSuggestions(kinds, realmId, isReady, [terms, one, two]);
  const lists = useMemo(
    () => Object.fromEntries(listsOf(key).map((name, at) => [name, at === 0 ? one : two])),
    [key, one, two],
  );
  // The lists come a little later, and are needed at once only where something is decided.
  const decided = (mappings?.length ?? 0) + (changes?.length ?? 0) > 0;
  const needed = decided ? lists : none;
  const plain = useMemo(() => {
    if (!terms || !mappings || !changes || !waiting) return undefined;
    return mappingRows({ kinds: kindsOf(key), terms, mappings, changes, lists: needed, waiting });
  }, [key, terms, mappings, changes, needed, waiting]);
  const rows = useMemo(
    () => plain && suggestedRows(plain, suggested.found, { kinds: kindsOf(key), lists }),
    [plain, suggested.found, key, lists],
  );
  return { rows, catalogues, suggesting: suggested.busy, waiting: waiting ?? [] };
}

const none = {};
const kindsOf = (key: string): TermKind[] =>
  termKinds.filter((kind) => key.split(',').includes(kind));
const listsOf = (key: string): CatalogueList[] => [
  ...new Set(kindsOf(key).map((kind) => targetLists[kind])),
];
