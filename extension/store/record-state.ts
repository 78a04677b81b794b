import { everyStepOf, stepsOf } from '#shared/documents/steps.ts';
import type { Draft } from '#shared/draft/draft.ts';
import type { ExportOperation, Receipt } from '#shared/ledger/receipt.ts';
import { fingerprint, sourceKey } from '#shared/ledger/source-key.ts';
import type { Term } from '#shared/mapping/term.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { ConnectionView } from '#shared/relay/contract.ts';
import type { DraftContent, IntentRecord } from './records.ts';
import { isInBooks, isUpToDate, type PreparedStep, prepareSteps, type StepFacts } from './steps.ts';

/** Where one practice record stands: what badges and the panel show is derived from this alone. */
export type RecordState =
  | { is: 'unread' }
  | { is: 'refused'; problem: Problem }
  | { is: 'not-connected'; problem: Problem }
  | { is: 'needs-mapping'; draft: Draft; terms: Term[] }
  | { is: 'blocked'; draft: Draft; problem: Problem }
  | { is: 'ready'; draft: Draft; steps: PreparedStep[] }
  | { is: 'exporting'; operation: ExportOperation; problem?: Problem }
  | { is: 'checking'; receipt: Receipt }
  | { is: 'exported'; receipt: Receipt }
  | { is: 'changed'; receipt: Receipt; draft: Draft }
  | { is: 'voided'; receipt: Receipt }
  | { is: 'failed'; receipt: Receipt; problem: Problem }
  | { is: 'stuck'; receipt: Receipt; problem: Problem };

export type NextState = RecordState & {
  is: 'unread' | 'refused' | 'not-connected' | 'needs-mapping' | 'blocked' | 'ready';
};

export interface RecordFacts extends StepFacts {
  paired: boolean;
  connection: ConnectionView;
  content: DraftContent | undefined;
  intent: IntentRecord | undefined;
  receipt: Receipt | undefined;
  /** Why the settings are not known: nothing is exported then. */
  unreadable?: Problem | undefined;
  /** Why its last confirmation was refused when nobody was looking. */
  returned?: Problem | undefined;
}

/** The state of a record from everything known about it. What QuickBooks has comes before all else. */
export function recordState(facts: RecordFacts): RecordState {
  const { content, receipt } = facts;
  const draft = content?.draft;
  const underway = underwayState(facts);
  if (underway) return underway;
  if (receipt && isInBooks(receipt)) return booksState(receipt, facts);
  if (receipt?.state === 'voided') return { is: 'voided', receipt };
  const next = nextState(facts);
  const isOpen = next.is !== 'not-connected' && next.is !== 'refused';
  const isSame = !draft || fingerprint(draft) === receipt?.fingerprint;
  return isOpen && isSame && receipt?.state === 'failed' ? failed(receipt) : next;
}

/** What can be done now, whatever happened to the record before. */
export function nextState(facts: RecordFacts): NextState {
  const { content } = facts;
  const connected = connectionProblem(facts);
  if (connected) return { is: 'not-connected', problem: connected };
  if (content?.problem) return { is: 'refused', problem: content.problem };
  return content?.draft ? draftState(content.draft, facts) : { is: 'unread' };
}

/** What is not decided yet, in any of the record's documents. */
function underwayState(facts: RecordFacts): RecordState | null {
  const { intent } = facts;
  const draft = facts.content?.draft;
  const receipts = [facts.receipt, ...laterReceipts(facts)].filter((one) => one !== undefined);
  const stuck = receipts.find(({ state }) => state === 'stuck');
  if (stuck) {
    const detail = { number: draft && 'number' in draft ? draft.number : '' };
    return {
      is: 'stuck',
      receipt: stuck,
      problem: stuck.problem ?? problem('needs_person', detail),
    };
  }
  const unknown = receipts.find(({ state }) => state === 'unknown');
  if (unknown) return { is: 'checking', receipt: unknown };
  const sending = receipts.find(({ state }) => state === 'sending');
  if (!intent && !sending) return null;
  const operation = intent?.operation ?? sending?.operation ?? 'create';
  const waits = intent?.problem ?? sending?.problem;
  return waits ? { is: 'exporting', operation, problem: waits } : { is: 'exporting', operation };
}

/** What is known of the documents that come after the record's own. */
function laterReceipts({ content, receipts }: RecordFacts): (Receipt | undefined)[] {
  if (!content?.draft) return [];
  const [, ...later] = everyStepOf(content.draft);
  return later.map(({ source }) => receipts.get(sourceKey(source)));
}

/** QuickBooks has the record's own document: as it is now, as it was, or without what belongs to it. */
function booksState(receipt: Receipt, facts: RecordFacts): RecordState {
  const draft = facts.content?.draft;
  if (!draft) {
    const isUpdate = receipt.state === 'failed' && receipt.operation === 'update';
    return isUpdate ? failed(receipt) : { is: 'exported', receipt };
  }
  if (!isUpToDate(receipt, draft)) return { is: 'changed', receipt, draft };
  const [, ...wanted] = stepsOf(draft, facts.settings);
  const refusedLater = wanted
    .map(({ source }) => facts.receipts.get(sourceKey(source)))
    .find((later) => later?.state === 'failed' && later.operation === 'create');
  return refusedLater ? failed(refusedLater) : { is: 'exported', receipt };
}

const failed = (receipt: Receipt): RecordState => ({
  is: 'failed',
  receipt,
  problem: receipt.problem ?? problem('qbo_down'),
});

/** What a draft would become now. */
function draftState(draft: Draft, facts: RecordFacts): NextState {
  const { company } = facts.connection;
  if (!company) return { is: 'not-connected', problem: problem('not_connected') };
  if (facts.unreadable) return { is: 'blocked', draft, problem: facts.unreadable };
  const prepared = prepareSteps(draft, facts, company);
  if (prepared.ok) return { is: 'ready', draft, steps: prepared.value };
  const { terms, problem: reason } = prepared.problem;
  return reason ? { is: 'blocked', draft, problem: reason } : { is: 'needs-mapping', draft, terms };
}

function connectionProblem({ paired, connection }: RecordFacts): Problem | null {
  if (!paired) return problem('not_paired');
  if (connection.state === 'needs_reconnect') return problem('needs_reconnect');
  if (connection.state === 'none' || !connection.company) return problem('not_connected');
  return null;
}
