import type { Draft } from '#shared/draft/draft.ts';
import type { ExportOperation, Receipt } from '#shared/ledger/receipt.ts';
import type { Mapping, MappingDecision } from '#shared/mapping/mapping.ts';
import type { Decision as Said } from '#shared/mapping/merge-changes.ts';
import type { TermKind, TermRef } from '#shared/mapping/term.ts';
import type { Problem } from '#shared/problem.ts';
import type { Reading } from '#shared/reading/reading.ts';
import type { CatalogueList, Me } from '#shared/relay/contract.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { RecordTerm } from './terms-on-record.ts';

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
  /** The last company check, of one company. */
  check?: { realmId: string; sealed: Sealed };
}

export interface SiteRecord {
  origin: string;
  profileId: string;
  paused: boolean;
}

/** What a draft row seals: the last usable reading with its draft, and the last refusal, if any. */
export interface DraftContent {
  reading?: Reading;
  draft?: Draft;
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
  /** What is being done; the details are sealed. */
  operation: ExportOperation;
  /** Why it waits, when it does: the relay is away, or no longer knows this browser. */
  problem?: Problem;
}

/** One confirmed document. */
export interface IntentStep {
  draft: Draft;
  shownHash: string;
  /** The record is in QuickBooks and is brought up to date. */
  change?: 'update';
  /** The term that the created record becomes the counterpart of. */
  mapTerm?: TermRef;
}

/** One export whose effect is to be taken away. */
export interface IntentUndo {
  sourceKey: string;
  exportId: string;
}

/**
 * What an intent seals: exactly what was confirmed, in order and for which company, so that it can
 * be sent again as it was.
 */
export type IntentContent =
  | { steps: IntentStep[]; realmId?: string | undefined }
  | { undo: IntentUndo[] };

export interface ReceiptRecord {
  sourceKey: string;
  receipt: Receipt;
  /** The company that was connected when the relay told this; null when none was. */
  realmId: string | null;
}

/** A confirmed export that was refused when nobody was looking; nothing was sent. */
export interface ReturnedRecord {
  sourceKey: string;
  problem: Problem;
  at: number;
}

/** A field of the settings that an admin decided and the relay does not have yet. */
export interface SettingsChangeRecord {
  id: string;
  practiceId: string;
  realmId: string;
  field: keyof Settings;
  /** The decision, and what held before. */
  sealed: Sealed;
  at: number;
  /** Set while a person has to choose between this and a colleague's decision. */
  differs?: boolean;
}

/** The practice's rules for one company. */
export interface SettingsRecord {
  realmId: string;
  version: number;
  /** Missing where the relay has told none that this version can read. */
  sealed?: Sealed;
  /** Why there are none. */
  problem?: Problem;
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

/** A term with what is known of its use. */
export interface SeenTerm extends RecordTerm {
  /** On how many records. */
  uses: number;
  lastSeen: number;
}

/** A part of the terms of one kind. */
export interface TermShardRecord {
  id: string;
  kind: TermKind;
  sealed: Sealed;
}

/** Which terms a record was read with. */
export interface RecordTermsRecord {
  sourceKey: string;
  termIds: string[];
  at: number;
}

/** A decision about a term that the relay does not have yet. */
export interface MappingChangeRecord {
  realmId: string;
  termId: string;
  practiceId: string;
  decision: MappingDecision;
  knownVersion: number;
  /** What the person saw when the first of the unsent changes was made; null: not mapped. */
  from?: Said;
  at: number;
  /** What a colleague decided meanwhile; set while a person has to choose. */
  theirs?: Mapping | 'removed';
}
