import type { Me } from '#shared/relay/contract.ts';
import type { Database } from './database.ts';
import { forgetOtherCompanies } from './receipts.ts';
import type { PairingRecord } from './records.ts';
import type { Vault } from './vault.ts';

const tokenId = 'pairing/token';

export const readPairing = (db: Database): Promise<PairingRecord | undefined> =>
  db.pairing.get('pairing');

export const openToken = (vault: Vault, pairing: PairingRecord): Promise<string> =>
  vault.open<string>(tokenId, pairing.token);

/**
 * Stores a new pairing. What the relay told about another practice is forgotten; drafts, sites,
 * intents and decisions that were never sent stay (each goes to its own practice only).
 */
export async function savePairing(
  db: Database,
  vault: Vault,
  { address, token, me }: { address: string; token: string; me: Me },
): Promise<void> {
  const sealed = await vault.seal(tokenId, token);
  await db.transaction('rw', relayTables(db), async () => {
    const before = await db.pairing.get('pairing');
    if (before?.me.practice.id !== me.practice.id) await forgetPractice(db);
    await followMove(db, before?.me, me);
    await db.pairing.put({ id: 'pairing', address, token: sealed, me });
  });
}

export const updateMe = (db: Database, me: Me): Promise<number> =>
  db.transaction('rw', db.pairing, db.receipts, db.lookups, async () => {
    await followMove(db, (await db.pairing.get('pairing'))?.me, me);
    return db.pairing.update('pairing', { me });
  });

async function followMove(db: Database, before: Me | undefined, after: Me): Promise<void> {
  const realmId = after.connection.company?.realmId;
  if (!realmId || realmId === before?.connection.company?.realmId) return;
  await forgetOtherCompanies(db, realmId);
}

export const deletePairing = (db: Database): Promise<void> =>
  db.transaction('rw', relayTables(db), async () => {
    await forgetPractice(db);
    await db.pairing.delete('pairing');
  });

/** Copies of what the relay holds; all can be fetched again. */
const relayTables = (db: Database) => [
  db.pairing,
  db.receipts,
  db.lookups,
  db.mappings,
  db.mappingsSeen,
  db.catalogue,
  db.settings,
];

async function forgetPractice(db: Database): Promise<void> {
  for (const table of relayTables(db)) if (table !== db.pairing) await table.clear();
}
