import { allSites } from '#extension/store/sites.ts';
import { announceSetup } from './badges.ts';
import type { World } from './world.ts';

/** The pairing or the connection changed: every overlay asks for its set-up again. */
export async function announceSetups(world: World): Promise<void> {
  const sites = await allSites(world.db);
  await Promise.all(sites.map(({ origin }) => announceSetup(world, origin)));
}
