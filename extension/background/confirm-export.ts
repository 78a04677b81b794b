import { readDraft } from '#extension/store/drafts.ts';
import { saveIntent } from '#extension/store/intents.ts';
import { readPractice } from '#extension/store/read-record.ts';
import { prepare } from '#shared/documents/index.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { problem } from '#shared/problem.ts';
import { type Result, refused } from '#shared/result.ts';
import { announceBadges } from './badges.ts';
import { carryOut } from './carry-out.ts';
import { relayOf, type World } from './world.ts';

/**
 * Exports what the person was shown. The document is built again and must be the shown one; the
 * intent is on the disk before the relay is called, so nothing is lost when the worker is stopped.
 */
export async function confirmExport(
  world: World,
  { sourceKey, shownHash }: { sourceKey: string; shownHash: string },
): Promise<Result<Receipt>> {
  const { db, vault } = world;
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const content = await readDraft(db, vault, sourceKey);
  if (content?.problem) return refused(content.problem);
  const { connection, lookup } = await readPractice(db);
  if (!connection.company) return refused(problem('not_connected'));
  if (!content?.draft) return refused(problem('preview_outdated'));
  const prepared = prepare(content.draft, lookup, connection.company);
  if (!prepared.ok) return refused(prepared.problem);
  if (prepared.value.hash !== shownHash) return refused(problem('preview_outdated'));
  const practiceId = relay.value.pairing.me.practice.id;
  const intent = { draft: content.draft, shownHash };
  const saved = await saveIntent(db, vault, practiceId, sourceKey, intent);
  if (!saved.ok) return saved;
  await world.shell.keepWaking(true);
  await announceBadges(world, [sourceKey]);
  return carryOut(world, sourceKey);
}
