import {
  isDone,
  noteOnIntent,
  openIntent,
  returnIntent,
  settleIntent,
} from '#extension/store/intents.ts';
import { putReceipt } from '#extension/store/receipts.ts';
import type { IntentRecord } from '#extension/store/records.ts';
import { isFinal, type Receipt } from '#shared/ledger/receipt.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { announceBadges } from './badges.ts';
import { catchUpPractice } from './catch-up-practice.ts';
import { type IntentRequest, requestsOf } from './intent-requests.ts';
import { noteConnection } from './note-connection.ts';
import { noteCreated } from './note-created.ts';
import { sendChanges } from './send-changes.ts';
import { waitForReceipt } from './wait-for-receipt.ts';
import { type Relay, relayOf, type World } from './world.ts';

/**
 * Sends a stored intent and stores the answer. Sending twice is safe: the relay knows the record
 * (design.md §5) and answers with what it has. An intent ends only with a final receipt, or with a
 * refusal after which the relay is known to hold nothing. `isSeen`: a person waits for the answer;
 * otherwise a refusal is kept with the record.
 */
export function carryOut(
  world: World,
  sourceKey: string,
  isSeen = false,
): Promise<Result<Receipt>> {
  const { running } = world;
  const already = running.get(sourceKey);
  if (already) return already;
  const noted = async (answer: Result<Receipt>) => {
    await noteConnection(world, answer.ok ? answer.value.problem : answer.problem);
    return answer;
  };
  const run = send(world, sourceKey, isSeen)
    .then(noted)
    .finally(async () => {
      running.delete(sourceKey);
      await announceBadges(world, [sourceKey]);
    });
  running.set(sourceKey, run);
  return run;
}

async function send(world: World, sourceKey: string, isSeen: boolean): Promise<Result<Receipt>> {
  const intent = await world.db.intents.get(sourceKey);
  if (!intent) return refused(problem('not_found'));
  const relay = await relayOf(world);
  if (!relay.ok) return waiting(world, intent, relay.problem);
  if (relay.value.pairing.me.practice.id !== intent.practiceId) {
    return waiting(world, intent, problem('token_refused'));
  }
  // The relay builds the document with what was decided before it was confirmed.
  const stopped = await sendChanges(world);
  if (stopped && isTemporary(stopped)) return waiting(world, intent, stopped);
  const content = await openIntent(world.vault, intent);
  const requests = requestsOf(content);
  let answer: Result<Receipt> = refused(problem('not_found'));
  for (const request of requests) {
    const isLast = request === requests.at(-1);
    answer = await sendOne(world, relay.value, intent, request, { isLast, isSeen });
    if (!answer.ok || !isDone(answer.value)) break;
    if (request.isAnother?.(answer.value)) {
      await returnIntent(world.db, sourceKey, problem('exported_otherwise'), world.now());
    }
  }
  await noteCreated(world, content);
  return answer;
}

async function sendOne(
  world: World,
  relay: Relay,
  intent: IntentRecord,
  request: IntentRequest,
  { isLast, isSeen }: { isLast: boolean; isSeen: boolean },
): Promise<Result<Receipt>> {
  const { sourceKey } = intent;
  const begun = await request.send(relay);
  if (!begun.ok) {
    return isTemporary(begun.problem)
      ? waiting(world, intent, begun.problem)
      : given(world, relay, intent, request, { reason: begun.problem, isSeen });
  }
  if (isFinal(begun.value)) await learn(world, relay, request.earlier);
  await settleIntent(world.db, sourceKey, begun.value, isLast);
  if (isFinal(begun.value)) return begun;
  await announceBadges(world, [sourceKey]);
  const receipt = await waitForReceipt(world, relay, begun.value);
  await learn(world, relay, request.earlier);
  if (!receipt.ok) return waiting(world, intent, receipt.problem);
  await settleIntent(world.db, sourceKey, receipt.value, isLast);
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

/** Stores what the ledger has of these records. */
async function learn(
  { db }: World,
  relay: Relay,
  sourceKeys: string[],
): Promise<Result<Receipt[]>> {
  if (sourceKeys.length === 0) return ok([]);
  const found = await relay.call('findExports', { data: { sourceKeys } });
  if (!found.ok) return found;
  const receipts = found.value.receipts.filter((one) => sourceKeys.includes(one.sourceKey));
  for (const receipt of receipts) await putReceipt(db, receipt);
  return ok(receipts);
}

/**
 * The relay refused. An earlier try of the same intent may have reached it without an answer, so
 * the ledger is asked before the intent is given up.
 */
async function given(
  world: World,
  relay: Relay,
  intent: IntentRecord,
  request: IntentRequest,
  { reason, isSeen }: { reason: Problem; isSeen: boolean },
): Promise<Result<Receipt>> {
  const found = await learn(world, relay, [...request.earlier, request.sourceKey]);
  if (!found.ok) return waiting(world, intent, found.problem);
  const receipt = found.value.find((one) => one.sourceKey === request.sourceKey);
  const isAnswered = receipt !== undefined && request.isAnsweredBy(receipt, reason);
  if (isSeen || isAnswered) await world.db.intents.delete(intent.sourceKey);
  else await returnIntent(world.db, intent.sourceKey, reason, world.now());
  if (reason.code === 'preview_outdated' || reason.code === 'not_mapped') {
    await catchUpPractice(world);
  }
  return isAnswered ? ok(receipt) : refused(reason);
}

/** Refusals of the way, not of the document: the same intent is sent again later. */
const isTemporary = ({ code }: Problem): boolean =>
  (
    [
      'relay_unreachable',
      'relay_failed',
      'answer_not_understood',
      'relay_stopping',
      'too_many_requests',
      'token_refused',
      'wrong_host',
      'qbo_busy',
      'qbo_down',
    ] as Problem['code'][]
  ).includes(code);
