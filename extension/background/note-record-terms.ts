import { readDraft } from '#extension/store/drafts.ts';
import { readPractice } from '#extension/store/read-record.ts';
import { noteTerms } from '#extension/store/terms.ts';
import { termsOnRecord } from '#extension/store/terms-on-record.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { ok, type Result } from '#shared/result.ts';
import type { World } from './world.ts';

/** New names reach the mapping screens as they are seen on pages (E8, E11). */
export async function noteRecordTerms(
  world: World,
  sourceKey: string,
  draft: Draft,
): Promise<Result<unknown>> {
  const { connection, settings } = await readPractice(world.db, world.vault);
  // What must be mapped depends on the company; its records are caught up with once there is one.
  if (!connection.company) return ok(null);
  const terms = termsOnRecord(draft, settings, connection.company);
  return noteTerms(world.db, world.vault, sourceKey, terms, world.now());
}

/** Notes the terms of records that were read before a company was connected, or by an older version. */
export async function catchUpTerms(world: World): Promise<Result<null>> {
  const { db, vault } = world;
  const [keys, noted] = await Promise.all([
    db.drafts.toCollection().primaryKeys(),
    db.recordTerms.toCollection().primaryKeys(),
  ]);
  const done = new Set(noted);
  for (const key of keys) {
    if (done.has(key)) continue;
    const content = await readDraft(db, vault, key).catch(() => undefined);
    if (!content?.draft) continue;
    const kept = await noteRecordTerms(world, key, content.draft);
    if (!kept.ok) return kept;
  }
  return ok(null);
}
