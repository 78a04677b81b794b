import type { Company } from '#shared/documents/company.ts';
import type { Lookup } from '#shared/documents/document-type.ts';
import { type Prepared, prepare } from '#shared/documents/index.ts';
import type { InvoiceDraft } from '#shared/draft/draft.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { fingerprint } from '#shared/ledger/source-key.ts';
import type { Term } from '#shared/mapping/term.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { ConnectionView } from '#shared/relay/contract.ts';
import type { DraftContent, IntentRecord } from './records.ts';

/** Where one practice record stands: what badges and the panel show is derived from this alone. */
export type RecordState =
  | { is: 'unread' }
  | { is: 'refused'; problem: Problem }
  | { is: 'not-connected'; problem: Problem }
  | { is: 'needs-mapping'; draft: InvoiceDraft; terms: Term[] }
  | { is: 'blocked'; draft: InvoiceDraft; problem: Problem }
  | { is: 'ready'; draft: InvoiceDraft; prepared: Prepared }
  | { is: 'exporting'; problem?: Problem }
  | { is: 'checking'; receipt: Receipt }
  | { is: 'exported'; receipt: Receipt }
  | { is: 'changed'; receipt: Receipt; draft: InvoiceDraft }
  | { is: 'failed'; receipt: Receipt; problem: Problem }
  | { is: 'stuck'; receipt: Receipt; problem: Problem };

export interface RecordFacts {
  paired: boolean;
  connection: ConnectionView;
  content: DraftContent | undefined;
  intent: IntentRecord | undefined;
  receipt: Receipt | undefined;
  lookup: Lookup;
}

/** The state of a record from everything known about it. What QuickBooks has comes before all else. */
export function recordState(facts: RecordFacts): RecordState {
  const { content, intent, receipt } = facts;
  const draft = content?.draft;
  if (receipt?.state === 'exported') {
    const changed = draft && fingerprint(draft) !== receipt.fingerprint;
    return changed ? { is: 'changed', receipt, draft } : { is: 'exported', receipt };
  }
  if (receipt?.state === 'stuck') {
    const detail = { number: draft?.number ?? '' };
    return { is: 'stuck', receipt, problem: receipt.problem ?? problem('needs_person', detail) };
  }
  if (receipt?.state === 'unknown') return { is: 'checking', receipt };
  const waits = intent?.problem ?? (receipt?.state === 'sending' ? receipt.problem : undefined);
  if (intent || receipt?.state === 'sending') {
    return waits ? { is: 'exporting', problem: waits } : { is: 'exporting' };
  }
  const connected = connectionProblem(facts);
  if (connected) return { is: 'not-connected', problem: connected };
  if (content?.problem) return { is: 'refused', problem: content.problem };
  if (receipt?.state === 'failed' && (!draft || fingerprint(draft) === receipt.fingerprint)) {
    return { is: 'failed', receipt, problem: receipt.problem ?? problem('qbo_down') };
  }
  return draft
    ? draftState(draft, facts.lookup, facts.connection.company as Company)
    : { is: 'unread' };
}

/** What a draft would become now, whatever happened to it before. */
export function draftState(draft: InvoiceDraft, lookup: Lookup, company: Company): RecordState {
  const prepared = prepare(draft, lookup, company);
  if (prepared.ok) return { is: 'ready', draft, prepared: prepared.value };
  const { unmapped, ...reason } = prepared.problem;
  return unmapped
    ? { is: 'needs-mapping', draft, terms: unmapped }
    : { is: 'blocked', draft, problem: reason };
}

function connectionProblem({ paired, connection }: RecordFacts): Problem | null {
  if (!paired) return problem('not_paired');
  if (connection.state === 'needs_reconnect') return problem('needs_reconnect');
  if (connection.state === 'none' || !connection.company) return problem('not_connected');
  return null;
}
