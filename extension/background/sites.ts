import { originPattern, siteOrigin } from '#extension/protocol/origin-pattern.ts';
import { readPairing } from '#extension/store/pairing.ts';
import { allSites, deleteSite, findSite, putSite } from '#extension/store/sites.ts';
import { problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { announceSetup } from './badges.ts';
import type { World } from './world.ts';

/** Lets the overlay run on a practice site whose host permission was given just before. */
export async function allowSite(
  world: World,
  { address, profileId }: { address: string; profileId: string },
): Promise<Result<{ origin: string }>> {
  const origin = siteOrigin(address);
  if (!origin.ok) return origin;
  const profile = world.profiles.find(({ id }) => id === profileId);
  const pattern = originPattern(origin.value);
  if (!profile || !(await world.shell.hasPermission(pattern))) {
    return refused(problem('site_not_granted'));
  }
  const before = await findSite(world.db, origin.value);
  await putSite(world.db, { origin: origin.value, profileId, paused: false });
  await world.shell.registerOverlay(pattern);
  if (before) await announceSetup(world, origin.value);
  const tabs = await world.shell.tabsOf(origin.value);
  await Promise.all(tabs.map((tabId) => world.shell.injectOverlay(tabId)));
  return ok({ origin: origin.value });
}

/** Switches the buttons of a site off or on again. */
export async function pauseSite(
  world: World,
  { origin, paused }: { origin: string; paused: boolean },
): Promise<Result<null>> {
  const site = await findSite(world.db, origin);
  if (!site) return refused(problem('site_not_granted'));
  await putSite(world.db, { ...site, paused });
  await announceSetup(world, origin);
  return ok(null);
}

/** Forgets a site and gives its permission back, unless another site or the relay is on the same host. */
export async function removeSite(world: World, origin: string): Promise<Result<null>> {
  await deleteSite(world.db, origin);
  await announceSetup(world, origin);
  const pattern = originPattern(origin);
  const others = (await allSites(world.db)).map((site) => site.origin);
  const relay = (await readPairing(world.db))?.address;
  const same = (one: string) => originPattern(one) === pattern;
  if (!others.some(same)) {
    await world.shell.unregisterOverlay(pattern);
    if (!relay || !same(relay)) await world.shell.removePermission(pattern);
  }
  return ok(null);
}

/** At start-up: registrations are lost with some updates, so each allowed site gets its own again. */
export async function registerSites(world: World): Promise<void> {
  for (const { origin } of await allSites(world.db)) {
    const pattern = originPattern(origin);
    if (await world.shell.hasPermission(pattern)) await world.shell.registerOverlay(pattern);
  }
}
