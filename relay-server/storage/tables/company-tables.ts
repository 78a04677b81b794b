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
