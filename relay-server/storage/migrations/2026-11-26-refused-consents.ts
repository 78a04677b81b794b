import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Why a consent ended without a connection, for the panel of the admin who asked for it. */
export const refusedConsents: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('consents').addColumn('refusal', 'text').execute();
    await db.schema.alterTable('consents').addColumn('refused_at', 'bigint').execute();
  },
};
