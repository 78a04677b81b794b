import { requestId } from '#shared/ledger/source-key.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import type { TokenVault } from '../storage/token-vault.ts';
import { asBefore, documentPlace, failDependents, releaseDependents } from './dependents.ts';
import { differenceFrom } from './difference.ts';
import type { Leased } from './leased.ts';
import { noneInBooks } from './ledger-store.ts';
import { mapTerm } from './map-term.ts';
import { problemColumns } from './receipt-of.ts';
import { type After, createSettler, type SettlerDeps } from './settler.ts';
import type { Loose, Stored } from './stored.ts';

interface Waiting {
  until: number;
  problem: Problem;
  tid?: string | null;
}

/**
 * The only writers of an export after its intent. Each does nothing when the lease is no longer
 * held by its owner.
 */
export interface Outcomes {
  /** Notes that bytes are about to leave; false when the lease is lost. */
  stamp(leased: Leased): Promise<boolean>;
  /** Keeps the exact bytes of an update or void for the version just read; false without the lease. */
  bind(leased: Leased, kept: string, syncToken: string): Promise<boolean>;
  /** `document`: what was sent, to compare. */
  exported(leased: Leased & { document: Loose }, stored: Stored, tid: string | null): Promise<void>;
  /** QuickBooks has it without effect; `cause` when a person there did it. */
  voided(leased: Leased, tid: string | null, cause?: Problem): Promise<void>;
  failed(leased: Leased, cause: Problem, tid: string | null): Promise<void>;
  /** QuickBooks has it no longer: a person may export it anew. */
  gone(leased: Leased, tid: string | null): Promise<void>;
  stuck(leased: Leased, cause: Problem): Promise<void>;
  /** Meant for a version that is not the newest: read again, sent under the next request id. */
  stale(leased: Leased, tid: string | null): Promise<void>;
  /** The try may have arrived. */
  unknown(leased: Leased, waiting: Waiting): Promise<void>;
  /** Not of its batch any more, whose call may have arrived once: from now on it goes its own way. */
  alone(leased: Leased): Promise<void>;
  /** The try did not arrive: back to where the row was before it. */
  wait(leased: Leased, waiting: Waiting): Promise<void>;
}

export interface OutcomesDeps extends SettlerDeps {
  vault: TokenVault;
}

const free = { lease_owner: null, lease_until: null } as const;
const final = {
  ...free,
  document: null,
  next_attempt_at: null,
  base_sync_token: null,
  batch_id: null,
} as const;

export function createOutcomes(deps: OutcomesDeps): Outcomes {
  const { vault, now } = deps;
  const { settle, whileLeased } = createSettler(deps);
  const columnsOf = (row: ExportTable, cause: Problem | null) => problemColumns(row, cause, vault);
  const endDependents: After = (trx, row) => failDependents(deps, trx, row);

  return {
    stamp: (leased) => {
      const { attempts, first_sent_at } = leased.row;
      const at = now();
      return whileLeased(leased, {
        attempts: attempts + 1,
        first_sent_at: first_sent_at ?? at,
        last_sent_at: at,
      });
    },

    bind: (leased, kept, syncToken) =>
      whileLeased(leased, {
        document: vault.seal(kept, documentPlace(leased.row)),
        base_sync_token: syncToken,
      }),

    exported: (leased, stored, tid) =>
      settle(
        leased,
        {
          ...final,
          state: 'exported',
          before_update: null,
          qbo_id: stored.id,
          qbo_sync_token: stored.syncToken,
          qbo_total: stored.total,
          qbo_number: leased.document.DocNumber === undefined ? stored.number : null,
          ...columnsOf(leased.row, differenceFrom(leased.row, leased.document, stored)),
        },
        tid,
        async (trx, row) => {
          await mapTerm(trx, row, stored, now());
          await releaseDependents(deps, trx, row);
          return undefined;
        },
      ),

    voided: (leased, tid, cause) =>
      settle(
        leased,
        {
          ...final,
          state: 'voided',
          ...asBefore(leased.row),
          qbo_total: 0,
          ...columnsOf(leased.row, cause ?? null),
        },
        tid,
      ),

    failed: (leased, cause, tid) =>
      settle(
        leased,
        { ...final, state: 'failed', ...asBefore(leased.row), ...columnsOf(leased.row, cause) },
        tid,
        endDependents,
      ),

    gone: (leased, tid) =>
      settle(
        leased,
        {
          ...final,
          ...asBefore(leased.row),
          ...noneInBooks,
          ...columnsOf(leased.row, problem('deleted_in_quickbooks')),
        },
        tid,
      ),

    stuck: (leased, cause) =>
      settle(
        leased,
        { ...final, state: 'stuck', ...columnsOf(leased.row, cause) },
        null,
        endDependents,
      ),

    stale: (leased, tid) => {
      const { row } = leased;
      const generation = row.generation + 1;
      const change = {
        ...free,
        state: 'sending' as const,
        generation,
        request_id: requestId(row.realm_id, row.id, generation),
        base_sync_token: null,
        stale_tries: row.stale_tries + 1,
        first_sent_at: null,
        last_sent_at: null,
        next_attempt_at: now(),
      };
      return settle(leased, change, tid);
    },

    unknown: (leased, { until, problem: cause, tid }) =>
      settle(
        leased,
        {
          ...free,
          state: 'unknown',
          next_attempt_at: Math.ceil(until),
          ...columnsOf(leased.row, cause),
        },
        tid,
      ),

    alone: (leased) =>
      settle(leased, {
        ...free,
        state: 'unknown',
        batch_id: null,
        next_attempt_at: now(),
        ...columnsOf(leased.row, problem('outcome_unknown')),
      }),

    wait: (leased, { until, problem: cause }) =>
      settle(leased, {
        ...free,
        state: leased.row.state,
        batch_id: leased.row.batch_id,
        request_id: leased.row.request_id,
        first_sent_at: leased.row.first_sent_at,
        last_sent_at: leased.row.last_sent_at,
        next_attempt_at: Math.ceil(until),
        ...columnsOf(leased.row, cause),
      }),
  };
}
