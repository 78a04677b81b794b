import type { CatalogueList, CatalogueRow } from '#shared/relay/contract.ts';
import type { Result } from '#shared/result.ts';
import type { Database } from './database.ts';
import { openOnce } from './open-once.ts';
import type { Vault } from './vault.ts';
import { whenFull } from './when-full.ts';

const idOf = (realmId: string, list: CatalogueList) => `catalogue/${realmId}/${list}`;

/** A list of the company as it was last fetched; undefined when it never was. */
export async function readCatalogue(
  db: Database,
  vault: Vault,
  realmId: string,
  list: CatalogueList,
): Promise<CatalogueRow[] | undefined> {
  const row = await db.catalogue.get([realmId, list]);
  return row && openOnce<CatalogueRow[]>(vault, idOf(realmId, list), row.sealed);
}

/** Several lists of the company; those that were never fetched are missing. */
export async function readCatalogues(
  db: Database,
  vault: Vault,
  realmId: string,
  lists: CatalogueList[],
): Promise<Partial<Record<CatalogueList, CatalogueRow[]>>> {
  const stored = await db.catalogue.bulkGet(lists.map((list) => [realmId, list]));
  const opened = stored.flatMap((row) =>
    row ? [openOnce<CatalogueRow[]>(vault, idOf(realmId, row.list), row.sealed)] : [],
  );
  const rows = await Promise.all(opened);
  const known = stored.flatMap((row) => (row ? [row.list] : []));
  return Object.fromEntries(known.map((list, index) => [list, rows[index]]));
}

export async function saveCatalogue(
  db: Database,
  vault: Vault,
  realmId: string,
  list: CatalogueList,
  rows: CatalogueRow[],
  fetchedAt: number,
  version = 0,
): Promise<Result<unknown>> {
  const sealed = await vault.seal(idOf(realmId, list), rows);
  return whenFull(() => db.catalogue.put({ realmId, list, sealed, fetchedAt, version }));
}

/** Adds what was just created, so that the list need not be fetched for it. */
export async function addToCatalogue(
  db: Database,
  vault: Vault,
  realmId: string,
  list: CatalogueList,
  created: readonly CatalogueRow[],
): Promise<void> {
  const stored = await db.catalogue.get([realmId, list]);
  if (!stored || created.length === 0) return;
  const ids = new Set(created.map(({ id }) => id));
  const rows = (await readCatalogue(db, vault, realmId, list)) ?? [];
  const others = rows.filter(({ id }) => !ids.has(id));
  const { fetchedAt, version } = stored;
  await saveCatalogue(db, vault, realmId, list, [...others, ...created], fetchedAt, version);
}
