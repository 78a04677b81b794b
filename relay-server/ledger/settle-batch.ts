import { ProblemError, problem } from '#shared/problem.ts';
import { bodyPlace, finishBatch, renewBatch } from './batch-store.ts';
import { opened } from './deliver.ts';
import { type BatchDeps, carryOut } from './deliver-batch.ts';
import { find } from './deliver-create.ts';
import type { Delivery } from './delivery.ts';
import type { OpenBatch } from './lease-batch.ts';
import { type Finding, numberIn } from './look-up.ts';
import { backoff } from './timing.ts';

/** How often the same call is made: one document that QuickBooks chokes on must not hold back the others. */
const mostCalls = 3;

/** A row whose document was not found to be in the books. */
interface Unfound {
  delivery: Delivery;
  finding: Finding;
}

/**
 * Ends a batch with an open outcome. First every row is looked up, for a request id that QuickBooks
 * has forgotten protects nothing. The same call is made again only when nothing at all was found:
 * with one document in the books, whether the rest came about is not told by the request id of a
 * batch in all its readings (contract.md §2.4). Such rows go their own way once not finding them
 * proves something.
 */
export async function settleBatch(deps: BatchDeps, open: OpenBatch): Promise<void> {
  const { batch, owner } = open;
  const until = await nextStep(deps, open).catch((error: unknown) => {
    if (error instanceof ProblemError) return null;
    throw error;
  });
  const later = deps.now() + backoff(deps.timing, batch.attempts);
  await finishBatch(deps, batch.id, owner, until ?? later);
}

/** Moves the rows of a batch on; when to look at it again, null for the usual wait. */
async function nextStep(deps: BatchDeps, open: OpenBatch): Promise<number | null> {
  const { batch, owner } = open;
  const { now, timing } = deps;
  const isReplaySafe = now() - batch.first_sent_at < timing.replayWindowMs;
  const settledAt = batch.last_sent_at + timing.settledAfterMs;
  if (now() < settledAt && !isReplaySafe) return settledAt;
  const deliveries = open.rows.map((row) => opened(deps.vault, row, owner));
  const unfound = await lookUpAll(deps, open, deliveries);
  if (!unfound || unfound.length === 0) return null;
  const isAll = unfound.length === (JSON.parse(batch.export_ids) as string[]).length;
  const isNowhere = unfound.every(({ finding }) => finding.kind === 'none');
  if (isAll && isNowhere && isReplaySafe && batch.attempts < mostCalls) {
    await again(deps, open, deliveries);
    return null;
  }
  // While documents turn up the call may still be at work.
  if (now() < settledAt) return unfound.length < deliveries.length ? null : settledAt;
  for (const one of unfound) await goAlone(deps, one, isReplaySafe);
  return null;
}

/** What was not found; null when QuickBooks did not tell, or others have the batch by now. */
async function lookUpAll(
  deps: BatchDeps,
  { batch, owner }: OpenBatch,
  deliveries: Delivery[],
): Promise<Unfound[] | null> {
  const unfound: Unfound[] = [];
  for (const delivery of deliveries) {
    if (!(await renewBatch(deps, batch.id, owner))) return null;
    const finding = await find(deps, delivery);
    if (finding.kind === 'unanswered') return null;
    if (finding.kind === 'ours') {
      await deps.outcomes.exported(delivery, finding.stored, finding.tid);
    } else {
      unfound.push({ delivery, finding });
    }
  }
  return unfound;
}

/** The identical call once more. */
async function again(
  deps: BatchDeps,
  { batch, rows, owner }: OpenBatch,
  deliveries: Delivery[],
): Promise<void> {
  const bytes = deps.vault.open(batch.body ?? '', bodyPlace(batch));
  const { id, request_id: requestId } = batch;
  await carryOut(deps, { id, requestId, bytes, rows, owner }, deliveries);
}

/**
 * Looked for after the longest time that a call may take, and not there: the row is sent singly
 * under the id of its item, or, past the replay window or when nothing is provable, not at all.
 */
const goAlone = (deps: BatchDeps, { delivery, finding }: Unfound, isReplaySafe: boolean) =>
  finding.kind === 'none' && isReplaySafe
    ? deps.outcomes.alone(delivery)
    : deps.outcomes.stuck(
        delivery,
        problem('needs_person', { number: numberIn(delivery.document) }),
      );
