import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Calls to QuickBooks paced across relays, and the cache of the company's lists. */
export const paceAndCatalogue: Migration = {
  async up(db: Kysely<unknown>) {
    await pace(db);
    await catalogue(db);
  },
};

async function pace(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pace_realms')
    .addColumn('realm_id', 'text', (col) => col.primaryKey())
    .addColumn('frozen_until', 'bigint', (col) => col.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('pace_calls')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('realm_id', 'text', (col) => col.notNull())
    .addColumn('started_at', 'bigint', (col) => col.notNull())
    .addColumn('lease_until', 'bigint', (col) => col.notNull())
    .addColumn('is_batch', 'integer', (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex('pace_calls_realm')
    .on('pace_calls')
    .columns(['realm_id', 'started_at'])
    .execute();
}

async function catalogue(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('catalogue_lists')
    .addColumn('practice_id', 'text', (col) => col.notNull().references('practices.id'))
    .addColumn('realm_id', 'text', (col) => col.notNull())
    .addColumn('entity', 'text', (col) => col.notNull())
    .addColumn('version', 'bigint', (col) => col.notNull())
    .addColumn('first_version', 'bigint', (col) => col.notNull())
    .addColumn('changes_since', 'bigint', (col) => col.notNull())
    .addColumn('checked_at', 'bigint', (col) => col.notNull())
    .addPrimaryKeyConstraint('catalogue_lists_key', ['practice_id', 'realm_id', 'entity'])
    .execute();
  await db.schema
    .createTable('catalogue_rows')
    .addColumn('practice_id', 'text', (col) => col.notNull())
    .addColumn('realm_id', 'text', (col) => col.notNull())
    .addColumn('entity', 'text', (col) => col.notNull())
    .addColumn('id', 'text', (col) => col.notNull())
    .addColumn('version', 'bigint', (col) => col.notNull())
    .addColumn('sync_token', 'bigint', (col) => col.notNull())
    .addColumn('sealed', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('catalogue_rows_key', ['practice_id', 'realm_id', 'entity', 'id'])
    .execute();
  await db.schema
    .createIndex('catalogue_rows_version')
    .on('catalogue_rows')
    .columns(['practice_id', 'realm_id', 'entity', 'version'])
    .execute();
}
