import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { relayAddress } from '#extension/protocol/relay-address.ts';
import { createRelayClient } from '#extension/relay-client/relay-client.ts';
import { deletePairing, readPairing, savePairing, updateMe } from '#extension/store/pairing.ts';
import { allSites } from '#extension/store/sites.ts';
import { problem } from '#shared/problem.ts';
import type { Me } from '#shared/relay/contract.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { announceSetups } from './announce-setups.ts';
import { fetchPractice } from './fetch-practice.ts';
import { relayOf, type World } from './world.ts';

/** Exchanges a pairing code for this browser's own token. The page that asks has asked for the host permission. */
export async function pair(
  world: World,
  { address, code, deviceName }: { address: string; code: string; deviceName: string },
): Promise<Result<Me>> {
  const relay = relayAddress(address);
  if (!relay.ok) return relay;
  const permitted = await world.shell.hasPermission(originPattern(relay.value));
  if (!permitted) return refused(problem('relay_unreachable'));
  const client = createRelayClient({ address: relay.value, fetch: world.fetch });
  const paired = await client.call('pair', { data: { code: code.trim(), deviceName } });
  if (!paired.ok) return paired;
  const { token, me } = paired.value;
  await savePairing(world.db, world.vault, { address: relay.value, token, me });
  await fetchPractice(world);
  await announceSetups(world);
  return ok(me);
}

/** Ends the pairing. Where the relay is away, its admin can still remove this browser there. */
export async function unpair(world: World): Promise<Result<null>> {
  const pairing = await readPairing(world.db);
  const relay = await relayOf(world);
  if (relay.ok) await relay.value.call('unpair');
  await deletePairing(world.db);
  if (pairing) await dropPermission(world, pairing.address);
  await announceSetups(world);
  return ok(null);
}

async function dropPermission(world: World, address: string): Promise<void> {
  const pattern = originPattern(address);
  const sites = await allSites(world.db);
  if (sites.some((site) => originPattern(site.origin) === pattern)) return;
  await world.shell.removePermission(pattern);
}

/** Asks the relay who this browser is and which company is connected; of another one, what holds there. */
export async function refreshMe(world: World): Promise<Result<Me>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const before = relay.value.pairing.me;
  const me = await relay.value.call('me');
  if (!me.ok) return me;
  await updateMe(world.db, me.value);
  const isMoved = before.connection.company?.realmId !== me.value.connection.company?.realmId;
  // What was fetched before is another company's.
  if (isMoved) await fetchPractice(world);
  const isChanged =
    isMoved ||
    before.connection.state !== me.value.connection.state ||
    before.practice.accounting !== me.value.practice.accounting;
  if (isChanged) await announceSetups(world);
  return me;
}
