import { useLiveQuery } from 'dexie-react-hooks';
import type { Database } from '#extension/store/database.ts';
import { waitingChanges } from '#extension/store/mapping-changes.ts';
import { readMappings } from '#extension/store/mappings.ts';
import { termId } from '#shared/mapping/term.ts';
import { usePanelWorld } from '../panel-world.ts';
import { type Held, heldIn } from './changes.ts';

/** What a term says now, by its id. */
export type Now = (id: string) => Held;

/** What each term says now, with what waits for the relay; undefined until it was read. */
export function useNow(realmId: string): Now | undefined {
  const { db } = usePanelWorld();
  return useLiveQuery(() => readNow(db, realmId), [db, realmId]);
}

/** What each term says at this moment. */
export async function readNow(db: Database, realmId: string): Promise<Now> {
  const [mappings, changes] = await Promise.all([
    readMappings(db, realmId),
    waitingChanges(db, realmId),
  ]);
  const said = new Map(mappings.map((one) => [termId(one.term), heldIn(one)]));
  for (const { termId: id, decision } of changes) said.set(id, heldIn(decision));
  return (id) => said.get(id) ?? null;
}
