import { readFocus } from '#extension/store/focus.ts';
import { sourceOf } from '#extension/store/source-of.ts';
import { problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import type { World } from './world.ts';

/** Lets the page read the record again; refused when no page of the site is open any more. */
export async function readAgain(world: World, sourceKey: string): Promise<Result<null>> {
  const { origin, profileId, id } = sourceOf(sourceKey);
  const focus = await readFocus(world.db);
  const focused = focus?.sourceKey === sourceKey ? [focus.tabId] : [];
  const tabs = new Set([...focused, ...(await world.shell.tabsOf(origin))]);
  const sent = await Promise.all(
    [...tabs].map((tabId) => world.shell.sendToTab(tabId, 'readAgain', { sourceId: id })),
  );
  if (sent.some(Boolean)) return ok(null);
  const app = world.profiles.find((profile) => profile.id === profileId)?.name ?? profileId;
  return refused(problem('page_not_known', { app }));
}
