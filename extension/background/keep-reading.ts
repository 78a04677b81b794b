import type { PageAnswer } from '#extension/protocol/messages.ts';
import { readDraft, saveDraft } from '#extension/store/drafts.ts';
import { readPractice } from '#extension/store/read-record.ts';
import type { DraftContent, SiteRecord } from '#extension/store/records.ts';
import { findSite } from '#extension/store/sites.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { draftFromReading } from '#shared/draft/draft-from-reading.ts';
import { problem } from '#shared/problem.ts';
import type { Profile } from '#shared/reading/profile.ts';
import { announceBadges, announceFailure, keyOn } from './badges.ts';
import { fetchCustomers } from './fetch-customers.ts';
import { findExports, keysOfRecord } from './find-exports.ts';
import { linkClient } from './link-client.ts';
import { noteRecordTerms } from './note-record-terms.ts';
import { pushRecord } from './push-exports.ts';
import type { World } from './world.ts';

/**
 * Turns what a page said into a draft and stores it, or stores why not beside the draft before it.
 * The origin is the sender's; a reading that claims another one is dropped.
 */
export async function keepReading(
  world: World,
  { sourceId, answer }: { sourceId: string; answer: PageAnswer },
  { origin }: { origin: string },
): Promise<void> {
  const site = await findSite(world.db, origin);
  const profile = site && world.profiles.find(({ id }) => id === site.profileId);
  if (!site || !profile || site.paused) return;
  const key = keyOn(site, sourceId);
  const before = await readDraft(world.db, world.vault, key);
  const read = contentOf(answer, site, profile, sourceId);
  const content: DraftContent =
    'problem' in read ? { ...before, ...read } : withChoices(read, before?.draft);
  const saved = await saveDraft(world.db, world.vault, key, content);
  if (!saved.ok) return announceFailure(world, origin, sourceId, saved.problem);
  if (content.draft) await noteRecordTerms(world, key, content.draft);
  await announceBadges(world, [key]);
  const related = (await keysOfRecord(world, key)).filter((one) => one !== key);
  if ((await findExports(world, related)).length > 0) await announceBadges(world, [key]);
  if (!content.draft || content.problem) return;
  const isKnown = await fetchCustomers(world);
  if ((await linkClient(world, content.draft)) || isKnown) await announceBadges(world, [key]);
  const { settings } = await readPractice(world.db, world.vault);
  if (settings.push === 'seen') await pushRecord(world, key);
}

/** What a person chose for the record stays when its page is read again (features D22). */
function withChoices(read: DraftContent, before: Draft | undefined): DraftContent {
  const overrides = before && 'overrides' in before ? before.overrides : undefined;
  if (!overrides || !read.draft || !('date' in read.draft)) return read;
  return { ...read, draft: { ...read.draft, overrides } };
}

function contentOf(
  answer: PageAnswer,
  site: SiteRecord,
  profile: Profile,
  sourceId: string,
): DraftContent {
  if (!answer.ok) return { problem: answer.problem };
  const { reading } = answer;
  if (reading.profileId !== profile.id || reading.origin !== site.origin) {
    return { problem: problem('page_changed', { app: profile.name }) };
  }
  const draft = draftFromReading(reading, profile);
  if (!draft.ok) return { problem: draft.problem };
  const { id } = draft.value.source;
  if (id === sourceId) return { reading, draft: draft.value };
  const detail = { field: 'record id', first: sourceId, second: id };
  return { problem: problem('fields_disagree', detail) };
}
