import type { Generated } from 'kysely';
import type { Accounting } from '#shared/relay/contract.ts';
import type { NoticeChannel, NoticeEvent, NoticeReason } from '../../notices/notice.ts';

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
