import { type Problem, ProblemError, problem } from '#shared/problem.ts';
import type { TokenKeeper } from '../oauth/token-keeper.ts';
import type { QboAnswer } from '../qbo/answer.ts';
import { duplicateNameCode, duplicateNumberCodes, type Fault, faultProblem } from '../qbo/fault.ts';
import type { Access, QboClient } from '../qbo/qbo-client.ts';
import type { Failpoint } from '../relay-deps.ts';
import type { ExportTable } from '../storage/schema.ts';
import type { TokenVault } from '../storage/token-vault.ts';
import { lookUp, numberIn, storedIn } from './look-up.ts';
import type { Outcomes } from './outcomes.ts';
import { backoff, type Timing } from './timing.ts';

export interface DeliverDeps {
  vault: TokenVault;
  qbo: QboClient;
  tokens: TokenKeeper;
  outcomes: Outcomes;
  now: () => number;
  timing: Timing;
  reach(point: Failpoint): void;
}

/** One leased row on its way, and what it needs at every step. */
interface Delivery {
  row: ExportTable;
  owner: string;
  bytes: string;
  document: Record<string, unknown>;
}

/**
 * Brings one export a step further (design.md §5): sends the stored bytes under the stored request
 * id, or, when an earlier try may have arrived, first looks whether QuickBooks has the document.
 */
export async function deliver(deps: DeliverDeps, row: ExportTable, owner: string): Promise<void> {
  const bytes = deps.vault.open(row.document as string, [row.practice_id, row.id, 'document']);
  const document = JSON.parse(bytes) as Record<string, unknown>;
  const delivery: Delivery = { row, owner, bytes, document };
  try {
    if (await isSettledByLookUp(deps, delivery)) return;
    await send(deps, delivery);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    await notSent(deps, delivery, error.problem);
  }
}

/** Looks for a document of an earlier try; false when it is safe, and time, to send (again). */
async function isSettledByLookUp(deps: DeliverDeps, delivery: Delivery): Promise<boolean> {
  const { row, owner } = delivery;
  const { timing, outcomes, now } = deps;
  if (row.first_sent_at === null || row.last_sent_at === null) return false;
  const isReplaySafe = now() - row.first_sent_at < timing.replayWindowMs;
  const settledAt = row.last_sent_at + timing.settledAfterMs;
  if (now() < settledAt) {
    if (isReplaySafe) return false;
    await outcomes.wait(row, owner, { until: settledAt, problem: problem('outcome_unknown') });
    return true;
  }
  const finding = await lookUp(deps.qbo, row, delivery.document, (request) =>
    callFor(deps, row, request),
  );
  if (finding.kind === 'ours') {
    await outcomes.exported(row, owner, finding.stored, finding.tid);
    return true;
  }
  if (finding.kind === 'unanswered') {
    await unanswered(deps, delivery, finding.answer);
    return true;
  }
  if (isReplaySafe) return false;
  const number = numberIn(row.entity, delivery.document);
  await outcomes.stuck(row, owner, problem('needs_person', { number }));
  return true;
}

async function send(deps: DeliverDeps, delivery: Delivery): Promise<void> {
  const { row, owner, bytes } = delivery;
  const { outcomes } = deps;
  let isOurs = true;
  const beforeSend = async () => {
    isOurs = await outcomes.stamp(row, owner);
    if (isOurs) deps.reach('before-post');
    return isOurs;
  };
  const answer = await callFor(deps, row, (access) =>
    deps.qbo.create(access, row.entity, bytes, row.request_id, beforeSend),
  );
  if (!isOurs) return;
  deps.reach('after-qbo-answer');
  const stored = answer.kind === 'ok' ? storedIn(answer.body[row.entity]) : null;
  if (stored) {
    await outcomes.exported(row, owner, stored, answer.tid);
    deps.reach('after-result');
    return;
  }
  if (answer.kind === 'fault') return refusedBy(deps, delivery, answer.fault, answer.tid);
  await unanswered(deps, delivery, answer);
}

/** A definite no. When it says that number or name are taken, the holder may be our own document. */
async function refusedBy(
  deps: DeliverDeps,
  delivery: Delivery,
  fault: Fault,
  tid: string | null,
): Promise<void> {
  const { row, owner, document } = delivery;
  const cause = faultProblem(fault, numberIn(row.entity, document));
  const isTaken =
    cause.code === 'qbo_duplicate_number' ||
    duplicateNumberCodes.has(fault.code) ||
    fault.code === duplicateNameCode;
  if (isTaken) {
    const finding = await lookUp(deps.qbo, row, document, (request) => callFor(deps, row, request));
    if (finding.kind === 'ours') {
      return deps.outcomes.exported(row, owner, finding.stored, finding.tid);
    }
    if (finding.kind === 'unanswered') return unanswered(deps, delivery, finding.answer);
  }
  await deps.outcomes.failed(row, owner, cause, tid);
}

/** No clear answer: the row waits, and says whether the last try may have arrived. */
async function unanswered(deps: DeliverDeps, delivery: Delivery, answer: QboAnswer): Promise<void> {
  const { row, owner } = delivery;
  switch (answer.kind) {
    case 'throttled':
      return notSent(deps, delivery, problem('qbo_busy'));
    case 'unsent':
      return notSent(deps, delivery, problem('qbo_down'));
    case 'unauthorized':
      return notSent(
        deps,
        delivery,
        problem(answer.code === '120' ? 'qbo_access_lost' : 'needs_reconnect'),
      );
    case 'forbidden':
      return notSent(deps, delivery, problem('needs_reconnect'));
    case 'ok':
    case 'fault':
    case 'unclear':
      return deps.outcomes.unknown(row, owner, {
        until: deps.now() + backoff(deps.timing, row.attempts),
        problem: problem('outcome_unknown'),
        tid: answer.tid,
      });
  }
}

/** This try certainly did not arrive; what earlier tries came to is as open as before. */
const notSent = (deps: DeliverDeps, { row, owner }: Delivery, cause: Problem): Promise<void> =>
  deps.outcomes.wait(row, owner, {
    until: deps.now() + backoff(deps.timing, row.attempts),
    problem: cause,
  });

/** Calls for the company the document was made for, and for no other. */
const callFor = (
  { tokens }: DeliverDeps,
  row: ExportTable,
  request: (access: Access) => Promise<QboAnswer>,
): Promise<QboAnswer> =>
  tokens.withAccess(row.practice_id, (access) => {
    if (access.realmId !== row.realm_id) throw new ProblemError(problem('not_connected'));
    return request(access);
  });
