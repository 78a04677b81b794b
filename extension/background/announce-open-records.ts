import { announceBadges } from './badges.ts';
import type { World } from './world.ts';

const most = 200;

/** A mapping changed: the badges of the drafts last seen on that site may have, too. */
export async function announceOpenRecords(world: World, origin: string): Promise<void> {
  const rows = await world.db.drafts.where('origin').equals(origin).toArray();
  const latest = rows.sort((a, b) => b.updatedAt - a.updatedAt).slice(0, most);
  const keys = latest.map((row) => row.sourceKey);
  await announceBadges(world, keys);
}
