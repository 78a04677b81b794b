import type { Kysely } from 'kysely';
import type { Problem } from '#shared/problem.ts';
import { randomSecret, secretHash } from '../auth/secrets.ts';
import type { Schema } from '../storage/schema.ts';

/** Whose consent it is: the admin who pressed Connect. */
export interface ConsentOwner {
  practiceId: string;
  memberId: string;
}

const ticketMs = 2 * 60_000;
const stateMs = 10 * 60_000;

/** A one-time ticket that opens the consent page, for two minutes. */
export async function createTicket(
  db: Kysely<Schema>,
  owner: ConsentOwner,
  now: number,
): Promise<string> {
  await db
    .deleteFrom('consents')
    .where('expires_at', '<', now - stateMs)
    .execute();
  return store(db, owner, { step: 'ticket', browser_hash: null, expires_at: now + ticketMs });
}

/** Uses a ticket up; null when it is unknown, used or too old. */
export const useTicket = (
  db: Kysely<Schema>,
  ticket: string,
  now: number,
): Promise<ConsentOwner | null> => take(db, ticket, 'ticket', null, now);

/** The `state` for Intuit, good once within ten minutes in the browser that holds `browser`. */
export const createState = (
  db: Kysely<Schema>,
  owner: ConsentOwner,
  browser: string,
  now: number,
): Promise<string> =>
  store(db, owner, {
    step: 'state',
    browser_hash: secretHash(browser),
    expires_at: now + stateMs,
  });

/** Uses a state up; null when it is unknown, used, too old or from another browser. */
export const takeState = (
  db: Kysely<Schema>,
  state: string,
  browser: string,
  now: number,
): Promise<ConsentOwner | null> => take(db, state, 'state', secretHash(browser), now);

/**
 * Keeps why the consent of this `state` ended without a connection, or that it did not; the panel
 * of its admin tells it.
 */
export async function noteOutcome(
  db: Kysely<Schema>,
  state: string,
  refusal: Problem | null,
  { now, isUsed }: { now: number; isUsed: boolean },
): Promise<void> {
  await db
    .updateTable('consents')
    .set(
      refusal
        ? { refusal: JSON.stringify(refusal), refused_at: now }
        : { refusal: null, refused_at: null },
    )
    .where('secret_hash', '=', secretHash(state))
    .where('step', '=', 'state')
    // Coming back once more says nothing about what the first time led to.
    .where('used_at', isUsed ? 'is not' : 'is', null)
    .execute();
}

/** Why this member's last consent ended without a connection, where that was just now. */
export async function lastRefusal(
  db: Kysely<Schema>,
  memberId: string,
  now: number,
): Promise<{ at: number; problem: Problem } | undefined> {
  const row = await db
    .selectFrom('consents')
    .select(['refusal', 'refused_at'])
    .where('member_id', '=', memberId)
    .where('refused_at', '>', now - stateMs)
    .orderBy('refused_at', 'desc')
    .executeTakeFirst();
  if (!row?.refusal || row.refused_at === null) return undefined;
  return { at: row.refused_at, problem: JSON.parse(row.refusal) };
}

async function store(
  db: Kysely<Schema>,
  { practiceId, memberId }: ConsentOwner,
  rest: { step: 'ticket' | 'state'; browser_hash: string | null; expires_at: number },
): Promise<string> {
  const secret = randomSecret();
  await db
    .insertInto('consents')
    .values({
      secret_hash: secretHash(secret),
      practice_id: practiceId,
      member_id: memberId,
      ...{ used_at: null, refusal: null, refused_at: null },
      ...rest,
    })
    .execute();
  return secret;
}

async function take(
  db: Kysely<Schema>,
  secret: string,
  step: 'ticket' | 'state',
  browserHash: string | null,
  now: number,
): Promise<ConsentOwner | null> {
  const row = await db
    .updateTable('consents')
    .set({ used_at: now })
    .where('secret_hash', '=', secretHash(secret))
    .where('step', '=', step)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .$if(browserHash !== null, (query) => query.where('browser_hash', '=', browserHash))
    .returning(['practice_id', 'member_id'])
    .executeTakeFirst();
  return row ? { practiceId: row.practice_id, memberId: row.member_id } : null;
}
