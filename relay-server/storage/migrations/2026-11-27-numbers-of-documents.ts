import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The number QuickBooks gave a document that was sent without one (features G17). */
export const numbersOfDocuments: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('exports').addColumn('qbo_number', 'text').execute();
  },
};
