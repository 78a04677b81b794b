import { ok, type Result } from '#shared/result.ts';
import { carryOut } from './carry-out.ts';
import type { World } from './world.ts';

/**
 * Goes on with every export that was begun: on start-up, every 30 s while there are any, and when a
 * panel opens. It sends stored intents only and begins nothing.
 */
export async function resumeExports(world: World): Promise<Result<null>> {
  const intents = await world.db.intents.toArray();
  await world.shell.keepWaking(intents.length > 0);
  for (const { sourceKey } of intents) await carryOut(world, sourceKey);
  if (intents.length > 0) await world.shell.keepWaking((await world.db.intents.count()) > 0);
  return ok(null);
}
