import { noteOnIntent, openIntent, settleIntent } from '#extension/store/intents.ts';
import { putReceipt } from '#extension/store/receipts.ts';
import type { IntentRecord } from '#extension/store/records.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { announceBadges } from './badges.ts';
import { fetchMappings } from './fetch-mappings.ts';
import { waitForReceipt } from './wait-for-receipt.ts';
import { type Relay, relayOf, type World } from './world.ts';

/**
 * Sends a stored intent and stores the answer. Sending twice is safe: the relay knows the record
 * (design.md §5) and answers with what it has. An intent ends only with a final receipt, or with a
 * refusal after which the relay is known to hold nothing.
 */
export function carryOut(world: World, sourceKey: string): Promise<Result<Receipt>> {
  const { running } = world;
  const already = running.get(sourceKey);
  if (already) return already;
  const run = send(world, sourceKey).finally(async () => {
    running.delete(sourceKey);
    await announceBadges(world, [sourceKey]);
  });
  running.set(sourceKey, run);
  return run;
}

async function send(world: World, sourceKey: string): Promise<Result<Receipt>> {
  const intent = await world.db.intents.get(sourceKey);
  if (!intent) return refused(problem('not_found'));
  const relay = await relayOf(world);
  if (!relay.ok) return waiting(world, intent, relay.problem);
  if (relay.value.pairing.me.practice.id !== intent.practiceId) {
    return waiting(world, intent, problem('token_refused'));
  }
  const { draft, shownHash } = await openIntent(world.vault, intent);
  const created = await relay.value.call('createExport', { data: { draft, shownHash } });
  if (!created.ok) {
    return isTemporary(created.problem)
      ? waiting(world, intent, created.problem)
      : given(world, relay.value, intent, created.problem);
  }
  await settleIntent(world.db, created.value);
  await announceBadges(world, [sourceKey]);
  const receipt = await waitForReceipt(world, relay.value, created.value);
  if (!receipt.ok) return waiting(world, intent, receipt.problem);
  await settleIntent(world.db, receipt.value);
  return receipt;
}

async function waiting(
  { db }: World,
  { sourceKey }: IntentRecord,
  reason: Problem,
): Promise<Result<Receipt>> {
  await noteOnIntent(db, sourceKey, reason);
  return refused(reason);
}

/**
 * The relay refused. An earlier try of the same intent may have reached it without an answer, so
 * the ledger is asked before the intent is given up.
 */
async function given(
  world: World,
  relay: Relay,
  intent: IntentRecord,
  reason: Problem,
): Promise<Result<Receipt>> {
  const { sourceKey } = intent;
  const found = await relay.call('findExports', { data: { sourceKeys: [sourceKey] } });
  if (!found.ok) return waiting(world, intent, found.problem);
  const receipt = found.value.receipts.find((one) => one.sourceKey === sourceKey);
  if (receipt) await putReceipt(world.db, receipt);
  await world.db.intents.delete(sourceKey);
  if (reason.code === 'preview_outdated' || reason.code === 'not_mapped') {
    await fetchMappings(world);
  }
  return receipt?.state === 'exported' && reason.code !== 'changed_since_export'
    ? ok(receipt)
    : refused(reason);
}

/** Refusals of the way, not of the document: the same intent is sent again later. */
const isTemporary = ({ code }: Problem): boolean =>
  (
    [
      'relay_unreachable',
      'relay_failed',
      'relay_stopping',
      'too_many_requests',
      'token_refused',
      'wrong_host',
      'qbo_busy',
      'qbo_down',
    ] as Problem['code'][]
  ).includes(code);
