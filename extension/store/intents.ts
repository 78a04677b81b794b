import type { ExportOperation, Receipt } from '#shared/ledger/receipt.ts';
import { isFinal } from '#shared/ledger/receipt.ts';
import type { Problem } from '#shared/problem.ts';
import type { Result } from '#shared/result.ts';
import type { Database } from './database.ts';
import { putReceipt } from './receipts.ts';
import type { IntentContent, IntentRecord, IntentStep } from './records.ts';
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
  const operation = operationOf(content);
  const startedAt = Date.now();
  return whenFull(() =>
    db.transaction('rw', db.intents, db.returned, async () => {
      await db.returned.delete(sourceKey);
      return db.intents.put({ sourceKey, practiceId, sealed, startedAt, operation });
    }),
  );
}

function operationOf(content: IntentContent): ExportOperation {
  if ('undo' in content) return 'void';
  return content.steps.some(({ change }) => change) ? 'update' : 'create';
}

/** What was confirmed. Version 1 of the database sealed its one step as it was. */
export async function openIntent(
  vault: Vault,
  { sourceKey, sealed }: IntentRecord,
): Promise<IntentContent> {
  const content = await vault.open<IntentContent | IntentStep>(idOf(sourceKey), sealed);
  return 'draft' in content ? { steps: [content] } : content;
}

/** Says why an intent waits; `null` when it no longer does. */
export const noteOnIntent = (db: Database, sourceKey: string, problem: Problem | null) =>
  db.intents.update(sourceKey, { problem: problem ?? undefined });

/** Ends an intent that was refused while nobody was looking, so that the record says so. */
export const returnIntent = (
  db: Database,
  sourceKey: string,
  problem: Problem,
  at: number,
): Promise<unknown> =>
  db.transaction('rw', db.intents, db.returned, async () => {
    await db.intents.delete(sourceKey);
    await db.returned.put({ sourceKey, problem, at });
  });

/** Stores the relay's answer; `isLast` ends the intent in the same transaction when it is final. */
export const settleIntent = (
  db: Database,
  sourceKey: string,
  receipt: Receipt,
  isLast: boolean,
): Promise<void> =>
  db.transaction('rw', db.intents, db.receipts, db.pairing, async () => {
    await putReceipt(db, receipt);
    if (isFinal(receipt) && (isLast || !isDone(receipt))) await db.intents.delete(sourceKey);
    else await db.intents.update(sourceKey, { problem: undefined });
  });

/** Whether what comes after it may be sent. */
export const isDone = ({ state }: Receipt): boolean => state === 'exported' || state === 'voided';
