import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The first schema. Released migrations are never edited; a change is a new file. */
export const first: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('meta')
      .addColumn('key', 'text', (col) => col.primaryKey())
      .addColumn('value', 'text', (col) => col.notNull())
      .execute();
    await db.schema
      .createTable('practices')
      .addColumn('id', 'text', (col) => col.primaryKey())
      .addColumn('name', 'text', (col) => col.notNull().unique())
      .addColumn('mapping_version', 'bigint', (col) => col.notNull().defaultTo(0))
      .addColumn('created_at', 'bigint', (col) => col.notNull())
      .execute();
    await people(db);
    await connections(db);
    await exportLedger(db);
    await mappings(db);
  },
};

async function people(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pairing_codes')
    .addColumn('selector', 'text', (col) => col.primaryKey())
    .addColumn('code_hash', 'text', (col) => col.notNull())
    .addColumn('practice_id', 'text', (col) => col.notNull().references('practices.id'))
    .addColumn('role', 'text', (col) => col.notNull())
    .addColumn('wrong_tries', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('expires_at', 'bigint', (col) => col.notNull())
    .addColumn('used_at', 'bigint')
    .execute();
  await db.schema
    .createTable('members')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('practice_id', 'text', (col) => col.notNull().references('practices.id'))
    .addColumn('name', 'text', (col) => col.notNull())
    .addColumn('role', 'text', (col) => col.notNull())
    .addColumn('token_hash', 'text', (col) => col.notNull())
    .addColumn('created_at', 'bigint', (col) => col.notNull())
    .addColumn('last_seen_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .execute();
}

async function connections(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('consents')
    .addColumn('secret_hash', 'text', (col) => col.primaryKey())
    .addColumn('step', 'text', (col) => col.notNull())
    .addColumn('practice_id', 'text', (col) => col.notNull().references('practices.id'))
    .addColumn('member_id', 'text', (col) => col.notNull().references('members.id'))
    .addColumn('browser_hash', 'text')
    .addColumn('expires_at', 'bigint', (col) => col.notNull())
    .addColumn('used_at', 'bigint')
    .execute();
  await db.schema
    .createTable('connections')
    .addColumn('practice_id', 'text', (col) => col.primaryKey().references('practices.id'))
    .addColumn('realm_id', 'text', (col) => col.notNull())
    .addColumn('state', 'text', (col) => col.notNull())
    .addColumn('company', 'text', (col) => col.notNull())
    .addColumn('access_token', 'text', (col) => col.notNull())
    .addColumn('access_expires_at', 'bigint', (col) => col.notNull())
    .addColumn('refresh_token', 'text', (col) => col.notNull())
    .addColumn('previous_refresh_token', 'text')
    .addColumn('refresh_expires_at', 'bigint')
    .addColumn('generation', 'bigint', (col) => col.notNull())
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('connected_at', 'bigint', (col) => col.notNull())
    .execute();
}

async function exportLedger(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('exports')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('practice_id', 'text', (col) => col.notNull().references('practices.id'))
    .addColumn('source_key', 'text', (col) => col.notNull())
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('entity', 'text', (col) => col.notNull())
    .addColumn('realm_id', 'text', (col) => col.notNull())
    .addColumn('state', 'text', (col) => col.notNull())
    .addColumn('generation', 'integer', (col) => col.notNull())
    .addColumn('request_id', 'text', (col) => col.notNull())
    .addColumn('document_hash', 'text', (col) => col.notNull())
    .addColumn('fingerprint', 'text', (col) => col.notNull())
    .addColumn('total', 'bigint')
    .addColumn('document', 'text')
    .addColumn('map_term', 'text')
    .addColumn('attempts', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('first_sent_at', 'bigint')
    .addColumn('last_sent_at', 'bigint')
    .addColumn('next_attempt_at', 'bigint')
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('qbo_id', 'text')
    .addColumn('qbo_sync_token', 'text')
    .addColumn('qbo_total', 'bigint')
    .addColumn('problem_code', 'text')
    .addColumn('problem_detail', 'text')
    .addColumn('created_by', 'text', (col) => col.notNull())
    .addColumn('created_at', 'bigint', (col) => col.notNull())
    .addColumn('updated_at', 'bigint', (col) => col.notNull())
    .addUniqueConstraint('exports_source', ['practice_id', 'source_key'])
    .execute();
  await db.schema.createIndex('exports_due').on('exports').column('next_attempt_at').execute();
  await db.schema
    .createTable('export_events')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('export_id', 'text', (col) => col.notNull().references('exports.id'))
    .addColumn('practice_id', 'text', (col) => col.notNull())
    .addColumn('at', 'bigint', (col) => col.notNull())
    .addColumn('state', 'text', (col) => col.notNull())
    .addColumn('generation', 'integer', (col) => col.notNull())
    .addColumn('problem_code', 'text')
    .addColumn('intuit_tid', 'text')
    .addColumn('member_id', 'text')
    .execute();
  await db.schema
    .createIndex('export_events_export')
    .on('export_events')
    .columns(['export_id', 'at'])
    .execute();
}

async function mappings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mappings')
    .addColumn('practice_id', 'text', (col) => col.notNull().references('practices.id'))
    .addColumn('realm_id', 'text', (col) => col.notNull())
    .addColumn('term_id', 'text', (col) => col.notNull())
    .addColumn('term', 'text', (col) => col.notNull())
    .addColumn('target_id', 'text', (col) => col.notNull())
    .addColumn('removed', 'integer', (col) => col.notNull())
    .addColumn('version', 'bigint', (col) => col.notNull())
    .addPrimaryKeyConstraint('mappings_key', ['practice_id', 'realm_id', 'term_id'])
    .execute();
  await db.schema
    .createIndex('mappings_version')
    .on('mappings')
    .columns(['practice_id', 'version'])
    .execute();
  await db.schema
    .createTable('mapping_changes')
    .addColumn('practice_id', 'text', (col) => col.notNull())
    .addColumn('version', 'bigint', (col) => col.notNull())
    .addColumn('realm_id', 'text', (col) => col.notNull())
    .addColumn('term_id', 'text', (col) => col.notNull())
    .addColumn('from_target', 'text')
    .addColumn('to_target', 'text')
    .addColumn('member_id', 'text', (col) => col.notNull())
    .addColumn('at', 'bigint', (col) => col.notNull())
    .addPrimaryKeyConstraint('mapping_changes_key', ['practice_id', 'version'])
    .execute();
}
