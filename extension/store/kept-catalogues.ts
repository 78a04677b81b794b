import type { CatalogueList, CatalogueRow } from '#shared/relay/contract.ts';
import { readCatalogues } from './catalogue.ts';
import type { Database } from './database.ts';
import { type KeptQuery, keptQuery } from './kept-query.ts';
import type { Vault } from './vault.ts';

export type KeptCatalogues = KeptQuery<Partial<Record<CatalogueList, CatalogueRow[]>>>;

const kept = new WeakMap<Database, Map<string, KeptCatalogues>>();

/** These lists of the company, as they change; the same look for everyone who asks for the same. */
export function keptCatalogues(
  db: Database,
  vault: Vault,
  realmId: string,
  lists: readonly CatalogueList[],
): KeptCatalogues {
  const known = kept.get(db) ?? new Map<string, KeptCatalogues>();
  kept.set(db, known);
  const sorted = lists.toSorted();
  const key = [realmId, ...sorted].join();
  const before = known.get(key);
  if (before) return before;
  const query = keptQuery(() => readCatalogues(db, vault, realmId, sorted));
  known.set(key, query);
  return query;
}
