import { ok, type Result, refused } from '#shared/result.ts';
import { carryOut } from './carry-out.ts';
import { changesWait, sendChanges } from './send-changes.ts';
import type { World } from './world.ts';

/** A person has seen which confirmed exports were not sent. */
export async function dropReturned({ db }: World): Promise<Result<null>> {
  await db.returned.clear();
  return ok(null);
}

/**
 * Goes on with everything that was begun: decisions that wait for the relay first, then the exports
 * that were confirmed with them. On start-up, every 30 s while there is any, and when a panel opens.
 * It sends what is stored only and begins nothing.
 */
export async function resumeExports(world: World): Promise<Result<null>> {
  const intents = await world.db.intents.toArray();
  const isNeeded = intents.length > 0 || (await changesWait(world));
  await world.shell.keepWaking(isNeeded);
  if (!isNeeded) return ok(null);
  const stopped = await sendChanges(world);
  for (const { sourceKey } of intents) await carryOut(world, sourceKey);
  const isLeft = (await world.db.intents.count()) > 0 || (await changesWait(world));
  await world.shell.keepWaking(isLeft);
  return stopped ? refused(stopped) : ok(null);
}
