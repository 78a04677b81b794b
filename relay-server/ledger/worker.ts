import { setTimeout as sleep } from 'node:timers/promises';
import { randomId } from '../auth/secrets.ts';
import { aboutError, type Log } from '../log.ts';
import { mostAtOnce, type Pace } from '../qbo/pace.ts';
import type { Database } from '../storage/database.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import type { BatchWork } from './batch-work.ts';
import type { Timing } from './timing.ts';

/** Sends what is due in the ledger. The rows are the queue; there is no other. */
export interface Worker {
  start(): void;
  /** Something may be due. */
  kick(): void;
  /** Takes nothing new and waits for what is on its way, at most `drainMs`. */
  stop(): Promise<void>;
  /** When nothing is on its way any more. */
  settled(): Promise<void>;
}

export interface WorkerDeps {
  database: Database;
  pace: Pace;
  log: Log;
  now: () => number;
  timing: Timing;
  /** Longer than one call may take. */
  leaseMs: number;
  /** Brings one leased row a step further; `owner` holds its lease. */
  deliver(row: ExportTable, owner: string): Promise<void>;
  /** What is sent in one call for many rows. */
  batches: BatchWork;
}

export function createWorker(deps: WorkerDeps): Worker {
  const owner = randomId();
  const running = new Map<Promise<void>, string>();
  let isStopping = false;
  let wake = () => {};
  let loop: Promise<void> | undefined;

  const begin = (realmId: string, work: () => Promise<void>) => {
    const task = work()
      .catch(() => {})
      .finally(() => {
        running.delete(task);
        wake();
      });
    running.set(task, realmId);
  };

  const single = (row: ExportTable, holder: string) => () =>
    deps.deliver(row, holder).catch((error: unknown) => {
      deps.log('error', { event: 'delivery_failed', export: row.id, ...aboutError(error) });
      return letGo(deps, row, holder);
    });

  const pick = async () => {
    for (const realmId of await dueRealms(deps)) {
      const busy = [...running.values()].filter((one) => one === realmId).length;
      if (busy >= mostAtOnce) continue;
      const { tasks, apart } = await deps.batches.take(realmId, mostAtOnce - busy);
      for (const task of tasks) begin(realmId, task);
      for (const { row, owner: holder } of apart) begin(realmId, single(row, holder));
      const free = mostAtOnce - busy - tasks.length - apart.length;
      if (free <= 0) continue;
      for (const row of await lease(deps, owner, realmId, free)) {
        begin(realmId, single(row, owner));
      }
    }
  };

  const run = async () => {
    while (!isStopping) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      try {
        await pick();
      } catch (error) {
        deps.log('error', { event: 'queue_unreadable', ...aboutError(error) });
      }
      const rest = new AbortController();
      const pause = sleep(deps.timing.pollMs, undefined, { signal: rest.signal }).catch(() => {});
      await Promise.race([woken, pause]);
      rest.abort();
    }
  };

  const settled = async () => void (await Promise.all(running.keys()));

  return {
    start: () => {
      loop ??= run();
    },
    kick: () => wake(),
    async stop() {
      isStopping = true;
      wake();
      await loop;
      await Promise.race([settled(), sleep(deps.timing.drainMs, undefined, { ref: false })]);
    },
    settled,
  };
}

/** Companies with rows or batches that are due, connected and not frozen. */
async function dueRealms({ database, pace, now, batches }: WorkerDeps): Promise<string[]> {
  const at = now();
  const frozen = pace.frozen();
  const rows = await database.db
    .selectFrom('exports as e')
    .innerJoin('connections as c', (join) =>
      join.onRef('c.practice_id', '=', 'e.practice_id').onRef('c.realm_id', '=', 'e.realm_id'),
    )
    .select('e.realm_id')
    .distinct()
    .where('e.next_attempt_at', '<=', at)
    .where('e.batch_id', 'is', null)
    .where('c.state', '=', 'connected')
    .where((eb) => eb.or([eb('e.lease_until', 'is', null), eb('e.lease_until', '<', at)]))
    .$if(frozen.length > 0, (query) => query.where('e.realm_id', 'not in', frozen))
    .execute();
  const inBatches = (await batches.dueRealms()).filter((realmId) => !frozen.includes(realmId));
  return [...new Set([...rows.map((row) => row.realm_id), ...inBatches])];
}

/** Takes the longest due rows of a company; on PostgreSQL past those another relay is taking. */
function lease(
  { database, now, leaseMs }: WorkerDeps,
  owner: string,
  realmId: string,
  count: number,
): Promise<ExportTable[]> {
  const at = now();
  return database.db
    .updateTable('exports')
    .set({ lease_owner: owner, lease_until: at + leaseMs })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('exports as e')
        .innerJoin('connections as c', (join) =>
          join.onRef('c.practice_id', '=', 'e.practice_id').onRef('c.realm_id', '=', 'e.realm_id'),
        )
        .select('e.id')
        .where('e.realm_id', '=', realmId)
        .where('e.next_attempt_at', '<=', at)
        .where('e.batch_id', 'is', null)
        .where('c.state', '=', 'connected')
        .where((inner) =>
          inner.or([inner('e.lease_until', 'is', null), inner('e.lease_until', '<', at)]),
        )
        .orderBy('e.next_attempt_at')
        .limit(count)
        .$if(database.engine === 'postgres', (query) => query.forUpdate('e').skipLocked()),
    )
    .returningAll()
    .execute();
}

/** After an error of our own: tried again later, in the state it was in. */
async function letGo({ database, now, timing }: WorkerDeps, row: ExportTable, owner: string) {
  await database.db
    .updateTable('exports')
    .set({ lease_owner: null, lease_until: null, next_attempt_at: now() + timing.retryMostMs })
    .where('id', '=', row.id)
    .where('lease_owner', '=', owner)
    .execute();
}

/** At the start of a relay that has its database to itself: leases of the one before are void. */
export async function takeOverLeases({ db }: Database): Promise<void> {
  const none = { lease_owner: null, lease_until: null };
  await db.updateTable('exports').set(none).where('lease_owner', 'is not', null).execute();
  await db.updateTable('export_batches').set(none).where('lease_owner', 'is not', null).execute();
  await db.updateTable('connections').set(none).where('lease_owner', 'is not', null).execute();
}
