import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import { randomId } from '../auth/secrets.ts';
import type { Database } from '../storage/database.ts';
import { databaseClock } from '../storage/database-clock.ts';
import { locked } from '../storage/locked.ts';
import type { Schema } from '../storage/schema.ts';
import { freezeFor, mostAtOnce, mostFreezeMs, type Pace, windows } from './pace.ts';

/** `wait`: nothing is free now; ask again after that many milliseconds. */
type Turn = { kind: 'go'; id: string } | { kind: 'wait'; ms: number } | { kind: 'frozen' };

/** How long to wait for a place that a running call holds; its end is not announced. */
const placeMs = 40;

/**
 * The pace of all relays on one database, and of one that was killed and is started again: it goes
 * on where it was. Every call is a row with a lease: a killed relay's calls stop counting as
 * running when it ends, so it must be longer than a call may take. All times are the database's,
 * unless `ownClock` is given, so the relays' clocks need not agree. Inside a process the callers of
 * a company queue in order and only the first asks the database.
 */
export function createSharedPace(
  database: Database,
  leaseMs: number,
  ownClock?: () => number,
): Pace {
  const queues = new Map<string, Promise<unknown>>();
  const frozenUntil = new Map<string, number>();
  const clock = () =>
    ownClock ? sql<number>`cast(${ownClock()} as bigint)` : databaseClock(database);
  const here = ownClock ?? (() => performance.now());

  const noteFreeze = (realmId: string, ms: number) =>
    frozenUntil.set(realmId, Math.max(frozenUntil.get(realmId) ?? 0, here() + ms));

  const turnOf = async (realmId: string, isBatch: boolean): Promise<string | null> => {
    for (;;) {
      const turn = await database.transaction((trx) => ask(trx, realmId, isBatch));
      if (turn.kind === 'go') return turn.id;
      if (turn.kind === 'frozen') return null;
      await sleep(turn.ms * (1 + Math.random() / 4));
    }
  };

  const ask = async (
    trx: Transaction<Schema>,
    realmId: string,
    isBatch: boolean,
  ): Promise<Turn> => {
    await trx
      .insertInto('pace_realms')
      .values({ realm_id: realmId, frozen_until: 0 })
      .onConflict((conflict) => conflict.column('realm_id').doNothing())
      .execute();
    const { frozen_until } = await locked(
      database,
      trx.selectFrom('pace_realms').select('frozen_until').where('realm_id', '=', realmId),
    ).executeTakeFirstOrThrow();
    // Read after the lock is held: an earlier reading could be older than the last call's start.
    const { now } = await trx.selectNoFrom(clock().as('now')).executeTakeFirstOrThrow();
    // A clock that was set back must not stop the calls for as long as it was ahead.
    if (frozen_until > now && frozen_until <= now + mostFreezeMs) {
      noteFreeze(realmId, frozen_until - now);
      return { kind: 'frozen' };
    }
    await trx
      .deleteFrom('pace_calls')
      .where('realm_id', '=', realmId)
      .where('started_at', '<=', now - 60_000)
      .where('lease_until', '<=', now)
      .execute();
    const calls = await trx
      .selectFrom('pace_calls')
      .select(['started_at', 'lease_until', 'is_batch'])
      .where('realm_id', '=', realmId)
      .where('started_at', '<=', now)
      .orderBy('started_at')
      .execute();
    const ms = waitIn(calls, now, isBatch);
    if (ms > 0) return { kind: 'wait', ms };
    const id = randomId();
    await trx
      .insertInto('pace_calls')
      .values({
        id,
        realm_id: realmId,
        started_at: now,
        lease_until: now + leaseMs,
        is_batch: isBatch ? 1 : 0,
      })
      .execute();
    return { kind: 'go', id };
  };

  return {
    async run(realmId, call, { isBatch = false } = {}) {
      const before = queues.get(realmId) ?? Promise.resolve();
      const turn = before.then(() => turnOf(realmId, isBatch));
      const settled = turn.catch(() => {});
      queues.set(realmId, settled);
      const id = await turn.finally(() => {
        if (queues.get(realmId) === settled) queues.delete(realmId);
      });
      if (id === null) return null;
      try {
        return await call();
      } finally {
        await end(database, id);
      }
    },

    async freeze(realmId, askedMs) {
      const ms = freezeFor(askedMs);
      noteFreeze(realmId, ms);
      const until = database.engine === 'postgres' ? 'greatest' : 'max';
      await database.db
        .insertInto('pace_realms')
        .values({ realm_id: realmId, frozen_until: (eb) => eb(clock(), '+', ms) })
        .onConflict((conflict) =>
          conflict.column('realm_id').doUpdateSet((eb) => ({
            frozen_until: eb.fn(until, ['pace_realms.frozen_until', 'excluded.frozen_until']),
          })),
        )
        .execute();
    },

    frozen: () =>
      [...frozenUntil].filter(([, until]) => until > here()).map(([realmId]) => realmId),
  };
}

/** The call has ended; where that cannot be written its lease ends it. */
const end = ({ db }: Database, id: string): Promise<void> =>
  db
    .updateTable('pace_calls')
    .set({ lease_until: 0 })
    .where('id', '=', id)
    .execute()
    .then(
      () => {},
      () => {},
    );

/** Milliseconds until another call may start beside these, the oldest first; 0 for now. */
function waitIn(
  calls: { started_at: number; lease_until: number; is_batch: number }[],
  now: number,
  isBatch: boolean,
): number {
  const running = calls.filter(({ lease_until }) => lease_until > now).length;
  const waits = windows.map(({ of, most, ms }) => {
    if (of === 'batches' && !isBatch) return 0;
    const counted = of === 'batches' ? calls.filter(({ is_batch }) => is_batch === 1) : calls;
    const start = counted.at(-most)?.started_at;
    return start === undefined ? 0 : start + ms - now;
  });
  return Math.max(running >= mostAtOnce ? placeMs : 0, ...waits);
}

/** At the start of a relay that has its database to itself: no call of the one before is under way. */
export const takeOverPlaces = async ({ db }: Database): Promise<void> =>
  void (await db.updateTable('pace_calls').set({ lease_until: 0 }).execute());
