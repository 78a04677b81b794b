import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A category of items may hold for items that are seen later, and the history tells since when. */
export const categoriesCover: Migration = {
  async up(db: Kysely<unknown>) {
    const columns = {
      mappings: ['covers_new'],
      mapping_changes: ['from_covers_new', 'to_covers_new'],
    };
    for (const [table, added] of Object.entries(columns)) {
      for (const column of added) {
        await db.schema
          .alterTable(table)
          .addColumn(column, 'integer', (col) => col.notNull().defaultTo(0))
          .execute();
      }
    }
  },
};
