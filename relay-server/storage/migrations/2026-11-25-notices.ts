import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The life of a connection: what is kept over a disconnect, when a grant ends, who is told. */
export const notices: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('practices')
      .addColumn('accounting', 'text', (col) => col.notNull().defaultTo('quickbooks-online'))
      .execute();
    await companies(db);
    await grants(db);
    await outbox(db);
  },
};

async function companies(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('companies')
    .addColumn('practice_id', 'text', (col) => col.notNull().references('practices.id'))
    .addColumn('realm_id', 'text', (col) => col.notNull())
    .addColumn('first_connected_at', 'bigint', (col) => col.notNull())
    .addColumn('tax_override', 'text', (col) => col.notNull().defaultTo('unknown'))
    .addPrimaryKeyConstraint('companies_key', ['practice_id', 'realm_id'])
    .execute();
  await sql`insert into companies (practice_id, realm_id, first_connected_at)
    select practice_id, realm_id, connected_at from connections`.execute(db);
}

async function grants(db: Kysely<unknown>): Promise<void> {
  const connections = db.schema.alterTable('connections');
  await connections
    .addColumn('granted_at', 'bigint', (col) => col.notNull().defaultTo(0))
    .execute();
  await connections.addColumn('refresh_ends_at', 'bigint').execute();
  await sql`update connections set granted_at = connected_at`.execute(db);
}

async function outbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notices')
    .addColumn('id', 'text', (col) => col.primaryKey())
    // No reference: its lock on the practice would cross the one a new grant holds.
    .addColumn('practice_id', 'text', (col) => col.notNull())
    .addColumn('realm_id', 'text', (col) => col.notNull())
    .addColumn('event', 'text', (col) => col.notNull())
    .addColumn('reason', 'text')
    .addColumn('occasion', 'text', (col) => col.notNull())
    .addColumn('channel', 'text', (col) => col.notNull())
    .addColumn('happened_at', 'bigint', (col) => col.notNull())
    .addColumn('attempts', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('next_attempt_at', 'bigint')
    .addColumn('sent_at', 'bigint')
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'bigint')
    .addUniqueConstraint('notices_once', ['practice_id', 'occasion', 'channel'])
    .execute();
  await db.schema.createIndex('notices_due').on('notices').column('next_attempt_at').execute();
}
