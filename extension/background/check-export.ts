import { putReceipt } from '#extension/store/receipts.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { problem } from '#shared/problem.ts';
import { type Result, refused } from '#shared/result.ts';
import { announceBadges } from './badges.ts';
import { carryOut } from './carry-out.ts';
import { keysOfRecord } from './find-exports.ts';
import { relayOf, type World } from './world.ts';

/** Asks the relay where an export stands; an export that has not reached it yet is sent again. */
export async function checkExport(world: World, sourceKey: string): Promise<Result<Receipt>> {
  if (await world.db.intents.get(sourceKey)) return carryOut(world, sourceKey);
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const sourceKeys = await keysOfRecord(world, sourceKey);
  const answer = await relay.value.call('findExports', { data: { sourceKeys } });
  if (!answer.ok) return answer;
  const { receipts } = answer.value;
  for (const one of receipts)
    if (sourceKeys.includes(one.sourceKey)) await putReceipt(world.db, one);
  const receipt = receipts.find((one) => one.sourceKey === sourceKey);
  if (!receipt) return refused(problem('not_found'));
  await announceBadges(world, [sourceKey]);
  return { ok: true, value: receipt };
}
