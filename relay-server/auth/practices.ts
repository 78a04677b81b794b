import type { Kysely } from 'kysely';
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
