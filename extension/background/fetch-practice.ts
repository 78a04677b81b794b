import { mappingsSeen, saveFetchedMappings } from '#extension/store/mappings.ts';
import { forgetSettings, noteUntold, saveSettings } from '#extension/store/settings.ts';
import { ok, type Result } from '#shared/result.ts';
import { type Relay, relayOf, type World } from './world.ts';

/** Fetches what the practice has decided: the mappings that changed since the last time, and its settings. */
export async function fetchPractice(world: World): Promise<Result<null>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const fetched = await fetchDecisions(world, relay.value);
  const realmId = relay.value.pairing.me.connection.company?.realmId;
  // Without them nothing can be exported, and the person is told why.
  if (!fetched.ok && realmId) await noteUntold(world.db, realmId, fetched.problem);
  return fetched;
}

async function fetchDecisions(world: World, relay: Relay): Promise<Result<null>> {
  const since = await mappingsSeen(world.db);
  const answer = await relay.call('mappings', { data: { since } });
  if (!answer.ok) return answer;
  await saveFetchedMappings(world.db, answer.value.mappings, answer.value.version);
  return fetchSettings(world, relay);
}

async function fetchSettings({ db, vault }: World, relay: Relay): Promise<Result<null>> {
  const realmId = relay.pairing.me.connection.company?.realmId;
  if (!realmId) return ok(null);
  const answer = await relay.call('settings');
  if (answer.ok) await saveSettings(db, vault, answer.value.realmId ?? realmId, answer.value);
  // A relay from before there were settings: the usual ones hold.
  else if (answer.problem.code === 'route_unknown') await forgetSettings(db, realmId);
  else return answer;
  return ok(null);
}
