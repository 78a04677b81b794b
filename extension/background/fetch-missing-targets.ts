import { readCatalogues } from '#extension/store/catalogue.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import { fetchCatalogue } from './fetch-catalogue.ts';
import type { World } from './world.ts';

/**
 * A colleague may have created what these mappings lead to: the relay has it in its list, and what a
 * list of ours lacks is taken for deleted. Lists that were never fetched are left; so is one that
 * cannot be fetched now.
 */
export async function fetchMissingTargets(
  world: World,
  realmId: string,
  mappings: readonly Mapping[],
): Promise<void> {
  const used = mappings.filter((one) => one.realmId === realmId && one.targetId && !one.removed);
  const names = [...new Set(used.map(({ term }) => targetLists[term.kind]))];
  const lists = await readCatalogues(world.db, world.vault, realmId, names);
  for (const list of names) {
    const known = lists[list] && new Set(lists[list].map(({ id }) => id));
    const isMissing = ({ term, targetId }: Mapping) =>
      targetLists[term.kind] === list && targetId !== null && known?.has(targetId) === false;
    if (used.some(isMissing)) await fetchCatalogue(world, { list, again: false, maxAge: 0 });
  }
}
