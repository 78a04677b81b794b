import type { Lookup } from '#shared/documents/document-type.ts';
import { lookupIn } from '#shared/mapping/lookup.ts';
import type { Database } from './database.ts';
import { readDraft } from './drafts.ts';
import { readMappings } from './mappings.ts';
import { readPairing } from './pairing.ts';
import type { RecordFacts } from './record-state.ts';
import type { Vault } from './vault.ts';

/** The facts that are the same for every record. */
export type PracticeFacts = Pick<RecordFacts, 'paired' | 'connection' | 'lookup'>;

export async function readPractice(db: Database): Promise<PracticeFacts> {
  const pairing = await readPairing(db);
  const connection = pairing?.me.connection ?? { state: 'none' };
  const realmId = connection.company?.realmId;
  const lookup: Lookup = realmId
    ? lookupIn(await readMappings(db, realmId), realmId)
    : () => undefined;
  return { paired: pairing !== undefined, connection, lookup };
}

/** Everything known about one record. */
export async function readRecord(
  db: Database,
  vault: Vault,
  practice: PracticeFacts,
  sourceKey: string,
): Promise<RecordFacts> {
  const [intent, stored] = await Promise.all([
    db.intents.get(sourceKey),
    db.receipts.get(sourceKey),
  ]);
  const content = await readDraft(db, vault, sourceKey);
  return { ...practice, content, intent, receipt: stored?.receipt };
}
