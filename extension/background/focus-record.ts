import { putFocus } from '#extension/store/focus.ts';
import { findSite } from '#extension/store/sites.ts';
import { keyOn } from './badges.ts';
import { findExports, keysOfRecord } from './find-exports.ts';
import type { World } from './world.ts';

/** Shows the clicked record in the panel. The panel itself was opened before, in the click. */
export async function focusRecord(
  world: World,
  sourceId: string,
  { origin, tabId }: { origin: string; tabId: number },
): Promise<void> {
  const site = await findSite(world.db, origin);
  if (!site || site.paused) return;
  const key = keyOn(site, sourceId);
  await putFocus(world.db, key, tabId);
  await findExports(world, await keysOfRecord(world, key), { evenIfFresh: true });
}
