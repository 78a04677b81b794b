import { saveCompanyCheck } from '#extension/store/company-check.ts';
import { problem } from '#shared/problem.ts';
import {
  type CheckedConnection,
  type ConnectionView,
  connectionView,
  type ResponseOf,
} from '#shared/relay/contract.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { announceSetups } from './announce-setups.ts';
import { fetchCatalogue } from './fetch-catalogue.ts';
import { fetchPractice } from './fetch-practice.ts';
import { refreshMe } from './pair.ts';
import { practiceTaxes } from './practice-taxes.ts';
import { relayOf, saveConnection, type World } from './world.ts';

const askEvery = 1500;
/** Browsers stop a worker that is busy with one message for five minutes. */
const longestMs = 4 * 60_000;
/** So long the page that says it succeeded stays, unless the person closes it. */
const successReadMs = 3000;

/**
 * Opens Intuit's sign-in in a window, and answers with the connection as it is when it is there or
 * when the person has closed the window, or with why the sign-in ended without one. No window opens
 * where a colleague has connected meanwhile.
 */
export async function connect(world: World): Promise<Result<ConnectionView>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const now = await refreshMe(world);
  if (!now.ok) return now;
  const { connection: before, refusedConsent: refusedBefore } = now.value;
  const known = relay.value.pairing.me.connection;
  if (known.state !== 'connected' && before.state === 'connected') return ok(before);
  const started = await relay.value.call('startConnection');
  if (!started.ok) return started;
  const until = world.now() + longestMs;
  const window = await world.shell.openWindow(started.value.url);
  for (;;) {
    const open = await window.isOpen();
    const me = await refreshMe(world);
    if (me.ok && isNew(me.value.connection, before)) {
      const closed = world.sleep(successReadMs).then(() => window.close());
      await Promise.all([closed, fetchLists(world)]);
      return ok(me.value.connection);
    }
    const refusal = me.ok ? me.value.refusedConsent : undefined;
    if (refusal && refusal.at !== refusedBefore?.at) return refused(refusal.problem);
    if (!open) return me.ok ? ok(me.value.connection) : me;
    if (world.now() > until) return refused(problem('consent_open'));
    await world.sleep(askEvery);
  }
}

const isNew = (now: ConnectionView, before: ConnectionView): boolean =>
  now.state === 'connected' && (before.state !== 'connected' || now.grantedAt !== before.grantedAt);

async function fetchLists(world: World): Promise<void> {
  await fetchPractice(world);
  for (const list of ['customers', 'items', 'accounts'] as const) {
    await fetchCatalogue(world, { list, again: true });
  }
}

/** Lets the relay read the company again and say what it means; nothing changes in QuickBooks. */
export async function testConnection(world: World): Promise<Result<CheckedConnection>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const realmId = relay.value.pairing.me.connection.company?.realmId;
  const taxes = realmId ? await practiceTaxes(world, realmId) : [];
  const answer = await relay.value.call('testConnection', { data: { taxes } });
  if (answer.ok && realmId && answer.value.company?.realmId === realmId) {
    await saveCompanyCheck(world.db, world.vault, realmId, answer.value, world.now());
  }
  return settle(world, answer);
}

/** Revokes the grant at Intuit. Mappings and history stay at the relay. */
export async function disconnect(world: World): Promise<Result<ResponseOf<'disconnect'>>> {
  const relay = await relayOf(world);
  return relay.ok ? settle(world, await relay.value.call('disconnect')) : relay;
}

/** Keeps the connection an answer tells of, or asks for it when the answer is a refusal. */
async function settle<T extends ConnectionView>(
  world: World,
  answer: Result<T>,
): Promise<Result<T>> {
  if (answer.ok) await saveConnection(world, connectionView.parse(answer.value));
  else await refreshMe(world);
  await announceSetups(world);
  return answer;
}
