import type { Badge, OverlaySetup } from '#extension/protocol/messages.ts';
import { readPairing } from '#extension/store/pairing.ts';
import { findSite } from '#extension/store/sites.ts';
import { badgesFor } from './badges.ts';
import { readRows } from './read-rows.ts';
import type { World } from './world.ts';

/**
 * What the overlay of a granted site needs; null for any other origin, also on the same host, and
 * for every site while the practice uses no accounting system: its pages then stay as they are.
 */
export async function overlaySetup(
  world: World,
  sourceIds: string[],
  { origin, tabId }: { origin: string; tabId: number },
): Promise<OverlaySetup | null> {
  const site = await findSite(world.db, origin);
  const profile = site && world.profiles.find(({ id }) => id === site.profileId);
  if (!site || !profile || (await isOff(world))) return null;
  return { profile, badges: await badgesFor(world, site, sourceIds, tabId) };
}

const isOff = async ({ db }: World): Promise<boolean> =>
  (await readPairing(db))?.me.practice.accounting === 'none';

/** The badges of rows that came into view; none for a site that is not granted. */
export async function pageBadges(
  world: World,
  sourceIds: string[],
  { origin, tabId }: { origin: string; tabId: number },
): Promise<Badge[]> {
  const site = await findSite(world.db, origin);
  if (!site) return [];
  const badges = await badgesFor(world, site, sourceIds, tabId);
  void readRows(world, badges, tabId);
  return badges;
}
