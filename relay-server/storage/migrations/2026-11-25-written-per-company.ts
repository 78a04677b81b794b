import { type Kysely, SqliteAdapter, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A record is exported once to each company; the rows of the company connected last count. */
export const writtenPerCompany: Migration = {
  async up(db: Kysely<unknown>) {
    await lastCompany(db);
    await (db.getExecutor().adapter instanceof SqliteAdapter ? rebuilt(db) : altered(db));
  },
};

async function lastCompany(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('practices').addColumn('last_realm_id', 'text').execute();
  // Of companies from before, the one that was connected or written to last.
  await sql`update practices set last_realm_id = coalesce(
    (select realm_id from connections where practice_id = practices.id),
    (select realm_id from (
      select realm_id, updated_at as at from exports where practice_id = practices.id
      union all
      select realm_id, first_connected_at as at from companies where practice_id = practices.id
    ) as known order by at desc limit 1))`.execute(db);
}

async function altered(db: Kysely<unknown>): Promise<void> {
  const exports = db.schema.alterTable('exports');
  await exports.dropConstraint('exports_source').execute();
  await exports
    .addUniqueConstraint('exports_source', ['practice_id', 'realm_id', 'source_key'])
    .execute();
}

const tables = ['exports', 'export_events'];

/**
 * SQLite changes no constraint of a table: both tables are made anew as they are, but for the
 * constraint, and everything in them is copied. The events go with their exports because a
 * reference follows the table it names when that is renamed.
 */
async function rebuilt(db: Kysely<unknown>): Promise<void> {
  const { rows: made } = await sql<{ type: string; name: string; sql: string }>`
    select type, name, sql from sqlite_master
    where tbl_name in (${sql.join(tables)}) and sql is not null`.execute(db);
  for (const name of tables) {
    await db.schema.alterTable(name).renameTo(`${name}_before`).execute();
  }
  for (const name of tables) {
    const text = made.find((one) => one.type === 'table' && one.name === name)?.sql ?? '';
    await sql.raw(text.replace(oldKey, newKey)).execute(db);
    const columns = [sql.table(name), sql.table(`${name}_before`)] as const;
    await sql`insert into ${columns[0]} select * from ${columns[1]}`.execute(db);
  }
  for (const name of tables.toReversed()) await db.schema.dropTable(`${name}_before`).execute();
  for (const index of made.filter(({ type }) => type === 'index')) {
    await sql.raw(index.sql).execute(db);
  }
}

const oldKey = 'unique ("practice_id", "source_key")';
const newKey = 'unique ("practice_id", "realm_id", "source_key")';
