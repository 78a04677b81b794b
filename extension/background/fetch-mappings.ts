import { mappingsSeen, saveFetchedMappings } from '#extension/store/mappings.ts';
import { ok, type Result } from '#shared/result.ts';
import { relayOf, type World } from './world.ts';

/** Fetches the mappings that changed since the last time. */
export async function fetchMappings(world: World): Promise<Result<null>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const since = await mappingsSeen(world.db);
  const answer = await relay.value.call('mappings', { data: { since } });
  if (!answer.ok) return answer;
  await saveFetchedMappings(world.db, answer.value.mappings, answer.value.version);
  return ok(null);
}
