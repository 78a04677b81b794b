import Dexie, { type Table } from 'dexie';
import type {
  CatalogueRecord,
  DraftRecord,
  FocusRecord,
  IntentRecord,
  LookupRecord,
  MappingRecord,
  MappingsSeenRecord,
  PairingRecord,
  ReceiptRecord,
  SiteRecord,
} from './records.ts';

export const databaseName = 'counterfoil';

export interface KeyRecord {
  id: 'key';
  key: CryptoKey;
}

/**
 * Everything the extension keeps, on its own origin: opened by the background and by the panels,
 * never by page scripts. A new version is one more `version(n)` and one more file in `examples/`.
 */
export class Database extends Dexie {
  declare keys: Table<KeyRecord, string>;
  declare pairing: Table<PairingRecord, string>;
  declare sites: Table<SiteRecord, string>;
  declare drafts: Table<DraftRecord, string>;
  declare intents: Table<IntentRecord, string>;
  declare receipts: Table<ReceiptRecord, string>;
  declare lookups: Table<LookupRecord, string>;
  declare mappings: Table<MappingRecord, [string, string]>;
  declare mappingsSeen: Table<MappingsSeenRecord, string>;
  declare catalogue: Table<CatalogueRecord, [string, string]>;
  declare focus: Table<FocusRecord, string>;

  constructor(name: string = databaseName) {
    // An intent must be on the disk before the relay is called; the price is under a millisecond.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      keys: 'id',
      pairing: 'id',
      sites: 'origin',
      drafts: 'sourceKey, origin',
      intents: 'sourceKey',
      receipts: 'sourceKey',
      lookups: 'sourceKey',
      mappings: '[mapping.realmId+termId]',
      mappingsSeen: 'id',
      catalogue: '[realmId+list]',
      focus: 'id',
    });
  }
}

export const openDatabase = (name?: string): Database => new Database(name);
