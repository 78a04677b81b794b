import type { Receipt } from '#shared/ledger/receipt.ts';
import type { Database } from './database.ts';

/** Keeps the newer of two answers about one export, by the relay's clock. */
export async function putReceipt(db: Database, receipt: Receipt): Promise<void> {
  const { sourceKey } = receipt;
  const known = await db.receipts.get(sourceKey);
  if (known && known.receipt.updatedAt > receipt.updatedAt) return;
  const pairing = await db.pairing.get('pairing');
  const realmId = pairing?.me.connection.company?.realmId ?? null;
  await db.receipts.put({ sourceKey, receipt, realmId });
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
  const [receipts, lookups] = await Promise.all([
    db.receipts.bulkGet(sourceKeys),
    db.lookups.bulkGet(sourceKeys),
  ]);
  return sourceKeys.filter((_, index) => {
    const exported = receipts[index]?.receipt.state === 'exported';
    return !exported && (lookups[index]?.askedAt ?? 0) < before;
  });
}
