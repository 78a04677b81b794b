import { putReceipt } from '#extension/store/receipts.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { problem } from '#shared/problem.ts';
import { type Result, refused } from '#shared/result.ts';
import { announceBadges } from './badges.ts';
import { carryOut } from './carry-out.ts';
import { relayOf, type World } from './world.ts';

/** Asks the relay where an export stands; an export that has not reached it yet is sent again. */
export async function checkExport(world: World, sourceKey: string): Promise<Result<Receipt>> {
  if (await world.db.intents.get(sourceKey)) return carryOut(world, sourceKey);
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const answer = await relay.value.call('findExports', { data: { sourceKeys: [sourceKey] } });
  if (!answer.ok) return answer;
  const receipt = answer.value.receipts.find((one) => one.sourceKey === sourceKey);
  if (!receipt) return refused(problem('not_found'));
  await putReceipt(world.db, receipt);
  await announceBadges(world, [sourceKey]);
  return { ok: true, value: receipt };
}
