import { fullUpdateOf, fullyUpdated, updateOf, voiding, voidOf } from '#shared/documents/change.ts';
import type { Document } from '#shared/documents/qbo-shapes.ts';
import { canonicalJson } from '#shared/hash.ts';
import { problem } from '#shared/problem.ts';
import type { QboAnswer } from '../qbo/answer.ts';
import { type Fault, faultProblem, isGone } from '../qbo/fault.ts';
import {
  callFor,
  type DeliverDeps,
  type Delivery,
  post,
  triesOf,
  unanswered,
  unread,
} from './delivery.ts';
import { kept, keptWithOwn } from './kept-change.ts';
import { numberIn } from './look-up.ts';
import {
  canBeMarked,
  isMarked,
  isVoided,
  type Loose,
  type Stored,
  saysTheSame,
  storedIn,
} from './stored.ts';

/** How often a change is made anew for a record that others keep changing (contract.md §2.8, 5010). */
const mostStaleTries = 3;

/**
 * Brings an update or void a step further: reads the record, binds the bytes to the version read,
 * sends them. The SyncToken lets the same bytes take effect once at most, so they may be sent again
 * even where QuickBooks has forgotten the request id.
 */
export async function deliverChange(deps: DeliverDeps, delivery: Delivery): Promise<void> {
  const ready = await onVersion(deps, delivery);
  if (!ready) return;
  const { row } = ready;
  const answer = await post(deps, ready, wayOf(ready));
  if (!answer) return;
  if (answer.kind === 'fault') return refusedBy(deps, ready, answer.fault, answer.tid);
  if (answer.kind !== 'ok') return unanswered(deps, ready, answer);
  if (row.operation === 'void') {
    await deps.outcomes.voided(ready, answer.tid);
  } else {
    const stored = storedIn(answer.body[row.entity]);
    if (stored?.id !== row.qbo_id || !stored) return unanswered(deps, ready, answer);
    await deps.outcomes.exported(ready, stored, answer.tid);
  }
  deps.reach('after-result');
}

const wayOf = ({ row }: Delivery): 'update' | 'void' | 'delete' => {
  if (row.operation === 'update') return 'update';
  return voiding[row.entity] === 'delete' ? 'delete' : 'void';
};

/** The delivery with bytes that may be sent now; null when the row is settled or waits. */
async function onVersion(deps: DeliverDeps, delivery: Delivery): Promise<Delivery | null> {
  const { row } = delivery;
  const { isOpen, isReplaySafe, settledAt } = triesOf(deps, delivery);
  if (row.base_sync_token !== null && !(isOpen && deps.now() >= settledAt)) {
    if (isReplaySafe) return delivery;
    await deps.outcomes.wait(delivery, { until: settledAt, problem: problem('outcome_unknown') });
    return null;
  }
  const answer = await readRecord(deps, delivery);
  if (answer.kind === 'fault') {
    await (isGone(answer.fault)
      ? gone(deps, delivery, answer.tid)
      : deps.outcomes.failed(delivery, faultProblem(answer.fault, ''), answer.tid));
    return null;
  }
  const record = answer.kind === 'ok' ? (answer.body[row.entity] as Loose | undefined) : undefined;
  const stored = storedIn(record);
  if (!record || !stored) {
    await unread(deps, delivery, answer);
    return null;
  }
  return afterReading(deps, delivery, { record, stored, tid: answer.tid });
}

async function afterReading(
  deps: DeliverDeps,
  delivery: Delivery,
  { record, stored, tid }: { record: Loose; stored: Stored; tid: string | null },
): Promise<Delivery | null> {
  const { row, document } = delivery;
  const { outcomes } = deps;
  const { isOpen, isReplaySafe } = triesOf(deps, delivery);
  if (isVoided(record)) {
    const cause = row.operation === 'update' ? problem('voided_in_quickbooks') : undefined;
    await outcomes.voided(delivery, tid, cause);
    return null;
  }
  if (canBeMarked(row.entity) && !isMarked(row, record)) {
    await outcomes.failed(delivery, problem('not_ours_any_more'), tid);
    return null;
  }
  if (row.operation === 'update' && (isOpen || row.stale_tries > 0)) {
    const isDone = saysTheSame(document, record) && stored.total === (row.total ?? stored.total);
    if (isDone) {
      await outcomes.exported(delivery, stored, tid);
      return null;
    }
  }
  if (row.base_sync_token === null) return boundTo(deps, delivery, stored);
  if (row.base_sync_token === stored.syncToken || isReplaySafe) return delivery;
  // The version has moved on. A void has not been carried out then; of an update nobody can tell.
  await (row.operation === 'void'
    ? outcomes.stale(delivery, tid)
    : outcomes.stuck(delivery, problem('needs_person', { number: numberIn(document) })));
  return null;
}

/** Stores the exact bytes for this version before they are sent. */
async function boundTo(
  deps: DeliverDeps,
  delivery: Delivery,
  version: Stored,
): Promise<Delivery | null> {
  const toKeep = boundBytes(delivery, version);
  const isBound = await deps.outcomes.bind(delivery, toKeep, version.syncToken);
  return isBound ? { ...delivery, ...kept(toKeep) } : null;
}

function boundBytes({ row, document }: Delivery, version: Stored): string {
  if (row.operation === 'void') return canonicalJson(voidOf(row.entity, version));
  const own = document as unknown as Document;
  return fullyUpdated.has(row.entity)
    ? keptWithOwn(document, canonicalJson(fullUpdateOf(own, version.record, version)))
    : canonicalJson(updateOf(own, version));
}

/** A definite no: the record in QuickBooks is as it was. */
async function refusedBy(
  deps: DeliverDeps,
  delivery: Delivery,
  fault: Fault,
  tid: string | null,
): Promise<void> {
  const { row, document } = delivery;
  const cause = faultProblem(fault, numberIn(document));
  if (cause.code === 'qbo_stale' && row.stale_tries < mostStaleTries) {
    return deps.outcomes.stale(delivery, tid);
  }
  if (cause.code === 'qbo_reference_gone') {
    // The record itself, or something it refers to.
    const answer = await readRecord(deps, delivery);
    if (answer.kind === 'fault' && isGone(answer.fault)) return gone(deps, delivery, answer.tid);
  }
  await deps.outcomes.failed(delivery, cause, tid);
}

const gone = (deps: DeliverDeps, delivery: Delivery, tid: string | null): Promise<void> =>
  delivery.row.operation === 'void'
    ? deps.outcomes.voided(delivery, tid)
    : deps.outcomes.gone(delivery, tid);

const readRecord = (deps: DeliverDeps, delivery: Delivery): Promise<QboAnswer> => {
  const { entity, qbo_id } = delivery.row;
  return callFor(deps, delivery, (access) => deps.qbo.read(access, entity, qbo_id ?? ''));
};
