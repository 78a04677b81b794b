import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * First and last names of customers came into the copies of their lists; QuickBooks tells of what
 * has changed there only, so the copies from before are forgotten and read anew.
 */
export const namesOfCustomers: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`delete from catalogue_rows where entity = 'Customer'`.execute(db);
    await sql`delete from catalogue_lists where entity = 'Customer'`.execute(db);
  },
};
