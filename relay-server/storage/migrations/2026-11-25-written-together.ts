import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Exports sent together in one batch call, and which of them are still open. */
export const writtenTogether: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('export_batches')
      .addColumn('id', 'text', (col) => col.primaryKey())
      .addColumn('practice_id', 'text', (col) => col.notNull().references('practices.id'))
      .addColumn('realm_id', 'text', (col) => col.notNull())
      .addColumn('request_id', 'text', (col) => col.notNull())
      .addColumn('export_ids', 'text', (col) => col.notNull())
      .addColumn('body', 'text')
      .addColumn('attempts', 'integer', (col) => col.notNull())
      .addColumn('first_sent_at', 'bigint', (col) => col.notNull())
      .addColumn('last_sent_at', 'bigint', (col) => col.notNull())
      .addColumn('next_attempt_at', 'bigint')
      .addColumn('lease_owner', 'text')
      .addColumn('lease_until', 'bigint')
      .execute();
    await db.schema
      .createIndex('export_batches_due')
      .on('export_batches')
      .column('next_attempt_at')
      .execute();
    await db.schema.alterTable('exports').addColumn('batch_id', 'text').execute();
    await db.schema
      .createIndex('exports_batch')
      .on('exports')
      .column('batch_id')
      .where(sql`batch_id`, 'is not', null)
      .execute();
  },
};
