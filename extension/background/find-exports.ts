import { saveFound, unasked } from '#extension/store/receipts.ts';
import { relayOf, type World } from './world.ts';

/** A colleague may have exported a record meanwhile: ask again after this. */
const freshFor = 60_000;
const batch = 500;

/**
 * Asks the relay about records that are not known to be exported. Answers which of them it knew;
 * none when the relay is away: badges then show what is known here.
 */
export async function findExports(
  world: World,
  sourceKeys: string[],
  options: { evenIfFresh?: boolean } = {},
): Promise<string[]> {
  const before = options.evenIfFresh ? Number.POSITIVE_INFINITY : world.now() - freshFor;
  const asked = await unasked(world.db, [...new Set(sourceKeys)], before);
  if (asked.length === 0) return [];
  const relay = await relayOf(world);
  if (!relay.ok) return [];
  const found: string[] = [];
  for (let start = 0; start < asked.length; start += batch) {
    const keys = asked.slice(start, start + batch);
    const answer = await relay.value.call('findExports', { data: { sourceKeys: keys } });
    if (!answer.ok) return found;
    const mine = answer.value.receipts.filter((one) => keys.includes(one.sourceKey));
    await saveFound(world.db, keys, mine, world.now());
    found.push(...mine.map((one) => one.sourceKey));
  }
  return found;
}
