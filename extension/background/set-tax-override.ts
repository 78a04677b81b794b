import type { Company } from '#shared/documents/company.ts';
import type { ConnectionView } from '#shared/relay/contract.ts';
import type { Result } from '#shared/result.ts';
import { announceSetups } from './announce-setups.ts';
import { relayOf, saveConnection, type World } from './world.ts';

/** What an admin found out: whether automated sales tax keeps a tax that is sent. */
export async function setTaxOverride(
  world: World,
  taxOverride: Company['taxOverride'],
): Promise<Result<ConnectionView>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const answer = await relay.value.call('noteTaxOverride', { data: { taxOverride } });
  if (!answer.ok) return answer;
  await saveConnection(world, answer.value);
  await announceSetups(world);
  return answer;
}
