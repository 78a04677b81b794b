import { mappingsSeen, readMappings } from '#extension/store/mappings.ts';
import { readPairing } from '#extension/store/pairing.ts';
import type { Result } from '#shared/result.ts';
import { fetchMissingTargets } from './fetch-missing-targets.ts';
import { fetchPractice } from './fetch-practice.ts';
import type { World } from './world.ts';

/** Fetches what the practice has decided, and what the new mappings lead to where our lists lack it. */
export async function catchUpPractice(world: World): Promise<Result<null>> {
  const seen = await mappingsSeen(world.db);
  const fetched = await fetchPractice(world);
  const { company } = (await readPairing(world.db))?.me.connection ?? {};
  if (!fetched.ok || !company) return fetched;
  const mappings = await readMappings(world.db, company.realmId);
  const arrived = mappings.filter(({ version }) => version > seen);
  await fetchMissingTargets(world, company.realmId, arrived);
  return fetched;
}
