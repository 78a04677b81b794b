import type { Transaction, Updateable } from 'kysely';
import type { TermRef } from '#shared/mapping/term.ts';
import { formatMinor } from '#shared/money.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { Log } from '../log.ts';
import { mapIfUnmapped } from '../mappings/mapping-store.ts';
import type { Metrics } from '../metrics.ts';
import type { Database } from '../storage/database.ts';
import type { ExportTable, Schema } from '../storage/schema.ts';
import type { TokenVault } from '../storage/token-vault.ts';
import type { ExportChanges } from './export-changes.ts';
import { addEvent } from './ledger-store.ts';
import type { Stored } from './look-up.ts';
import { problemColumns } from './receipt-of.ts';

interface Waiting {
  until: number;
  problem: Problem;
  tid?: string | null;
}

/**
 * The only writers of an export after its intent. Each does nothing when `owner` no longer holds
 * the row's lease.
 */
export interface Outcomes {
  /** Notes that bytes are about to leave; false when the lease is lost. */
  stamp(row: ExportTable, owner: string): Promise<boolean>;
  exported(row: ExportTable, owner: string, stored: Stored, tid: string | null): Promise<void>;
  failed(row: ExportTable, owner: string, cause: Problem, tid: string | null): Promise<void>;
  stuck(row: ExportTable, owner: string, cause: Problem): Promise<void>;
  /** The try may have arrived. */
  unknown(row: ExportTable, owner: string, waiting: Waiting): Promise<void>;
  /** The try did not arrive: back to where the row was before it. */
  wait(row: ExportTable, owner: string, waiting: Waiting): Promise<void>;
}

export interface OutcomesDeps {
  database: Database;
  vault: TokenVault;
  changes: ExportChanges;
  log: Log;
  metrics: Metrics;
  now: () => number;
  leaseMs: number;
}

const free = { lease_owner: null, lease_until: null } as const;
const final = { ...free, document: null, next_attempt_at: null } as const;

export function createOutcomes(deps: OutcomesDeps): Outcomes {
  const { database, vault, now } = deps;

  const settle = async (
    row: ExportTable,
    owner: string,
    change: Updateable<ExportTable>,
    tid: string | null = null,
    also?: (trx: Transaction<Schema>) => Promise<void>,
  ): Promise<void> => {
    const at = now();
    const after = await database.transaction(async (trx) => {
      const updated = await trx
        .updateTable('exports')
        .set({ ...change, updated_at: at })
        .where('id', '=', row.id)
        .where('lease_owner', '=', owner)
        .where('generation', '=', row.generation)
        .returningAll()
        .executeTakeFirst();
      if (!updated) return undefined;
      await addEvent(trx, updated, { at, tid });
      await also?.(trx);
      return updated;
    });
    if (after) report(deps, after, tid);
  };

  return {
    async stamp(row, owner) {
      const at = now();
      const { numUpdatedRows } = await database.db
        .updateTable('exports')
        .set((eb) => ({
          attempts: eb('attempts', '+', 1),
          first_sent_at: eb.fn.coalesce('first_sent_at', eb.val(at)),
          last_sent_at: at,
          lease_until: at + deps.leaseMs,
        }))
        .where('id', '=', row.id)
        .where('lease_owner', '=', owner)
        .where('generation', '=', row.generation)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    exported: (row, owner, stored, tid) =>
      settle(
        row,
        owner,
        {
          ...final,
          state: 'exported',
          qbo_id: stored.id,
          qbo_sync_token: stored.syncToken,
          qbo_total: stored.total,
          ...problemColumns(row, totalProblem(row, stored), vault),
        },
        tid,
        async (trx) => {
          if (row.map_term === null) return;
          await mapIfUnmapped(trx, {
            practiceId: row.practice_id,
            realmId: row.realm_id,
            term: JSON.parse(row.map_term) as TermRef,
            targetId: stored.id,
            memberId: row.created_by,
            at: now(),
          });
        },
      ),

    failed: (row, owner, cause, tid) =>
      settle(row, owner, { ...final, state: 'failed', ...problemColumns(row, cause, vault) }, tid),

    stuck: (row, owner, cause) =>
      settle(row, owner, { ...final, state: 'stuck', ...problemColumns(row, cause, vault) }),

    unknown: (row, owner, { until, problem: cause, tid }) =>
      settle(
        row,
        owner,
        {
          ...free,
          state: 'unknown',
          next_attempt_at: Math.ceil(until),
          ...problemColumns(row, cause, vault),
        },
        tid,
      ),

    wait: (row, owner, { until, problem: cause }) =>
      settle(row, owner, {
        ...free,
        state: row.state,
        first_sent_at: row.first_sent_at,
        last_sent_at: row.last_sent_at,
        next_attempt_at: Math.ceil(until),
        ...problemColumns(row, cause, vault),
      }),
  };
}

const totalProblem = (row: ExportTable, stored: Stored): Problem | null =>
  row.total === null || stored.total === row.total
    ? null
    : problem('total_differs', {
        quickbooks: stored.total === null ? '—' : formatMinor(stored.total),
        practice: formatMinor(row.total),
      });

function report(deps: OutcomesDeps, row: ExportTable, tid: string | null): void {
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
