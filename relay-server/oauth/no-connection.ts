import type { Kysely } from 'kysely';
import { type Problem, problem } from '#shared/problem.ts';
import type { Schema } from '../storage/schema.ts';

/** Why the practice has no connection: none was made, or it wants none. */
export async function noConnection(db: Kysely<Schema>, practiceId: string): Promise<Problem> {
  const practice = await db
    .selectFrom('practices')
    .select('accounting')
    .where('id', '=', practiceId)
    .executeTakeFirst();
  return problem(practice?.accounting === 'none' ? 'accounting_off' : 'not_connected');
}
