import type { Entity } from '#shared/documents/document-type.ts';
import type { DraftKind } from '#shared/draft/draft.ts';
import type { ExportOperation, Receipt } from '#shared/ledger/receipt.ts';

export type ExportState = Receipt['state'];

export interface ExportTable {
  id: string;
  practice_id: string;
  source_key: string;
  kind: DraftKind;
  entity: Entity;
  realm_id: string;
  operation: ExportOperation;
  state: ExportState;
  generation: number;
  request_id: string;
  document_hash: string;
  fingerprint: string;
  total: number | null;
  /** The tax QuickBooks must hold; null where the document leaves it open. */
  tax: number | null;
  /** The exact bytes to send, encrypted; null once the outcome is final. */
  document: string | null;
  /** JSON of the ids of exports that must be there before; their ids are not in the bytes yet. */
  depends_on: string | null;
  /** JSON of what QuickBooks has until an update is accepted. */
  before_update: string | null;
  /** The version in QuickBooks the bytes of an update or void are for; null until it is read. */
  base_sync_token: string | null;
  /** How often an update or void came too late for its version. */
  stale_tries: number;
  /** JSON of the term to map to the created record. */
  map_term: string | null;
  /** The batch call that may have carried the document out; null where none may have. */
  batch_id: string | null;
  attempts: number;
  /** Calls made for this record over all generations, and how many were metered reads. */
  calls: number;
  metered_reads: number;
  first_sent_at: number | null;
  last_sent_at: number | null;
  next_attempt_at: number | null;
  lease_owner: string | null;
  lease_until: number | null;
  qbo_id: string | null;
  qbo_sync_token: string | null;
  qbo_total: number | null;
  /** Given by QuickBooks to a document that was sent without one. */
  qbo_number: string | null;
  problem_code: string | null;
  /** Encrypted JSON: a detail may repeat what QuickBooks said. */
  problem_detail: string | null;
  created_by: string;
  created_at: number;
  updated_at: number;
}

/** Exports that were sent in one batch call. It moves its rows on together while their outcome is open. */
export interface ExportBatchTable {
  id: string;
  practice_id: string;
  realm_id: string;
  request_id: string;
  /** JSON: the nth id is the export that was item n. */
  export_ids: string;
  /** The exact bytes of the call, encrypted; null once no outcome is open. */
  body: string | null;
  attempts: number;
  first_sent_at: number;
  last_sent_at: number;
  /** null once no outcome is open. */
  next_attempt_at: number | null;
  lease_owner: string | null;
  lease_until: number | null;
}

/** What happened to an export, in order; never changed, never deleted. */
export interface ExportEventTable {
  id: string;
  export_id: string;
  practice_id: string;
  at: number;
  operation: ExportOperation;
  state: ExportState;
  generation: number;
  problem_code: string | null;
  intuit_tid: string | null;
  member_id: string | null;
}
