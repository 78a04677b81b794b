import type { Result } from '#shared/result.ts';
import type { Database } from './database.ts';
import type { DraftContent } from './records.ts';
import { sourceOf } from './source-of.ts';
import type { Vault } from './vault.ts';
import { whenFull } from './when-full.ts';

const idOf = (sourceKey: string) => `drafts/${sourceKey}`;

/** What is known of a record's page: its last usable reading and draft, and the last refusal. */
export async function readDraft(
  db: Database,
  vault: Vault,
  sourceKey: string,
): Promise<DraftContent | undefined> {
  const row = await db.drafts.get(sourceKey);
  return row && vault.open<DraftContent>(idOf(sourceKey), row.sealed);
}

/** Stores the content of a draft. `storage_full` leaves the former one as it was. */
export async function saveDraft(
  db: Database,
  vault: Vault,
  sourceKey: string,
  content: DraftContent,
): Promise<Result<string>> {
  const sealed = await vault.seal(idOf(sourceKey), content);
  const { origin } = sourceOf(sourceKey);
  return whenFull(() => db.drafts.put({ sourceKey, origin, sealed, updatedAt: Date.now() }));
}
