import type { InvoiceDraft } from '#shared/draft/draft.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import type { Problem } from '#shared/problem.ts';
import type { Reading } from '#shared/reading/reading.ts';
import type { CatalogueList, Me } from '#shared/relay/contract.ts';

/** Bytes sealed with the browser's own key: AES-256-GCM, the row's id as additional data. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}

/** The pairing. The device token is sealed; page scripts cannot reach this database. */
export interface PairingRecord {
  id: 'pairing';
  address: string;
  token: Sealed;
  me: Me;
}

export interface SiteRecord {
  origin: string;
  profileId: string;
  paused: boolean;
}

/** What a draft row seals: the last usable reading with its draft, and the last refusal, if any. */
export interface DraftContent {
  reading?: Reading;
  draft?: InvoiceDraft;
  /** The newest reading was refused; `draft` (if any) is the one before it. */
  problem?: Problem;
}

export interface DraftRecord {
  sourceKey: string;
  origin: string;
  sealed: Sealed;
  /** Milliseconds since 1970. */
  updatedAt: number;
}

/** Written before the relay is called, removed when the receipt is final: design.md §5, client side. */
export interface IntentRecord {
  sourceKey: string;
  /** Resumed only while this browser is paired with the same practice. */
  practiceId: string;
  sealed: Sealed;
  startedAt: number;
  /** Why it waits, when it does: the relay is away, or no longer knows this browser. */
  problem?: Problem;
}

/** What an intent seals: exactly what was confirmed, so that it can be sent again as it was. */
export interface IntentContent {
  draft: InvoiceDraft;
  shownHash: string;
}

export interface ReceiptRecord {
  sourceKey: string;
  receipt: Receipt;
}

export interface MappingRecord {
  termId: string;
  mapping: Mapping;
}

export interface CatalogueRecord {
  list: CatalogueList;
  realmId: string;
  sealed: Sealed;
  fetchedAt: number;
  /** Of the relay's copy it was fetched from; missing where an older relay had none. */
  version?: number;
}

/** When the relay was last asked about a record it did not know. */
export interface LookupRecord {
  sourceKey: string;
  askedAt: number;
}

/** How far the practice's mappings were fetched. */
export interface MappingsSeenRecord {
  id: 'mappings';
  version: number;
}

/** The record the panel shows. */
export interface FocusRecord {
  id: 'focus';
  sourceKey: string;
  tabId: number;
  at: number;
}
