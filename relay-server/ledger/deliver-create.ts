import { problem } from '#shared/problem.ts';
import type { QboAnswer } from '../qbo/answer.ts';
import { duplicateNameCode, duplicateNumberCodes, type Fault, faultProblem } from '../qbo/fault.ts';
import { callFor, type DeliverDeps, type Delivery, post, triesOf, unanswered } from './delivery.ts';
import { type Finding, lookUp, numberIn } from './look-up.ts';
import { storedIn } from './stored.ts';

/**
 * Sends the stored bytes under the stored request id, or, when an earlier try may have arrived,
 * first looks whether QuickBooks has the document.
 */
export async function deliverCreate(deps: DeliverDeps, delivery: Delivery): Promise<void> {
  if (await isSettledByLookUp(deps, delivery)) return;
  const answer = await post(deps, delivery, 'create');
  if (answer) await settleBy(deps, delivery, answer);
}

/** Writes down what QuickBooks answered to the document. */
export async function settleBy(
  deps: DeliverDeps,
  delivery: Delivery,
  answer: QboAnswer,
): Promise<void> {
  const stored = answer.kind === 'ok' ? storedIn(answer.body[delivery.row.entity]) : null;
  if (stored) {
    await deps.outcomes.exported(delivery, stored, answer.tid);
    deps.reach('after-result');
    return;
  }
  if (answer.kind === 'fault') return refusedBy(deps, delivery, answer.fault, answer.tid);
  await unanswered(deps, delivery, answer);
}

/**
 * Looks for a document of an earlier try; false when it is safe, and time, to send (again). It looks
 * even while the request id protects: one read is cheap where QuickBooks has forgotten the id.
 */
async function isSettledByLookUp(deps: DeliverDeps, delivery: Delivery): Promise<boolean> {
  const { outcomes, now } = deps;
  const { isOpen, isReplaySafe, settledAt } = triesOf(deps, delivery);
  if (!isOpen) return false;
  if (now() < settledAt && !isReplaySafe) {
    await outcomes.wait(delivery, { until: settledAt, problem: problem('outcome_unknown') });
    return true;
  }
  const finding = await find(deps, delivery);
  if (finding.kind === 'ours') {
    await outcomes.exported(delivery, finding.stored, finding.tid);
    return true;
  }
  if (finding.kind === 'unanswered') {
    await unanswered(deps, delivery, finding.answer);
    return true;
  }
  if (isReplaySafe) return false;
  const number = numberIn(delivery.document);
  await outcomes.stuck(delivery, problem('needs_person', { number }));
  return true;
}

/** A definite no. When it says that number or name are taken, the holder may be our own document. */
async function refusedBy(
  deps: DeliverDeps,
  delivery: Delivery,
  fault: Fault,
  tid: string | null,
): Promise<void> {
  const cause = faultProblem(fault, numberIn(delivery.document));
  const isTaken =
    cause.code === 'qbo_duplicate_number' ||
    duplicateNumberCodes.has(fault.code) ||
    fault.code === duplicateNameCode;
  if (isTaken) {
    const finding = await find(deps, delivery);
    if (finding.kind === 'ours') {
      return deps.outcomes.exported(delivery, finding.stored, finding.tid);
    }
    if (finding.kind === 'unanswered') return unanswered(deps, delivery, finding.answer);
  }
  await deps.outcomes.failed(delivery, cause, tid);
}

/** Looks for the document of a row. */
export const find = (deps: DeliverDeps, delivery: Delivery): Promise<Finding> =>
  lookUp(deps.qbo, delivery.row, delivery.document, (request) => callFor(deps, delivery, request));
