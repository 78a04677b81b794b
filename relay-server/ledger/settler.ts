import type { Transaction, Updateable } from 'kysely';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Database } from '../storage/database.ts';
import type { Schema } from '../storage/schema.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import type { ExportChanges } from './export-changes.ts';
import type { Leased } from './leased.ts';
import { addEvent } from './ledger-store.ts';

export interface SettlerDeps {
  database: Database;
  changes: ExportChanges;
  log: Log;
  metrics: Metrics;
  now: () => number;
  leaseMs: number;
}

/** Changes what else goes with an outcome, in its transaction; rows it returns are announced, too. */
export type After = (
  trx: Transaction<Schema>,
  row: ExportTable,
) => Promise<ExportTable[] | undefined>;

/** Writes to leased rows; nothing where the lease is no longer held by its owner. */
export interface Settler {
  /** An outcome, with its event, told to all who wait. */
  settle(
    leased: Leased,
    change: Updateable<ExportTable>,
    tid?: string | null,
    also?: After,
  ): Promise<void>;
  /** Holds the row longer for what comes next; false without the lease, or where a batch has the row. */
  whileLeased(leased: Leased, change: Updateable<ExportTable>): Promise<boolean>;
}

export function createSettler(deps: SettlerDeps): Settler {
  const { database, now } = deps;
  return {
    async settle({ row, owner, tally }, change, tid = null, also) {
      const at = now();
      const { calls, meteredReads } = tally;
      const changed = await database.transaction(async (trx) => {
        const updated = await trx
          .updateTable('exports')
          .set((eb) => ({
            ...change,
            calls: eb('calls', '+', calls),
            metered_reads: eb('metered_reads', '+', meteredReads),
            updated_at: at,
          }))
          .where('id', '=', row.id)
          .where('lease_owner', '=', owner)
          .where('generation', '=', row.generation)
          .returningAll()
          .executeTakeFirst();
        if (!updated) return [];
        await addEvent(trx, updated, { at, tid });
        return [updated, ...((await also?.(trx, updated)) ?? [])];
      });
      for (const one of changed) report(deps, one, tid);
    },

    async whileLeased({ row, owner }, change) {
      const { numUpdatedRows } = await database.db
        .updateTable('exports')
        .set({ ...change, lease_until: now() + deps.leaseMs })
        .where('id', '=', row.id)
        .where('lease_owner', '=', owner)
        .where('generation', '=', row.generation)
        .where('batch_id', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}

function report(deps: SettlerDeps, row: ExportTable, tid: string | null): void {
  deps.metrics.exports.inc({ state: row.state });
  deps.log(row.state === 'stuck' ? 'warn' : 'info', {
    event: 'export',
    export: row.id,
    practice: row.practice_id,
    realm: row.realm_id,
    state: row.state,
    code: row.problem_code ?? undefined,
    attempt: row.attempts,
    generation: row.generation,
    intuit_tid: tid,
  });
  deps.changes.announce(row.id);
}
