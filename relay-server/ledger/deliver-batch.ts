import { ProblemError, problem } from '#shared/problem.ts';
import { randomId } from '../auth/secrets.ts';
import type { QboAnswer } from '../qbo/answer.ts';
import { batchBody, itemsIn, itemsOf } from '../qbo/batch.ts';
import type { Database } from '../storage/database.ts';
import type { BatchLimits } from './batch-limits.ts';
import { type Batch, bIdOf, finishBatch, letGoRows, stampBatch } from './batch-store.ts';
import { settleBy } from './deliver-create.ts';
import { callFor, type DeliverDeps, type Delivery, notSent } from './delivery.ts';
import { backoff } from './timing.ts';

export interface BatchDeps extends DeliverDeps {
  database: Database;
  leaseMs: number;
  limits: BatchLimits;
}

const tooManyCode = '1040';

/**
 * Sends documents that were never sent before in one call. What was certainly not carried out is
 * again as it was; rows with an unclear outcome stay part of the batch, which `settleBatch` ends.
 */
export async function deliverBatch(
  deps: BatchDeps,
  batch: Batch,
  deliveries: Delivery[],
): Promise<void> {
  await carryOut(deps, batch, deliveries);
  await finishBatch(deps, batch.id, batch.owner, deps.now() + backoff(deps.timing, 0));
}

/** The call for rows under one lease, under an id that was never used. */
export function newBatch(deliveries: Delivery[]): Batch {
  const [{ owner }] = deliveries as [Delivery];
  const id = randomId();
  const requestId = `cfb-${id}-`;
  const items = deliveries.map(({ row, document }, index) => ({
    bId: bIdOf(index),
    operation: 'create' as const,
    entity: row.entity,
    body: document,
  }));
  const rows = deliveries.map(({ row }) => row);
  return { id, requestId, bytes: batchBody(items, requestId), rows, owner };
}

/** Makes the call of a batch and writes down what each item came to. */
export async function carryOut(
  deps: BatchDeps,
  batch: Batch,
  deliveries: Delivery[],
): Promise<void> {
  try {
    const answer = await send(deps, batch, deliveries);
    if (!answer) return letGoRows(deps, batch.rows, batch.owner, deps.now());
    if (answer.kind === 'fault') return refusedWhole(deps, deliveries, answer.fault.code);
    const answers = itemsOf(answer, itemsIn(batch.bytes));
    for (const [index, delivery] of deliveries.entries()) {
      await settleItem(deps, delivery, answers[index] as QboAnswer);
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    for (const delivery of deliveries) await notSent(deps, delivery, error.problem);
  }
}

/** Commits the intent and makes the call; null when a lease was lost before. */
async function send(
  deps: BatchDeps,
  batch: Batch,
  deliveries: Delivery[],
): Promise<QboAnswer | null> {
  const [{ row }] = deliveries as [Delivery];
  let isOurs = true;
  const beforeSend = async () => {
    isOurs = await stampBatch(deps, batch);
    if (isOurs) deps.reach('before-post');
    return isOurs;
  };
  // Each item counts like a call of its own (contract.md §3.2).
  const onCall = () => {
    for (const { tally } of deliveries) tally.onCall({ calls: 1, writes: 0, meteredReads: 0 });
  };
  deps.limits.started(row.realm_id);
  const answer = await callFor(deps, { row, tally: { onCall } }, (access) =>
    deps.qbo.batchWrite(access, batch.bytes, batch.requestId, beforeSend),
  );
  if (!isOurs) return null;
  deps.reach('after-qbo-answer');
  return answer;
}

async function settleItem(deps: BatchDeps, delivery: Delivery, answer: QboAnswer): Promise<void> {
  try {
    await settleBy(deps, delivery, answer);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    await notSent(deps, delivery, error.problem);
  }
}

/** No item was carried out, and no one is to blame: the next call is smaller, or for one row. */
async function refusedWhole(deps: BatchDeps, deliveries: Delivery[], code: string): Promise<void> {
  const [{ row }] = deliveries as [Delivery];
  if (code === tooManyCode) deps.limits.tooMany(row.realm_id, deliveries.length);
  else deps.limits.refused(row.realm_id);
  // All become due in one moment, so that they can go together again.
  const until = deps.now() + backoff(deps.timing, 0);
  const waiting = { until, problem: problem('qbo_busy') };
  for (const delivery of deliveries) await deps.outcomes.wait(delivery, waiting);
}
