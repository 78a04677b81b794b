import type { CatalogueList } from '#shared/relay/contract.ts';
import type { World } from './world.ts';

const progress = new WeakMap<World['db'], Map<CatalogueList, number>>();

/** Notes how many rows of a list the relay has read so far; null: it is not being read any more. */
export function noteProgress({ db }: World, list: CatalogueList, rows: number | null): void {
  const known = progress.get(db) ?? new Map<CatalogueList, number>();
  progress.set(db, known);
  if (rows === null) known.delete(list);
  else known.set(list, rows);
}

/** How many rows of these lists are read so far, together; null where none is being read. */
export function catalogueProgress({ db }: World, lists: readonly CatalogueList[]): number | null {
  const known = progress.get(db);
  const counts = lists.flatMap((list) => known?.get(list) ?? []);
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}
