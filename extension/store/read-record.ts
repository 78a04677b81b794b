import type { Lookup } from '#shared/documents/document-type.ts';
import { accountTypes } from '#shared/mapping/account-types.ts';
import { categoryRules } from '#shared/mapping/category-rules.ts';
import { mayBeKnown } from '#shared/mapping/client-mark.ts';
import { lookupIn } from '#shared/mapping/lookup.ts';
import { defaultSettings, type Settings } from '#shared/settings/settings.ts';
import { readCatalogue } from './catalogue.ts';
import type { Database } from './database.ts';
import { readDraft } from './drafts.ts';
import { withKnownCategories } from './known-categories.ts';
import { heldMappings } from './mapping-changes.ts';
import { readPairing } from './pairing.ts';
import { readSettings } from './read-settings.ts';
import { isOfCompany, receiptsIn } from './receipts.ts';
import type { RecordFacts } from './record-state.ts';
import { relatedKeys } from './steps.ts';
import type { Vault } from './vault.ts';

/** The facts that are the same for every record; decisions that still wait for the relay count. */
export interface PracticeFacts extends CommonFacts {
  /** Whether a category says where items go that nothing is decided about. */
  hasCategoryRules: boolean;
}

type CommonFacts = Pick<
  RecordFacts,
  'paired' | 'unreadable' | 'connection' | 'lookup' | 'settings' | 'mayBeKnown' | 'accountType'
>;

export async function readPractice(db: Database, vault: Vault): Promise<PracticeFacts> {
  const pairing = await readPairing(db);
  const paired = pairing !== undefined;
  const connection = pairing?.me.connection ?? { state: 'none' };
  const realmId = connection.company?.realmId;
  if (!realmId) {
    const lookup: Lookup = () => undefined;
    return {
      ...{ paired, connection, lookup, settings: defaultSettings },
      hasCategoryRules: false,
    };
  }
  const [mappings, told] = await Promise.all([
    heldMappings(db, realmId),
    readSettings(db, vault, realmId),
  ]);
  const settings = told.ok ? told.value : defaultSettings;
  const unreadable = told.ok ? undefined : told.problem;
  const lookup = lookupIn(mappings, realmId);
  const hasCategoryRules = categoryRules(mappings).size > 0;
  const [mayBeKnown, accountType] = await Promise.all([
    knownClients(db, vault, realmId, settings),
    knownAccounts(db, vault, realmId, settings),
  ]);
  return {
    paired,
    connection,
    lookup,
    settings,
    unreadable,
    mayBeKnown,
    accountType,
    hasCategoryRules,
  };
}

/** The types of accounts, which only paid expenses ask for. */
async function knownAccounts(
  db: Database,
  vault: Vault,
  realmId: string,
  { expensesAs }: Settings,
): Promise<PracticeFacts['accountType']> {
  if (expensesAs === 'bill') return undefined;
  const rows = await readCatalogue(db, vault, realmId, 'accounts');
  const types = new Map(rows?.map((row) => [row.id, accountTypes(row)[0]]));
  return (id) => types.get(id);
}

/** Nothing is created for anybody before the customers are known, or they would be there twice. */
async function knownClients(
  db: Database,
  vault: Vault,
  realmId: string,
  { newClients, clientMatch }: Settings,
): Promise<PracticeFacts['mayBeKnown']> {
  if (newClients !== 'create' || clientMatch === 'manual') return undefined;
  const rows = await readCatalogue(db, vault, realmId, 'customers');
  return (client) => !rows || mayBeKnown(client, rows, clientMatch);
}

/** Everything known about one record, and about those it consists of or refers to. */
export async function readRecord(
  db: Database,
  vault: Vault,
  { hasCategoryRules, ...practice }: PracticeFacts,
  sourceKey: string,
): Promise<RecordFacts> {
  const [intent, told, returned] = await Promise.all([
    db.intents.get(sourceKey),
    db.receipts.get(sourceKey),
    db.returned.get(sourceKey),
  ]);
  const stored = await readDraft(db, vault, sourceKey);
  const draft =
    hasCategoryRules && stored?.draft
      ? await withKnownCategories(db, vault, stored.draft, practice.lookup)
      : stored?.draft;
  const content = stored && (draft ? { ...stored, draft } : stored);
  const keys = content?.draft ? relatedKeys(content.draft) : [sourceKey];
  const realmId = practice.connection.company?.realmId;
  const receipts = await receiptsIn(db, realmId, keys);
  const receipt = isOfCompany(told, realmId) ? told?.receipt : undefined;
  return { ...practice, content, intent, receipt, receipts, returned: returned?.problem };
}
