import { readDraft } from '#extension/store/drafts.ts';
import { saveFound, unasked } from '#extension/store/receipts.ts';
import { relatedKeys } from '#extension/store/steps.ts';
import { relayOf, type World } from './world.ts';

/** A colleague may have exported a record meanwhile: ask again after this. */
const freshFor = 60_000;
const batch = 500;

/**
 * Asks the relay about records that are not known to be exported. Answers which of them it knew;
 * none when the relay is away: badges then show what is known here. `evenIfFresh` asks about all:
 * a colleague may have changed or undone what was exported.
 */
export async function findExports(
  world: World,
  sourceKeys: string[],
  options: { evenIfFresh?: boolean } = {},
): Promise<string[]> {
  const keys = [...new Set(sourceKeys)];
  const asked = options.evenIfFresh ? keys : await unasked(world.db, keys, world.now() - freshFor);
  if (asked.length === 0) return [];
  const relay = await relayOf(world);
  if (!relay.ok) return [];
  const found: string[] = [];
  for (let start = 0; start < asked.length; start += batch) {
    const some = asked.slice(start, start + batch);
    const answer = await relay.value.call('findExports', { data: { sourceKeys: some } });
    if (!answer.ok) return found;
    const mine = answer.value.receipts.filter((one) => some.includes(one.sourceKey));
    await saveFound(world.db, some, mine, world.now());
    found.push(...mine.map((one) => one.sourceKey));
  }
  return found;
}

/** The record's own key, and those of what it consists of or refers to. */
export async function keysOfRecord({ db, vault }: World, sourceKey: string): Promise<string[]> {
  const draft = (await readDraft(db, vault, sourceKey))?.draft;
  if (!draft) return [sourceKey];
  return [...new Set([sourceKey, ...relatedKeys(draft)])];
}
