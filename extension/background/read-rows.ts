import type { Badge } from '#extension/protocol/messages.ts';
import { readPractice } from '#extension/store/read-record.ts';
import type { World } from './world.ts';

/** The practice software is asked for one page at a time, and not in haste. */
const pauseMs = 1500;

/** Rows asked for in the life of this worker, so that a list is not read again while it is scrolled. */
const asked = new WeakMap<World, Set<string>>();

/**
 * Lets a page read the rows that nothing is known about yet, one after the other, where completed
 * records go out by themselves (features D14, D25).
 */
export async function readRows(world: World, badges: Badge[], tabId: number): Promise<void> {
  const { settings, connection } = await readPractice(world.db, world.vault);
  if (settings.push === 'by-hand' || connection.state !== 'connected') return;
  const before = asked.get(world) ?? new Set<string>();
  asked.set(world, before);
  const unread = badges.filter(
    ({ state, sourceId }) => state === 'export' && !before.has(`${tabId} ${sourceId}`),
  );
  for (const { sourceId } of unread) before.add(`${tabId} ${sourceId}`);
  for (const { sourceId } of unread) {
    if (!(await world.shell.sendToTab(tabId, 'readAgain', { sourceId }))) return;
    await world.sleep(pauseMs);
  }
}
