import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The history of mappings says how each change was made. */
export const waysOfChanges: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('mapping_changes').addColumn('how', 'text').execute();
  },
};
