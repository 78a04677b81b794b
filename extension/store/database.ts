import Dexie, { type Table, type Transaction } from 'dexie';
import type {
  CatalogueRecord,
  DraftRecord,
  FocusRecord,
  IntentRecord,
  LookupRecord,
  MappingChangeRecord,
  MappingRecord,
  MappingsSeenRecord,
  PairingRecord,
  ReceiptRecord,
  RecordTermsRecord,
  ReturnedRecord,
  SettingsChangeRecord,
  SettingsRecord,
  SiteRecord,
  TermShardRecord,
} from './records.ts';

const databaseName = 'counterfoil';

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
  declare settings: Table<SettingsRecord, string>;
  declare terms: Table<TermShardRecord, string>;
  declare recordTerms: Table<RecordTermsRecord, string>;
  declare mappingChanges: Table<MappingChangeRecord, [string, string]>;
  declare settingsChanges: Table<SettingsChangeRecord, string>;
  declare returned: Table<ReturnedRecord, string>;
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
    this.version(2).stores({ settings: 'realmId' }).upgrade(toVersion2);
    // Terms are sealed, which an upgrade cannot wait for: `catchUpTerms` fills them from the drafts.
    this.version(3).stores({
      terms: 'id, kind',
      recordTerms: 'sourceKey',
      mappingChanges: '[realmId+termId], realmId',
    });
    this.version(4).stores({ settingsChanges: 'id', returned: 'sourceKey' });
    // The key alone finds the changes of a company.
    this.version(5).stores({ mappingChanges: '[realmId+termId]' });
  }
}

/** Receipts belong to a company, and intents and receipts say what is being done. */
async function toVersion2(old: Transaction): Promise<void> {
  const pairing: PairingRecord | undefined = await old.table('pairing').get('pairing');
  const realmId = pairing?.me.connection.company?.realmId ?? null;
  const receipts: Table<ReceiptRecord> = old.table('receipts');
  await receipts.toCollection().modify((row) => {
    row.realmId = realmId;
    row.receipt.operation ??= 'create';
  });
  const intents: Table<IntentRecord> = old.table('intents');
  await intents.toCollection().modify((row) => {
    row.operation = 'create';
  });
}

export const openDatabase = (name?: string): Database => new Database(name);
