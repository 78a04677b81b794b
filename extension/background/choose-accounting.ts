import { updateMe } from '#extension/store/pairing.ts';
import type { Accounting, Me } from '#shared/relay/contract.ts';
import type { Result } from '#shared/result.ts';
import { announceSetups } from './announce-setups.ts';
import { relayOf, type World } from './world.ts';

/** QuickBooks Online, or no accounting system at all; the relay refuses it while a company is connected. */
export async function chooseAccounting(world: World, accounting: Accounting): Promise<Result<Me>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const answer = await relay.value.call('chooseAccounting', { data: { accounting } });
  if (!answer.ok) return answer;
  await updateMe(world.db, answer.value);
  await announceSetups(world);
  return answer;
}
