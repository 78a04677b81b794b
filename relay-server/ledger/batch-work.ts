import { aboutError, type Log } from '../log.ts';
import { mostAtOnce } from '../qbo/pace.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import { finishBatch, letGoRows } from './batch-store.ts';
import { chooseBatch } from './choose-batch.ts';
import { type BatchDeps, deliverBatch, newBatch } from './deliver-batch.ts';
import type { Delivery } from './delivery.ts';
import { dueBatchRealms, leaseFreshRows, leaseOpenBatch, type OpenBatch } from './lease-batch.ts';
import { settleBatch } from './settle-batch.ts';

/** Brings one batch a step further; never rejects. */
export type BatchTask = () => Promise<void>;

/** Batches to be worked on, and rows that must not stand in one: each is sent by its own call. */
export interface Taken {
  tasks: BatchTask[];
  apart: { row: ExportTable; owner: string }[];
}

export interface BatchWork {
  /** Connected companies with an open batch that is due. */
  dueRealms(): Promise<string[]>;
  /** Takes what is to be done in batches, at most `free` tasks. */
  take(realmId: string, free: number): Promise<Taken>;
}

/** One place stays for single calls, so that what a person waits for never waits for batches. */
const mostBatches = mostAtOnce - 1;

export function createBatchWork(deps: BatchDeps & { log: Log }): BatchWork {
  const running = new Map<string, number>();
  const count = (realmId: string, more: number) =>
    running.set(realmId, (running.get(realmId) ?? 0) + more);
  const later = () => deps.now() + deps.timing.retryMostMs;

  const task =
    (realmId: string, work: () => Promise<void>, letGo: () => Promise<void>): BatchTask =>
    async () => {
      count(realmId, 1);
      try {
        await work();
      } catch (error) {
        deps.log('error', { event: 'batch_failed', realm: realmId, ...aboutError(error) });
        await letGo().catch(() => {});
      } finally {
        count(realmId, -1);
      }
    };

  const settling = (open: OpenBatch) =>
    task(
      open.batch.realm_id,
      () => settleBatch(deps, open),
      () => finishBatch(deps, open.batch.id, open.owner, later()),
    );

  const sending = (realmId: string, deliveries: Delivery[]) => {
    const batch = newBatch(deliveries);
    return task(
      realmId,
      () => deliverBatch(deps, batch, deliveries),
      async () => {
        await letGoRows(deps, batch.rows, batch.owner, later());
        await finishBatch(deps, batch.id, batch.owner, later());
      },
    );
  };

  return {
    dueRealms: () => dueBatchRealms(deps),

    async take(realmId, free) {
      const taken: Taken = { tasks: [], apart: [] };
      const { tasks, apart } = taken;
      const places = Math.min(free, mostBatches - (running.get(realmId) ?? 0));
      while (tasks.length < places) {
        const open = await leaseOpenBatch(deps, realmId);
        if (!open) break;
        tasks.push(settling(open));
      }
      while (tasks.length < places) {
        const most = deps.limits.most(realmId);
        const leased = most > 0 ? await leaseFreshRows(deps, realmId, most) : null;
        if (!leased) break;
        const chosen = chooseBatch(deps.vault, leased.rows, leased.owner);
        apart.push(...chosen.apart.map((row) => ({ row, owner: leased.owner })));
        if (chosen.together.length > 0) tasks.push(sending(realmId, chosen.together));
      }
      return taken;
    },
  };
}
