import type { Company } from '#shared/documents/company.ts';
import type { AccountType, Overrides } from '#shared/draft/draft.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import type { MappingDecision } from '#shared/mapping/mapping.ts';
import type { HistoryEntry } from '#shared/mapping/mapping-history.ts';
import type { Term, TermKind, TermRef } from '#shared/mapping/term.ts';
import type { Problem } from '#shared/problem.ts';
import type { Profile } from '#shared/reading/profile.ts';
import type { Reading } from '#shared/reading/reading.ts';
import type {
  Accounting,
  CatalogueList,
  CheckedConnection,
  ConnectionView,
  Me,
  MemberView,
  NewTaxCode,
  ResponseOf,
  Role,
} from '#shared/relay/contract.ts';
import type { Result } from '#shared/result.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { SettingsChange } from '#shared/settings/settings-change.ts';

/** The eleven states of a record on a practice page (ux rule 1). Each has a text and an icon. */
export const badgeStates = [
  'export',
  'needs-mapping',
  'ready',
  'exporting',
  'checking',
  'exported',
  'changed',
  'voided',
  'failed',
  'not-connected',
  'paused',
] as const;
export type BadgeState = (typeof badgeStates)[number];

export interface Badge {
  sourceId: string;
  state: BadgeState;
  /** needs-mapping: how many terms · failed: the problem's sentence · exported: the QuickBooks link and number. */
  count?: number;
  /** exporting: what QuickBooks has is being undone. */
  undo?: boolean;
  reason?: string;
  number?: string;
  url?: string;
  /** The company an export would go to. */
  company?: string;
}

/** What the overlay of a granted site needs; null where the site is not granted. */
export interface OverlaySetup {
  profile: Profile;
  badges: Badge[];
}

/** A refused reading or a usable one. The page script proves nothing; it only carries text. */
export type PageAnswer = { ok: true; reading: Reading } | { ok: false; problem: Problem };

/**
 * From the page to the background. Everything here may come from a hostile page: it is checked by
 * schema, and the origin is taken from the sender, never from the message.
 */
export interface PageMessages {
  /** Asked once per page script. */
  overlaySetup(data: { sourceIds: string[] }): OverlaySetup | null;
  /** The click. Opens the panel inside the gesture; nothing is awaited before that. */
  exportClicked(data: { sourceId: string }): void;
  /** What the page said, after a click or for the badge of an open invoice. */
  pageRead(data: { sourceId: string; answer: PageAnswer; clicked: boolean }): void;
  /** Rows that came into view. */
  badges(data: { sourceIds: string[] }): Badge[];
}

/** From the background to page scripts. */
export interface OverlayMessages {
  badgesChanged(data: { badges: Badge[] }): void;
  /** Read the record again (before confirming, or on the person's wish). */
  readAgain(data: { sourceId: string }): void;
  /** The site was paused, resumed or removed, or the connection changed: ask `overlaySetup` again. */
  setupChanged(data: Record<string, never>): void;
}

/** A document as a person saw it: by its hash, and whether it changes what QuickBooks has. */
export interface ShownStep {
  hash: string;
  change?: 'update' | undefined;
}

/** How far decisions have come: `waiting` reach the relay when it can be reached again. */
export interface SentChanges {
  sent: number;
  waiting: number;
  conflicts: number;
  /** Why some wait or were refused. */
  problem?: Problem | undefined;
}

/** Which part of the history of mappings: of one term, of some kinds, or all of it. */
export interface HistoryWish {
  term?: TermRef | undefined;
  kinds?: TermKind[] | undefined;
  /** The `next` of the page before. */
  before?: number | undefined;
  /** Entries of a page; as few as are looked at where it is not said. */
  limit?: number | undefined;
}

export interface HistoryPage {
  entries: HistoryEntry[];
  next: number | null;
}

/** What is to be created in QuickBooks for a term. */
export interface Target {
  term: Term;
  name: string;
  /** Items: where their income is booked. */
  incomeAccountId?: string | undefined;
  /** Clients: the customer they stand under, and whether that one is billed. Items: their category. */
  parentId?: string | undefined;
  billWithParent?: boolean | undefined;
  /** Payment terms: days until an invoice is due. */
  dueDays?: number | undefined;
  /** Expense categories and the money of payment methods: what the account is for. */
  accountType?: AccountType | undefined;
  /** Clients and suppliers: the currency of their documents. */
  currency?: string | undefined;
}

/** A tax code to be made for a term. */
export interface TaxCodeWish extends NewTaxCode {
  term: Term;
}

/** From the extension's own pages to the background. Refused when the sender is not the extension. */
export interface PanelMessages {
  pair(data: { address: string; code: string; deviceName: string }): Result<Me>;
  unpair(data: Record<string, never>): Result<null>;
  refreshMe(data: Record<string, never>): Result<Me>;
  createPairingCode(data: { role: Role }): Result<{ code: string; expiresAt: number }>;
  listMembers(data: Record<string, never>): Result<MemberView[]>;
  revokeMember(data: { id: string }): Result<null>;
  /** The host permission was already asked for by the page that sends this. */
  allowSite(data: { address: string; profileId: string }): Result<{ origin: string }>;
  pauseSite(data: { origin: string; paused: boolean }): Result<null>;
  removeSite(data: { origin: string }): Result<null>;
  /** Opens Intuit's sign-in in a window and resolves when the connection is there, or when the window is closed. */
  connect(data: Record<string, never>): Result<ConnectionView>;
  /** The company check: reads the company again and says what it means. */
  testConnection(data: Record<string, never>): Result<CheckedConnection>;
  disconnect(data: Record<string, never>): Result<ResponseOf<'disconnect'>>;
  chooseAccounting(data: { accounting: Accounting }): Result<Me>;
  setTaxOverride(data: { taxOverride: Company['taxOverride'] }): Result<ConnectionView>;
  /** Changes these fields of the practice's settings and no others; offline they wait and are sent later. */
  putSettings(data: SettingsChange): Result<SentChanges>;
  /** Gives settings up that the relay does not have. */
  dropSettings(data: { fields: (keyof Settings)[] }): Result<null>;
  /** Brings a list of the company into the store. */
  /** `maxAge`: how old, in milliseconds, what this browser has of the list may be; a day unless said. */
  fetchCatalogue(data: {
    list: CatalogueList;
    again: boolean;
    maxAge?: number | undefined;
  }): Result<null>;
  /** How many rows of these lists the relay has read so far; null where none is being read. */
  catalogueProgress(data: { lists: CatalogueList[] }): Result<number | null>;
  /** Fetches the practice's mappings and settings from the relay; QuickBooks is not called. */
  fetchPractice(data: Record<string, never>): Result<null>;
  putMapping(data: { term: Term; targetId: string | null }): Result<SentChanges>;
  /** Keeps decisions in this browser and sends them; offline they wait and are sent later. */
  putMappings(data: { decisions: MappingDecision[] }): Result<SentChanges>;
  /** Sends the decisions that wait. */
  sendMappingChanges(data: Record<string, never>): Result<SentChanges>;
  /** Gives decisions up that the relay does not have. */
  dropMappingChanges(data: { termIds: string[] }): Result<null>;
  /** Who changed which mappings of the connected company, newest first. */
  mappingHistory(data: HistoryWish): Result<HistoryPage>;
  /** Notes the terms of records that were read before there were mapping screens or a company. */
  catchUpTerms(data: Record<string, never>): Result<null>;
  /** Creates the customer, vendor or item in QuickBooks and maps the term to it. */
  createTarget(data: Target): Result<Receipt>;
  /** To whom the company pays its taxes; asked of QuickBooks. */
  taxAgencies(data: Record<string, never>): Result<ResponseOf<'taxAgencies'>>;
  /** Makes a tax code and maps the term to it. */
  createTaxCode(data: TaxCodeWish): Result<null>;
  /** Chooses otherwise than the defaults for this record only. */
  setOverrides(data: { sourceKey: string; overrides: Overrides }): Result<null>;
  readAgain(data: { sourceKey: string }): Result<null>;
  /** Exports or updates exactly the documents that were shown. */
  confirmExport(data: { sourceKey: string; shown: ShownStep[] }): Result<Receipt>;
  /** Takes the record's effect in QuickBooks away. */
  undoExport(data: { sourceKey: string }): Result<Receipt>;
  /** A person has seen which confirmed exports were not sent. */
  dropReturned(data: Record<string, never>): Result<null>;
  /** Asks the relay where an export stands. */
  checkExport(data: { sourceKey: string }): Result<Receipt>;
  /** A panel was opened or the relay is back: sends what waits and goes on with every export that was begun. */
  resumeExports(data: Record<string, never>): Result<null>;
}

/** The data and the answer of one message. */
export type DataOf<M, K extends keyof M> = M[K] extends (data: infer D) => unknown ? D : never;
export type AnswerOf<M, K extends keyof M> = M[K] extends (data: never) => infer A ? A : never;
