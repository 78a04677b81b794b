import type { Kysely, Transaction } from 'kysely';
import { problem } from '#shared/problem.ts';
import type { Accounting } from '#shared/relay/contract.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import type { Database } from '../storage/database.ts';
import { locked } from '../storage/locked.ts';
import type { Schema } from '../storage/schema.ts';
import { randomId } from './secrets.ts';

export interface Practice {
  id: string;
  name: string;
}

/** The practice of that name; made when there is none. */
export async function practiceNamed(db: Kysely<Schema>, name: string): Promise<Practice> {
  await db
    .insertInto('practices')
    .values({ id: randomId(), name, mapping_version: 0, created_at: Date.now() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return db
    .selectFrom('practices')
    .select(['id', 'name'])
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
}

/** The oldest practice; a new relay gets one called `firstName`. */
export async function homePractice(db: Kysely<Schema>, firstName: string): Promise<Practice> {
  const oldest = await db
    .selectFrom('practices')
    .select(['id', 'name'])
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst();
  return oldest ?? practiceNamed(db, firstName);
}

/** Where the practice keeps its books; locked until the transaction ends. */
export async function accountingOf(
  database: Database,
  trx: Transaction<Schema>,
  practiceId: string,
): Promise<Accounting> {
  const query = trx.selectFrom('practices').select('accounting').where('id', '=', practiceId);
  return (await locked(database, query).executeTakeFirstOrThrow()).accounting;
}

/**
 * Chooses where the practice keeps its books. Refused while a company is connected (features B14):
 * its tokens would stay alive with nobody using them.
 */
export function chooseAccounting(
  database: Database,
  practiceId: string,
  accounting: Accounting,
): Promise<Result<Accounting>> {
  return database.transaction(async (trx) => {
    if ((await accountingOf(database, trx, practiceId)) === accounting) return ok(accounting);
    const connection = await trx
      .selectFrom('connections')
      .select('realm_id')
      .where('practice_id', '=', practiceId)
      .executeTakeFirst();
    if (connection) return refused(problem('accounting_locked'));
    await trx.updateTable('practices').set({ accounting }).where('id', '=', practiceId).execute();
    return ok(accounting);
  });
}
