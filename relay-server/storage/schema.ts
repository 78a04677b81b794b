import type { Generated } from 'kysely';
import type { Entity } from '#shared/documents/document-type.ts';
import type { DraftKind } from '#shared/draft/draft.ts';
import type { ExportOperation, Receipt } from '#shared/ledger/receipt.ts';
import type { ChangeWay } from '#shared/mapping/mapping.ts';
import type { Accounting } from '#shared/relay/contract.ts';
import type { NoticeChannel, NoticeEvent, NoticeReason } from '../notices/notice.ts';

export type ExportState = Receipt['state'];

/** The tables, the same on SQLite and PostgreSQL. Times are milliseconds since 1970, flags 0 or 1. */

export interface MetaTable {
  key: string;
  value: string;
}

export interface PracticeTable {
  id: string;
  name: string;
  /** Grows with every mapping change. */
  mapping_version: number;
  created_at: number;
  /** Where the practice keeps its books; `none`: nowhere Counterfoil writes to. */
  accounting: Generated<Accounting>;
  /** The company that is connected, or was last: its exports are those that count. */
  last_realm_id: Generated<string | null>;
}

/** What is kept of a company that a practice is or was connected to, over a disconnect too. */
export interface CompanyTable {
  practice_id: string;
  realm_id: string;
  first_connected_at: number;
  /** Found out by an admin (contract.md §6.2). */
  tax_override: 'unknown' | 'kept' | 'ignored';
}

export interface PairingCodeTable {
  /** Keyed hash of the first group: finds the row. */
  selector: string;
  /** Keyed hash of the whole code. */
  code_hash: string;
  practice_id: string;
  role: 'staff' | 'admin';
  wrong_tries: number;
  expires_at: number;
  used_at: number | null;
}

export interface MemberTable {
  id: string;
  practice_id: string;
  name: string;
  role: 'staff' | 'admin';
  token_hash: string;
  created_at: number;
  last_seen_at: number | null;
  revoked_at: number | null;
}

/** One consent in progress: first a ticket from the panel, then a state on its way through Intuit. */
export interface ConsentTable {
  secret_hash: string;
  step: 'ticket' | 'state';
  practice_id: string;
  member_id: string;
  browser_hash: string | null;
  expires_at: number;
  used_at: number | null;
  /** A Problem as JSON: why it ended without a connection. */
  refusal: string | null;
  refused_at: number | null;
}

export interface ConnectionTable {
  practice_id: string;
  realm_id: string;
  state: 'connected' | 'needs_reconnect';
  /** JSON of the Company facts. */
  company: string;
  access_token: string;
  access_expires_at: number;
  refresh_token: string;
  previous_refresh_token: string | null;
  refresh_expires_at: number | null;
  /** Grows with every stored token pair, also over reconnects. */
  generation: number;
  lease_owner: string | null;
  lease_until: number | null;
  /** The first time this practice was connected to this company; no reconnect moves it. */
  connected_at: number;
  /** When the person gave the consent that the tokens come from. */
  granted_at: number;
  /** The end of the grant, however often it is refreshed; null where Intuit does not tell. */
  refresh_ends_at: number | null;
}

/** The outbox: one notice of one event to one channel. Kept, so that no event is told twice. */
export interface NoticeTable {
  id: string;
  practice_id: string;
  realm_id: string;
  event: NoticeEvent;
  reason: NoticeReason | null;
  /** What the notice is about; one event has one. */
  occasion: string;
  channel: NoticeChannel;
  happened_at: number;
  attempts: number;
  /** null once it is sent or given up. */
  next_attempt_at: number | null;
  sent_at: number | null;
  lease_owner: string | null;
  lease_until: number | null;
}

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

export interface MappingTable {
  practice_id: string;
  realm_id: string;
  term_id: string;
  /** JSON of the TermRef. */
  term: string;
  /** Empty where there is none. */
  target_id: string;
  removed: number;
  /** Set aside on purpose. */
  ignored: Generated<number>;
  /** Taken over from the category of the term. */
  inherited: Generated<number>;
  /** Of a category: holds for items that nothing is decided about, too. */
  covers_new: Generated<number>;
  /** Hash of the counterpart's name when it was chosen. */
  named_as: string | null;
  version: number;
}

/** Who changed which mapping from what to what; never changed, never deleted. */
export interface MappingChangeTable {
  practice_id: string;
  version: number;
  realm_id: string;
  term_id: string;
  from_target: string | null;
  from_ignored: Generated<number>;
  from_covers_new: Generated<number>;
  to_target: string | null;
  to_ignored: Generated<number>;
  to_covers_new: Generated<number>;
  /** An export created the counterpart. */
  by_export: Generated<number>;
  /** How the person did it; null: by hand, or by an export. */
  how: ChangeWay | null;
  member_id: string;
  at: number;
}

/** The practice's rules for one company. */
export interface SettingsTable {
  practice_id: string;
  realm_id: string;
  /** JSON of the Settings. */
  settings: string;
  version: number;
}

/** Who changed the rules from what to what. */
export interface SettingsChangeTable {
  practice_id: string;
  realm_id: string;
  version: number;
  from_settings: string | null;
  to_settings: string;
  member_id: string;
  at: number;
}

/** When a company may be called again (database clock). */
export interface PaceRealmTable {
  realm_id: string;
  frozen_until: number;
}

/** One call to QuickBooks of the last minute, of any relay (database clock). */
export interface PaceCallTable {
  id: string;
  realm_id: string;
  started_at: number;
  /** The call counts as running until then; 0 once it has ended. */
  lease_until: number;
  is_batch: number;
}

/** A list of the company that a practice has fetched. */
export interface CatalogueListTable {
  practice_id: string;
  realm_id: string;
  entity: string;
  /** Grows with every change; taken from the clock, so that it also grows over a disconnect. */
  version: number;
  /** The version of the first fetch: nothing is known of changes before it. */
  first_version: number;
  /** QuickBooks' time from which changes are asked for. */
  changes_since: number;
  checked_at: number;
}

/** One object of a list. Its content is encrypted: lists hold names. */
export interface CatalogueRowTable {
  practice_id: string;
  realm_id: string;
  entity: string;
  id: string;
  /** The version of the list at which the row last changed. */
  version: number;
  sync_token: number;
  sealed: string;
}

export interface Schema {
  meta: MetaTable;
  practices: PracticeTable;
  pairing_codes: PairingCodeTable;
  members: MemberTable;
  consents: ConsentTable;
  connections: ConnectionTable;
  companies: CompanyTable;
  notices: NoticeTable;
  exports: ExportTable;
  export_batches: ExportBatchTable;
  export_events: ExportEventTable;
  mappings: MappingTable;
  mapping_changes: MappingChangeTable;
  settings: SettingsTable;
  settings_changes: SettingsChangeTable;
  pace_realms: PaceRealmTable;
  pace_calls: PaceCallTable;
  catalogue_lists: CatalogueListTable;
  catalogue_rows: CatalogueRowTable;
}
