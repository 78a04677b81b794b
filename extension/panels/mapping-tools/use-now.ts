import { useMemo } from 'react';
import type { Database } from '#extension/store/database.ts';
import { keptMappings } from '#extension/store/kept-mappings.ts';
import { waitingChanges } from '#extension/store/mapping-changes.ts';
import { readMappings } from '#extension/store/mappings.ts';
import type { MappingChangeRecord } from '#extension/store/records.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import { termId } from '#shared/mapping/term.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useKeptQuery } from '../use-kept-query.ts';
import { type Held, heldIn } from './changes.ts';

/** What a term says now, by its id. */
export type Now = (id: string) => Held;

/** What each term says now, with what waits for the relay; undefined until it was read. */
export function useNow(realmId: string): Now | undefined {
  const kept = keptMappings(usePanelWorld().db, realmId);
  const mappings = useKeptQuery(kept.mappings);
  const changes = useKeptQuery(kept.changes);
  return useMemo(
    () => (mappings && changes ? nowOf(mappings, changes) : undefined),
    [mappings, changes],
  );
}

/** What each term says at this moment. */
export const readNow = async (db: Database, realmId: string): Promise<Now> =>
  nowOf(...(await Promise.all([readMappings(db, realmId), waitingChanges(db, realmId)])));

function nowOf(mappings: readonly Mapping[], changes: readonly MappingChangeRecord[]): Now {
  const said = new Map(mappings.map((one) => [termId(one.term), heldIn(one)]));
  for (const { termId: id, decision } of changes) said.set(id, heldIn(decision));
  return (id) => said.get(id) ?? null;
}
