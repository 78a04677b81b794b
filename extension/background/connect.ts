import type { ConnectionView } from '#shared/relay/contract.ts';
import { ok, type Result } from '#shared/result.ts';
import { announceSetups } from './announce-setups.ts';
import { fetchCatalogue } from './fetch-catalogue.ts';
import { fetchMappings } from './fetch-mappings.ts';
import { refreshMe } from './pair.ts';
import { relayOf, saveConnection, type World } from './world.ts';

const askEvery = 1500;

/**
 * Opens Intuit's sign-in in a window, and answers with the connection as it is when it is there or
 * when the person has closed the window.
 */
export async function connect(world: World): Promise<Result<ConnectionView>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const before = relay.value.pairing.me.connection;
  const started = await relay.value.call('startConnection');
  if (!started.ok) return started;
  const window = await world.shell.openWindow(started.value.url);
  for (;;) {
    const open = await window.isOpen();
    const me = await refreshMe(world);
    if (me.ok && isNew(me.value.connection, before)) {
      await window.close();
      await fetchLists(world);
      return ok(me.value.connection);
    }
    if (!open) return me.ok ? ok(me.value.connection) : me;
    await world.sleep(askEvery);
  }
}

const isNew = (now: ConnectionView, before: ConnectionView): boolean =>
  now.state === 'connected' && (before.state !== 'connected' || now.grantedAt !== before.grantedAt);

async function fetchLists(world: World): Promise<void> {
  await fetchMappings(world);
  for (const list of ['customers', 'items', 'accounts'] as const) {
    await fetchCatalogue(world, { list, again: true });
  }
}

/** Lets the relay read the company's data and settings again. */
export const testConnection = (world: World): Promise<Result<ConnectionView>> =>
  changeConnection(world, 'testConnection');

/** Revokes the grant at Intuit. Mappings and history stay at the relay. */
export const disconnect = (world: World): Promise<Result<ConnectionView>> =>
  changeConnection(world, 'disconnect');

async function changeConnection(
  world: World,
  endpoint: 'testConnection' | 'disconnect',
): Promise<Result<ConnectionView>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const answer = await relay.value.call(endpoint);
  if (answer.ok) await saveConnection(world, answer.value);
  else await refreshMe(world);
  await announceSetups(world);
  return answer;
}
