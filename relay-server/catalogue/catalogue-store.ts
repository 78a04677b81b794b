import { type Kysely, sql, type Transaction } from 'kysely';
import { canonicalJson } from '#shared/hash.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import type { Database } from '../storage/database.ts';
import { locked } from '../storage/locked.ts';
import type { Schema } from '../storage/schema.ts';
import type { CatalogueListTable, CatalogueRowTable } from '../storage/tables/company-tables.ts';
import type { TokenVault } from '../storage/token-vault.ts';
import { type CompanyList, rowOf } from './lists.ts';

/**
 * The relay's copy of a company's lists: ids, names, codes and types, per practice and company.
 * Names in it are encrypted with the key that protects the tokens, bound to practice, company and
 * object; a stolen database tells ids only. It is forgotten when the company is disconnected, and
 * may be emptied at any time: the lists are then read anew.
 */
export interface CatalogueStoreDeps {
  database: Database;
  vault: TokenVault;
  now: () => number;
}

/** Whose list it is. */
export interface ListKey {
  practiceId: string;
  realmId: string;
  entity: string;
}

/** What QuickBooks told of a list. */
export interface ListNews {
  records: Record<string, unknown>[];
  deleted: string[];
  /** The records are the whole list: what is missing among them is gone. */
  isWhole: boolean;
  /** QuickBooks' time from which changes are to be asked for next; null leaves it as it is. */
  changesSince: number | null;
}

const rowsAtOnce = 200;

type Stored = Pick<CatalogueRowTable, 'id' | 'sync_token' | 'sealed'>;

const columns = ({ practiceId, realmId, entity }: ListKey) => ({
  practice_id: practiceId,
  realm_id: realmId,
  entity,
});

const place = ({ practiceId, realmId, entity }: ListKey, id: string) => [
  ...[practiceId, realmId, 'catalogue', entity, id],
];

/** What is known of a list; undefined when it was never fetched. */
export const listRow = (
  db: Kysely<Schema>,
  key: ListKey,
): Promise<CatalogueListTable | undefined> =>
  db
    .selectFrom('catalogue_lists')
    .selectAll()
    .where((eb) => eb.and(columns(key)))
    .executeTakeFirst();

/** Rows in the order of their ids, from `offset` on, changed after `since`. */
export async function readRows(
  { database, vault }: CatalogueStoreDeps,
  key: ListKey,
  { since, offset, limit }: { since: number; offset: number; limit: number },
): Promise<CatalogueRow[]> {
  const rows = await database.db
    .selectFrom('catalogue_rows')
    .select(['id', 'sealed'])
    .where((eb) => eb.and(columns(key)))
    .where('version', '>', since)
    .orderBy(sql`length(id)`)
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute();
  return rows.map(({ id, sealed }) => JSON.parse(vault.open(sealed, place(key, id))));
}

/**
 * Puts news into the store. Only what really changed gets a new version, and an older state of an
 * object never replaces a newer one, so relays may tell the same news twice and out of order.
 */
export async function storeNews(
  deps: CatalogueStoreDeps,
  list: CompanyList,
  key: ListKey,
  news: ListNews,
): Promise<void> {
  const { database, now } = deps;
  const at = now();
  await database.transaction(async (trx) => {
    await trx
      .insertInto('catalogue_lists')
      .values({ ...columns(key), version: 0, first_version: 0, changes_since: 0, checked_at: 0 })
      .onConflict((conflict) => conflict.columns(['practice_id', 'realm_id', 'entity']).doNothing())
      .execute();
    const before = await locked(
      database,
      trx
        .selectFrom('catalogue_lists')
        .selectAll()
        .where((eb) => eb.and(columns(key))),
    ).executeTakeFirstOrThrow();
    const version = Math.max(before.version + 1, at);
    const changed = await changedRows(deps, trx, list, key, news);
    await putRows(trx, key, changed, version);
    const isFirst = before.version === 0;
    await trx
      .updateTable('catalogue_lists')
      .set({
        version: isFirst || changed.length > 0 ? version : before.version,
        first_version: isFirst ? version : before.first_version,
        ...(news.changesSince === null
          ? {}
          : { changes_since: Math.max(before.changes_since, news.changesSince), checked_at: at }),
      })
      .where((eb) => eb.and(columns(key)))
      .execute();
  });
}

/** The rows that differ from what is stored, sealed anew. */
async function changedRows(
  { vault }: CatalogueStoreDeps,
  trx: Transaction<Schema>,
  list: CompanyList,
  key: ListKey,
  news: ListNews,
): Promise<Stored[]> {
  const told = new Map(
    news.records.flatMap((record) => {
      const made = rowOf(list, record);
      return made ? [[made.row.id, made] as const] : [];
    }),
  );
  const stored = await storedRows(
    trx,
    key,
    news.isWhole ? null : [...told.keys(), ...news.deleted],
  );
  const known = new Map(stored.map((one) => [one.id, one]));
  const seal = (row: CatalogueRow, syncToken: number): Stored => ({
    id: row.id,
    sync_token: syncToken,
    sealed: vault.seal(JSON.stringify(row), place(key, row.id)),
  });
  const open = ({ id, sealed }: Stored): CatalogueRow =>
    JSON.parse(vault.open(sealed, place(key, id)));

  const changed = [...told.values()].flatMap(({ row, syncToken }) => {
    const old = known.get(row.id);
    if (old && old.sync_token > syncToken) return [];
    return old && canonicalJson(open(old)) === canonicalJson(json(row))
      ? []
      : [seal(row, syncToken)];
  });
  const gone = news.isWhole ? [...known.keys()].filter((id) => !told.has(id)) : news.deleted;
  for (const id of gone) {
    const old = known.get(id);
    const row = old && open(old);
    if (old && row?.active) changed.push(seal({ ...row, active: false }, old.sync_token));
  }
  return changed;
}

/** As it comes back from the store: without what is undefined. */
const json = (row: CatalogueRow): CatalogueRow => JSON.parse(JSON.stringify(row));

/** The stored rows with these ids; all of the list for null. */
async function storedRows(
  trx: Transaction<Schema>,
  key: ListKey,
  ids: string[] | null,
): Promise<Stored[]> {
  const query = trx
    .selectFrom('catalogue_rows')
    .select(['id', 'sync_token', 'sealed'])
    .where((eb) => eb.and(columns(key)));
  if (ids === null) return query.execute();
  const found: Stored[] = [];
  for (let start = 0; start < ids.length; start += rowsAtOnce) {
    const some = ids.slice(start, start + rowsAtOnce);
    found.push(...(await query.where('id', 'in', some).execute()));
  }
  return found;
}

async function putRows(
  trx: Transaction<Schema>,
  key: ListKey,
  rows: Stored[],
  version: number,
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await trx
      .insertInto('catalogue_rows')
      .values(
        rows.slice(start, start + rowsAtOnce).map((row) => ({ ...columns(key), ...row, version })),
      )
      .onConflict((conflict) =>
        conflict.columns(['practice_id', 'realm_id', 'entity', 'id']).doUpdateSet((eb) => ({
          version,
          sync_token: eb.ref('excluded.sync_token'),
          sealed: eb.ref('excluded.sealed'),
        })),
      )
      .execute();
  }
}

/** Forgets all lists of a practice: its company is disconnected. */
export async function forgetCatalogue({ db }: Database, practiceId: string): Promise<void> {
  await db.deleteFrom('catalogue_rows').where('practice_id', '=', practiceId).execute();
  await db.deleteFrom('catalogue_lists').where('practice_id', '=', practiceId).execute();
}
