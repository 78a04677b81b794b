import type { ShownStep } from '#extension/protocol/messages.ts';
import { saveIntent } from '#extension/store/intents.ts';
import { readPractice, readRecord } from '#extension/store/read-record.ts';
import { nextState } from '#extension/store/record-state.ts';
import type { IntentContent } from '#extension/store/records.ts';
import type { PreparedStep } from '#extension/store/steps.ts';
import { withoutCategories } from '#shared/draft/without-categories.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { isByCategory } from '#shared/mapping/lookup.ts';
import { problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { announceBadges } from './badges.ts';
import { carryOut } from './carry-out.ts';
import { relayOf, type World } from './world.ts';

/**
 * Exports what the person was shown. Every document is built again and must be the shown one; the
 * intent is on the disk before the relay is called, so nothing is lost when the worker is stopped.
 */
export async function confirmExport(
  world: World,
  { sourceKey, shown }: { sourceKey: string; shown: ShownStep[] },
): Promise<Result<Receipt>> {
  const { db, vault } = world;
  const practice = await readPractice(db, vault);
  const facts = await readRecord(db, vault, practice, sourceKey);
  const now = nextState(facts);
  if ('problem' in now) return refused(now.problem);
  if (now.is !== 'ready') return refused(problem('preview_outdated'));
  if (now.steps.length === 0 && facts.receipt) return ok(facts.receipt);
  if (!isShown(now.steps, shown)) return refused(problem('preview_outdated'));
  const steps = now.steps.map(({ draft, prepared, change, mapTerm }) => ({
    draft: withoutCategories(draft, (item) => isByCategory(practice.lookup, item)),
    shownHash: prepared.hash,
    ...(change ? { change } : {}),
    ...(mapTerm ? { mapTerm } : {}),
  }));
  return begin(world, sourceKey, { steps, realmId: practice.connection.company?.realmId });
}

const isShown = (steps: PreparedStep[], shown: ShownStep[]): boolean =>
  steps.length === shown.length &&
  steps.every(
    ({ prepared, change }, index) =>
      prepared.hash === shown[index]?.hash && change === shown[index]?.change,
  );

/** Stores what was confirmed, then carries it out. */
export async function begin(
  world: World,
  sourceKey: string,
  content: IntentContent,
): Promise<Result<Receipt>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const practiceId = relay.value.pairing.me.practice.id;
  const saved = await saveIntent(world.db, world.vault, practiceId, sourceKey, content);
  if (!saved.ok) return saved;
  await world.shell.keepWaking(true);
  await announceBadges(world, [sourceKey]);
  return carryOut(world, sourceKey, true);
}
