import type { Company } from '#shared/documents/company.ts';
import type { ConnectionView } from '#shared/relay/contract.ts';
import type { Result } from '#shared/result.ts';
import { announceSetups } from './announce-setups.ts';
import { refreshMe } from './pair.ts';
import { relayOf, saveConnection, type World } from './world.ts';

/**
 * What an admin found out: whether automated sales tax keeps a tax that is sent. What a colleague
 * has found out meanwhile stands, and is shown.
 */
export async function setTaxOverride(
  world: World,
  taxOverride: Company['taxOverride'],
): Promise<Result<ConnectionView>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const { company } = relay.value.pairing.me.connection;
  const seen = company ? { seen: company.taxOverride, realmId: company.realmId } : {};
  const answer = await relay.value.call('noteTaxOverride', { data: { taxOverride, ...seen } });
  if (!answer.ok) {
    if (answer.problem.code === 'settings_conflict') await refreshMe(world);
    return answer;
  }
  await saveConnection(world, answer.value);
  await announceSetups(world);
  return answer;
}
