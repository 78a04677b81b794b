import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Exports in steps, updates and voids of what was exported, and the practice's settings. */
export const stepsAndSettings: Migration = {
  async up(db: Kysely<unknown>) {
    await operations(db);
    await settings(db);
  },
};

/** SQLite adds one column a statement. */
async function operations(db: Kysely<unknown>): Promise<void> {
  const exports = db.schema.alterTable('exports');
  await exports
    .addColumn('operation', 'text', (col) => col.notNull().defaultTo('create'))
    .execute();
  await exports.addColumn('tax', 'bigint').execute();
  await exports.addColumn('calls', 'integer', (col) => col.notNull().defaultTo(0)).execute();
  await exports
    .addColumn('metered_reads', 'integer', (col) => col.notNull().defaultTo(0))
    .execute();
  await exports.addColumn('depends_on', 'text').execute();
  await exports.addColumn('before_update', 'text').execute();
  await exports.addColumn('base_sync_token', 'text').execute();
  await exports.addColumn('stale_tries', 'integer', (col) => col.notNull().defaultTo(0)).execute();
  await db.schema
    .createIndex('exports_dependents')
    .on('exports')
    .columns(['practice_id', 'state'])
    .where(sql`depends_on`, 'is not', null)
    .execute();
  await db.schema
    .alterTable('export_events')
    .addColumn('operation', 'text', (col) => col.notNull().defaultTo('create'))
    .execute();
  // Until now every try was one call, and look-ups were not counted.
  await sql`update exports set calls = attempts`.execute(db);
}

async function settings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('settings')
    .addColumn('practice_id', 'text', (col) => col.notNull().references('practices.id'))
    .addColumn('realm_id', 'text', (col) => col.notNull())
    .addColumn('settings', 'text', (col) => col.notNull())
    .addColumn('version', 'bigint', (col) => col.notNull())
    .addPrimaryKeyConstraint('settings_key', ['practice_id', 'realm_id'])
    .execute();
  await db.schema
    .createTable('settings_changes')
    .addColumn('practice_id', 'text', (col) => col.notNull())
    .addColumn('realm_id', 'text', (col) => col.notNull())
    .addColumn('version', 'bigint', (col) => col.notNull())
    .addColumn('from_settings', 'text')
    .addColumn('to_settings', 'text', (col) => col.notNull())
    .addColumn('member_id', 'text', (col) => col.notNull())
    .addColumn('at', 'bigint', (col) => col.notNull())
    .addPrimaryKeyConstraint('settings_changes_key', ['practice_id', 'realm_id', 'version'])
    .execute();
}
