import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Terms that are set aside or inherit from their category, and a history of both that can be read. */
export const termsAndHistory: Migration = {
  async up(db: Kysely<unknown>) {
    const mappings = db.schema.alterTable('mappings');
    await mappings.addColumn('ignored', 'integer', (col) => col.notNull().defaultTo(0)).execute();
    await mappings.addColumn('inherited', 'integer', (col) => col.notNull().defaultTo(0)).execute();
    await mappings.addColumn('named_as', 'text').execute();
    const changes = db.schema.alterTable('mapping_changes');
    for (const column of ['from_ignored', 'to_ignored', 'by_export']) {
      await changes.addColumn(column, 'integer', (col) => col.notNull().defaultTo(0)).execute();
    }
    await db.schema
      .createIndex('mapping_changes_term')
      .on('mapping_changes')
      .columns(['practice_id', 'term_id', 'version'])
      .execute();
  },
};
