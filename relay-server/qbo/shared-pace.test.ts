import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../storage/database.ts';
import { databaseClock } from '../storage/database-clock.ts';
import { migrate } from '../storage/migrate.ts';
import { engines, freshDatabase } from '../testing/engines.ts';
import { mostAtOnce, type Pace } from './pace.ts';
import { createSharedPace, takeOverPlaces } from './shared-pace.ts';

const leaseMs = 60_000;

describe.each(engines)('pace shared over %s', (engine) => {
  let databases: Database[] = [];
  let paces: [Pace, Pace];
  let end = async () => {};
  beforeEach(async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'counterfoil-pace-'));
    const server = engine === 'postgres' ? await freshDatabase() : undefined;
    const open = () => openDatabase({ dataDir, databaseUrl: server?.url });
    // A SQLite file has one process, and two connections inside it would wait for each other.
    databases = server ? [open(), open()] : [open()];
    await migrate(databases[0]!);
    paces = [
      createSharedPace(databases[0]!, leaseMs),
      createSharedPace(databases.at(-1)!, leaseMs),
    ];
    end = async () => {
      for (const one of databases) await one.close();
      await server?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    };
  });
  afterEach(() => end());

  const db = () => databases[0]!.db;
  const clockNow = async () =>
    (await db().selectNoFrom(databaseClock(databases[0]!).as('now')).executeTakeFirstOrThrow()).now;
  /** As if these calls had been made by a relay that is gone. */
  const pastCalls = async (count: number, agoMs: number, more: object = {}) => {
    const at = (await clockNow()) - agoMs;
    await db()
      .insertInto('pace_calls')
      .values(
        Array.from({ length: count }, (_, index) => ({
          ...{ id: `past-${agoMs}-${index}`, realm_id: '1', started_at: at },
          ...{ lease_until: 0, is_batch: 0, ...more },
        })),
      )
      .execute();
  };

  it('keeps two relays together at four at once and eight a second, and lets both through', async () => {
    let running = 0;
    let most = 0;
    const done = [0, 0];
    const call = async (which: number) => {
      running += 1;
      most = Math.max(most, running);
      await sleep(150);
      running -= 1;
      done[which]! += 1;
    };
    const all = Array.from({ length: 24 }, (_, index) =>
      paces[index % 2]!.run('1', () => call(index % 2)),
    );
    await sleep(1900);
    // Neither has to wait for the other to finish.
    expect(Math.min(...done)).toBeGreaterThan(1);
    await Promise.all(all);
    expect(done).toEqual([12, 12]);
    expect(most).toBeLessThanOrEqual(mostAtOnce);
    // As the database noted them: a busy machine begins a call later than it was let go.
    const noted = await db().selectFrom('pace_calls').select('started_at').execute();
    const starts = noted.map((one) => one.started_at).toSorted((a, b) => a - b);
    expect(starts).toHaveLength(24);
    for (let index = 8; index < starts.length; index += 1) {
      expect(starts[index]! - starts[index - 8]!).toBeGreaterThanOrEqual(1000);
    }
  }, 20_000);

  it('counts the last minute and the batches of every relay', async () => {
    await pastCalls(400, 58_500);
    const start = performance.now();
    await paces[0].run('1', async () => {});
    expect(performance.now() - start).toBeGreaterThan(900);
    await db().deleteFrom('pace_calls').execute();
    await pastCalls(32, 58_500, { is_batch: 1 });
    const single = performance.now();
    await paces[1].run('1', async () => {});
    expect(performance.now() - single).toBeLessThan(500);
    await paces[1].run('1', async () => {}, { isBatch: true });
    expect(performance.now() - single).toBeGreaterThan(900);
  });

  it('makes no call in any relay for a minute after a freeze in one', async () => {
    await paces[0].freeze('1');
    expect(await paces[1].run('1', async () => 'called')).toBeNull();
    expect([paces[0].frozen(), paces[1].frozen()]).toEqual([['1'], ['1']]);
    expect(await paces[1].run('2', async () => 'called')).toBe('called');
    const { frozen_until: minute } = await row();
    expect(minute - (await clockNow())).toBeGreaterThan(58_000);
    await paces[1].freeze('1', 120_000);
    await paces[0].freeze('1');
    expect((await row()).frozen_until - (await clockNow())).toBeGreaterThan(118_000);
    await db().updateTable('pace_realms').set({ frozen_until: 1 }).execute();
    expect(await paces[0].run('1', async () => 'called')).toBe('called');
  });

  it('freezes for a whole number of milliseconds, also where a part of one is asked for', async () => {
    await paces[0].freeze('1', 90_000.25);
    const { frozen_until: until } = await row();
    expect(Number.isInteger(until)).toBe(true);
    expect(until - (await clockNow())).toBeGreaterThan(88_000);
    expect(await paces[1].run('1', async () => 'called')).toBeNull();
  });

  it('makes none of the calls that wait for their turn while one is told to slow down', async () => {
    const slowed = async () => {
      await paces[0].freeze('1');
      return 'called';
    };
    const results = await Promise.all(Array.from({ length: 6 }, () => paces[0].run('1', slowed)));
    expect(results.filter((one) => one === null).length).toBeGreaterThanOrEqual(2);
    expect(await paces[0].run('2', async () => 'called')).toBe('called');
  });

  it('does not stand still where the clock was set back', async () => {
    await pastCalls(8, -3_600_000);
    await db()
      .insertInto('pace_realms')
      .values({ realm_id: '1', frozen_until: (await clockNow()) + 3_600_000 })
      .execute();
    const start = performance.now();
    expect(await paces[0].run('1', async () => 'called')).toBe('called');
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('goes by a clock of its own where it is given one', async () => {
    let at = 0;
    const pace = createSharedPace(databases[0]!, leaseMs, () => at);
    await pace.freeze('1');
    at = 59_999;
    expect(await pace.run('1', async () => 'called')).toBeNull();
    expect(pace.frozen()).toEqual(['1']);
    at = 60_001;
    expect(pace.frozen()).toEqual([]);
    expect(await pace.run('1', async () => 'called')).toBe('called');
  });

  const row = () =>
    db()
      .selectFrom('pace_realms')
      .selectAll()
      .where('realm_id', '=', '1')
      .executeTakeFirstOrThrow();

  it('gives the places of a killed relay free when their leases end, and not before', async () => {
    await pastCalls(mostAtOnce, 5000, { lease_until: (await clockNow()) + 700 });
    const start = performance.now();
    expect(await paces[0].run('1', async () => 'called')).toBe('called');
    expect(performance.now() - start).toBeGreaterThan(600);
  });

  it('has all places free at the start of a relay that is alone', async () => {
    await pastCalls(mostAtOnce, 5000, { lease_until: (await clockNow()) + leaseMs });
    await takeOverPlaces(databases[0]!);
    const start = performance.now();
    expect(await paces[0].run('1', async () => 'called')).toBe('called');
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('gives its place back when a call fails', async () => {
    const fail = () => paces[0].run('1', () => Promise.reject(new Error('no')));
    await Promise.all(Array.from({ length: 6 }, () => expect(fail()).rejects.toThrow('no')));
    expect(await paces[1].run('1', async () => 'next')).toBe('next');
  });
});
