import type { InvoiceRow } from '#extension/page-profiles/read-page.ts';
import type { InvoicePage, ListPage, Slot } from '#shared/reading/profile.ts';
import type { BadgeStore } from './badge-store.ts';

/** A record that a feature is mounted for. */
export interface PageRecord {
  sourceId: string;
  number?: string | undefined;
  /** Set for rows of a list: where the record itself is read. */
  invoiceUrl?: string | undefined;
}

/** What a view may do. */
export interface Overlay {
  badges: BadgeStore;
  /** A trusted click on the record: opens the panel at once, then reads. */
  exportRecord(record: PageRecord): Promise<void>;
  /** Calls back once when the extension is gone, now if it is. */
  whenLost(callback: () => void, signal: AbortSignal): void;
}

export interface Mount {
  shadow: ShadowRoot;
  host: HTMLElement;
  look: Slot['look'];
  record: PageRecord;
  /** The record as the page says it now: rows and pages may be used again for another one. */
  current(): PageRecord;
  overlay: Overlay;
  /** Aborted when the view is taken away. */
  signal: AbortSignal;
}

/** Where a feature goes: an element of the page, and what the profile says about it. */
export interface Spot {
  slot: Element;
  rule: Slot;
}

interface FeatureBase {
  id: string;
  /** Fills an empty shadow root and keeps it up to date. */
  view(mount: Mount): void;
}

/** Something injected into pages: it names a spot, and each profile says where that is. */
export type Feature = FeatureBase &
  (
    | { on: 'invoice'; spot(page: InvoicePage, root: Element): Spot | null }
    | { on: 'list'; spot(page: ListPage, row: InvoiceRow): Spot | null }
  );

export const defineFeature = (feature: Feature): Feature => feature;
