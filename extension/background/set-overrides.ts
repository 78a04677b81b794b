import { readDraft, saveDraft } from '#extension/store/drafts.ts';
import type { Overrides } from '#shared/draft/draft.ts';
import { problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { announceBadges } from './badges.ts';
import type { World } from './world.ts';

/** What a person chose for one record only (features D22); reading the page again keeps it. */
export async function setOverrides(
  world: World,
  { sourceKey, overrides }: { sourceKey: string; overrides: Overrides },
): Promise<Result<null>> {
  const content = await readDraft(world.db, world.vault, sourceKey);
  if (!content?.draft || !('date' in content.draft)) return refused(problem('not_found'));
  const { overrides: _before, ...plain } = content.draft;
  const draft = Object.keys(overrides).length > 0 ? { ...plain, overrides } : plain;
  const saved = await saveDraft(world.db, world.vault, sourceKey, { ...content, draft });
  if (!saved.ok) return saved;
  await announceBadges(world, [sourceKey]);
  return ok(null);
}
