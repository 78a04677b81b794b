import { type Problem, problem } from '#shared/problem.ts';
import { companyCalls } from '../oauth/company-calls.ts';
import type { TokenKeeper } from '../oauth/token-keeper.ts';
import type { QboAnswer } from '../qbo/answer.ts';
import type { CallTally } from '../qbo/call-tally.ts';
import type { Access, QboClient } from '../qbo/qbo-client.ts';
import type { TokenVault } from '../storage/token-vault.ts';
import type { Failpoint } from './failpoint.ts';
import type { Leased } from './leased.ts';
import type { Outcomes } from './outcomes.ts';
import type { Loose } from './stored.ts';
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
export interface Delivery extends Leased {
  /** The stored bytes; empty for a void whose version has not been read yet. */
  bytes: string;
  document: Loose;
}

/** How earlier tries of a row stand. */
export interface Tries {
  /** One may have arrived. */
  isOpen: boolean;
  /** The request id can still be trusted to be known (contract.md §2.4). */
  isReplaySafe: boolean;
  /** From when on not finding anything proves something (contract.md §2.7). */
  settledAt: number;
}

export function triesOf({ now, timing }: DeliverDeps, { row }: Delivery): Tries {
  const { first_sent_at: first, last_sent_at: last } = row;
  if (first === null || last === null) return { isOpen: false, isReplaySafe: true, settledAt: 0 };
  return {
    isOpen: true,
    isReplaySafe: now() - first < timing.replayWindowMs,
    settledAt: last + timing.settledAfterMs,
  };
}

/** Sends the stored bytes under the stored request id; null when the lease was lost before. */
export async function post(
  deps: DeliverDeps,
  delivery: Delivery,
  way: 'create' | 'update' | 'void' | 'delete',
): Promise<QboAnswer | null> {
  const { row, bytes } = delivery;
  let isOurs = true;
  const beforeSend = async () => {
    isOurs = await deps.outcomes.stamp(delivery);
    if (isOurs) deps.reach('before-post');
    return isOurs;
  };
  const answer = await callFor(deps, delivery, (access) =>
    deps.qbo[way](access, row.entity, bytes, row.request_id, beforeSend),
  );
  if (!isOurs) return null;
  deps.reach('after-qbo-answer');
  return answer;
}

/** Calls for the company the document was made for, and for no other. */
export const callFor = (
  { tokens }: Pick<DeliverDeps, 'tokens'>,
  { row, tally }: Pick<Leased, 'row'> & { tally: Pick<CallTally, 'onCall'> },
  request: (access: Access) => Promise<QboAnswer>,
): Promise<QboAnswer> =>
  companyCalls(
    tokens,
    row.practice_id,
    row.realm_id,
  )((access) => request({ ...access, onCall: tally.onCall }));

/** No clear answer: the row waits, and says whether the last try may have arrived. */
export async function unanswered(
  deps: DeliverDeps,
  delivery: Delivery,
  answer: QboAnswer,
): Promise<void> {
  const cause = notMade(answer);
  if (cause) return notSent(deps, delivery, cause);
  return deps.outcomes.unknown(delivery, {
    until: deps.now() + backoff(deps.timing, delivery.row.attempts),
    problem: problem('outcome_unknown'),
    tid: answer.tid,
  });
}

/** Why a call was certainly not carried out; null when it may have been. */
function notMade(answer: QboAnswer): Problem | null {
  switch (answer.kind) {
    case 'throttled':
      return problem('qbo_busy');
    case 'unsent':
      return problem('qbo_down');
    case 'unauthorized':
      return problem(answer.code === '120' ? 'qbo_access_lost' : 'needs_reconnect');
    case 'forbidden':
      return problem('needs_reconnect');
    case 'ok':
    case 'fault':
    case 'unclear':
      return null;
  }
}

/** A read without a clear answer changes nothing: later again. */
export const unread = (deps: DeliverDeps, delivery: Delivery, answer: QboAnswer): Promise<void> =>
  notSent(deps, delivery, unreadProblem(answer));

/** Why a read has no clear answer. */
export const unreadProblem = (answer: QboAnswer): Problem => notMade(answer) ?? problem('qbo_down');

/** This try certainly did not arrive; what earlier tries came to is as open as before. */
export const notSent = (deps: DeliverDeps, delivery: Delivery, cause: Problem): Promise<void> =>
  deps.outcomes.wait(delivery, {
    until: deps.now() + backoff(deps.timing, delivery.row.attempts),
    problem: cause,
  });
