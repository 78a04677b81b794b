import type { Transaction } from 'kysely';
import type { Company } from '#shared/documents/company.ts';
import { accountingOf } from '../auth/practices.ts';
import type { RelayDeps } from '../relay-deps.ts';
import type { Schema } from '../storage/schema.ts';
import type { CompanyTable } from '../storage/tables/practice-tables.ts';
import { sealedPair } from './connection-store.ts';
import type { TokenPair } from './intuit-app.ts';

/**
 * Stores a new grant. Settings, mappings, the ledger and the day of the first connection are not
 * touched, and what an admin found out about the company stays known. False, and nothing stored,
 * when the practice has meanwhile been connected to another company or uses no accounting system.
 */
export function storeConnection(
  { database, vault, notices }: Pick<RelayDeps, 'database' | 'vault' | 'notices'>,
  practiceId: string,
  company: Company,
  pair: TokenPair,
  now: number,
): Promise<boolean> {
  const { realmId } = company;
  return database.transaction(async (trx) => {
    if ((await accountingOf(database, trx, practiceId)) === 'none') return false;
    const known = await knownCompany(trx, practiceId, realmId, now);
    const columns = {
      state: 'connected' as const,
      company: JSON.stringify({ ...company, taxOverride: known.tax_override }),
      ...sealedPair(vault, practiceId, realmId, pair),
      previous_refresh_token: null,
      lease_owner: null,
      lease_until: null,
      granted_at: now,
    };
    const stored = await trx
      .insertInto('connections')
      .values({
        practice_id: practiceId,
        realm_id: realmId,
        generation: 1,
        connected_at: known.first_connected_at,
        ...columns,
      })
      .onConflict((conflict) =>
        conflict
          .column('practice_id')
          .doUpdateSet((eb) => ({ ...columns, generation: eb('connections.generation', '+', 1) }))
          .where('connections.realm_id', '=', realmId),
      )
      .returning('practice_id')
      .executeTakeFirst();
    if (!stored) return false;
    await trx
      .updateTable('practices')
      .set({ last_realm_id: realmId })
      .where('id', '=', practiceId)
      .execute();
    await notices.back(trx, { practiceId, realmId }, now);
    return true;
  });
}

/** What is kept of the company from before; from now on where it is new. */
async function knownCompany(
  trx: Transaction<Schema>,
  practiceId: string,
  realmId: string,
  now: number,
): Promise<CompanyTable> {
  await trx
    .insertInto('companies')
    .values({
      practice_id: practiceId,
      realm_id: realmId,
      first_connected_at: now,
      tax_override: 'unknown',
    })
    .onConflict((conflict) => conflict.columns(['practice_id', 'realm_id']).doNothing())
    .execute();
  return trx
    .selectFrom('companies')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .where('realm_id', '=', realmId)
    .executeTakeFirstOrThrow();
}
