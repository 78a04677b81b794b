import { readCatalogues } from '#extension/store/catalogue.ts';
import { type MappingDecision, nameMark } from '#shared/mapping/mapping.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import type { World } from './world.ts';

/** Decisions with the mark of the name their counterpart has now, by which a rename is noticed later. */
export async function noteNames(
  { db, vault }: World,
  realmId: string,
  decisions: readonly MappingDecision[],
): Promise<MappingDecision[]> {
  const unnamed = decisions.filter(({ targetId, namedAs }) => targetId && !namedAs);
  const names = [...new Set(unnamed.map(({ term }) => targetLists[term.kind]))];
  const lists = await readCatalogues(db, vault, realmId, names);
  const nameOf = new Map(
    Object.entries(lists).map(([list, rows]) => [
      list,
      new Map(rows.map(({ id, name }) => [id, name])),
    ]),
  );
  return decisions.map((decision) => {
    const { term, targetId, namedAs } = decision;
    const name = namedAs ? undefined : nameOf.get(targetLists[term.kind])?.get(targetId ?? '');
    return name === undefined ? decision : { ...decision, namedAs: nameMark(name) };
  });
}
