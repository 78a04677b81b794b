import type { Receipt } from '#shared/ledger/receipt.ts';
import type { Database } from './database.ts';
import type { ReceiptRecord } from './records.ts';

/**
 * Keeps the newer of two answers about one export, by the relay's clock. What another company has
 * takes nothing away from what the connected one has.
 */
export async function putReceipt(db: Database, receipt: Receipt): Promise<void> {
  const { sourceKey } = receipt;
  const known = await db.receipts.get(sourceKey);
  const connected = (await connectedRealm(db)) ?? null;
  const realmId = receipt.realmId ?? connected;
  const isSame = known?.realmId === realmId;
  if (known && isSame && known.receipt.updatedAt > receipt.updatedAt) return;
  if (known && !isSame && connected !== null && known.realmId === connected) return;
  await db.receipts.put({ sourceKey, receipt, realmId });
}

const connectedRealm = async (db: Database): Promise<string | undefined> =>
  (await db.pairing.get('pairing'))?.me.connection.company?.realmId;

/** Whether a company has it; without a connected one, what was told last holds. */
export const isOfCompany = (row: ReceiptRecord | undefined, realmId: string | undefined): boolean =>
  row !== undefined && (realmId === undefined || row.realmId === realmId);

/** Another company is connected: what others have does not count, and is asked for again there. */
export async function forgetOtherCompanies(db: Database, realmId: string): Promise<void> {
  await db.receipts.filter((row) => row.realmId !== realmId).delete();
  await db.lookups.clear();
}

/** What the relay told of these records while the company was connected. */
export async function receiptsIn(
  db: Database,
  realmId: string | undefined,
  sourceKeys: string[],
): Promise<Map<string, Receipt>> {
  const rows = await db.receipts.bulkGet(sourceKeys);
  return new Map(
    rows.flatMap((row) =>
      row && row.realmId === realmId ? [[row.sourceKey, row.receipt] as const] : [],
    ),
  );
}

/** Stores what the relay said about the records it was asked for, and when it was asked. */
export const saveFound = (
  db: Database,
  sourceKeys: string[],
  receipts: Receipt[],
  askedAt: number,
): Promise<void> =>
  db.transaction('rw', db.receipts, db.lookups, db.pairing, async () => {
    for (const receipt of receipts) await putReceipt(db, receipt);
    await db.lookups.bulkPut(sourceKeys.map((sourceKey) => ({ sourceKey, askedAt })));
  });

/** Which of these the relay should be asked about: not exported for sure, and not asked since `before`. */
export async function unasked(
  db: Database,
  sourceKeys: string[],
  before: number,
): Promise<string[]> {
  const [receipts, lookups, realmId] = await Promise.all([
    db.receipts.bulkGet(sourceKeys),
    db.lookups.bulkGet(sourceKeys),
    connectedRealm(db),
  ]);
  return sourceKeys.filter((_, index) => {
    const row = receipts[index];
    const exported = isOfCompany(row, realmId) && row?.receipt.state === 'exported';
    return !exported && (lookups[index]?.askedAt ?? 0) < before;
  });
}
