import type { Receipt } from '#shared/ledger/receipt.ts';
import { isFinal } from '#shared/ledger/receipt.ts';
import type { Problem } from '#shared/problem.ts';
import type { Result } from '#shared/result.ts';
import type { Database } from './database.ts';
import { putReceipt } from './receipts.ts';
import type { IntentContent, IntentRecord } from './records.ts';
import type { Vault } from './vault.ts';
import { whenFull } from './when-full.ts';

const idOf = (sourceKey: string) => `intents/${sourceKey}`;

/** Written before the relay is called: design.md §5, client side. */
export async function saveIntent(
  db: Database,
  vault: Vault,
  practiceId: string,
  sourceKey: string,
  content: IntentContent,
): Promise<Result<string>> {
  const sealed = await vault.seal(idOf(sourceKey), content);
  return whenFull(() => db.intents.put({ sourceKey, practiceId, sealed, startedAt: Date.now() }));
}

export const openIntent = (vault: Vault, { sourceKey, sealed }: IntentRecord) =>
  vault.open<IntentContent>(idOf(sourceKey), sealed);

/** Says why an intent waits; `null` when it no longer does. */
export const noteOnIntent = (db: Database, sourceKey: string, problem: Problem | null) =>
  db.intents.update(sourceKey, { problem: problem ?? undefined });

/** Stores the relay's answer and, in the same transaction, ends the intent when the answer is final. */
export const settleIntent = (db: Database, receipt: Receipt): Promise<void> =>
  db.transaction('rw', db.intents, db.receipts, async () => {
    await putReceipt(db, receipt);
    if (isFinal(receipt)) await db.intents.delete(receipt.sourceKey);
    else await db.intents.update(receipt.sourceKey, { problem: undefined });
  });
