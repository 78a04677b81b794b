import type { Transaction } from 'kysely';
import type { Database } from '../storage/database.ts';
import type { Schema } from '../storage/schema.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import type { TokenVault } from '../storage/token-vault.ts';

export interface BatchStoreDeps {
  database: Database;
  vault: TokenVault;
  now: () => number;
  leaseMs: number;
}

/** One batch call: what is sent, under which id, and whose rows it carries out. */
export interface Batch {
  id: string;
  requestId: string;
  bytes: string;
  /** In the order of the items. */
  rows: ExportTable[];
  /** Holds the leases of the batch and of its rows. */
  owner: string;
}

export const bIdOf = (index: number): string => String(index + 1);
/** An item under the request id of its batch (contract.md §2.4). */
const itemId = ({ requestId }: Batch, index: number): string => `${requestId}${bIdOf(index)}`;

export const bodyPlace = (batch: { id: string; practice_id: string }): string[] => [
  batch.practice_id,
  batch.id,
  'batch',
];

class LeaseLost extends Error {}

/**
 * Commits the intent of a batch call: its exact bytes, and on every row that it may be carried out
 * from now on. False, with nothing stored, when a row is no longer ours or was sent otherwise.
 */
export async function stampBatch(deps: BatchStoreDeps, batch: Batch): Promise<boolean> {
  try {
    await deps.database.transaction((trx) => stamp(deps, trx, batch));
    return true;
  } catch (error) {
    if (error instanceof LeaseLost) return false;
    throw error;
  }
}

async function stamp(deps: BatchStoreDeps, trx: Transaction<Schema>, batch: Batch): Promise<void> {
  const at = deps.now();
  const { id, owner } = batch;
  await stampCall(deps, trx, batch, at);
  for (const { row, index } of inKeyOrder(batch.rows)) {
    const { numUpdatedRows } = await trx
      .updateTable('exports')
      .set((eb) => ({
        batch_id: id,
        request_id: itemId(batch, index),
        attempts: eb('attempts', '+', 1),
        first_sent_at: eb.fn.coalesce('first_sent_at', eb.val(at)),
        last_sent_at: at,
      }))
      .where('id', '=', row.id)
      .where('lease_owner', '=', owner)
      .where('generation', '=', row.generation)
      .where((eb) =>
        eb.or([
          eb('batch_id', '=', id),
          eb.and([eb('batch_id', 'is', null), eb('first_sent_at', 'is', null)]),
        ]),
      )
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new LeaseLost();
  }
}

async function stampCall(
  { vault, leaseMs }: BatchStoreDeps,
  trx: Transaction<Schema>,
  { id, requestId, bytes, rows, owner }: Batch,
  at: number,
): Promise<void> {
  const [{ practice_id, realm_id }] = rows as [ExportTable];
  const again = { last_sent_at: at, lease_until: at + leaseMs };
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('export_batches')
    .values({
      ...{ id, practice_id, realm_id, request_id: requestId, attempts: 1, first_sent_at: at },
      export_ids: JSON.stringify(rows.map((row) => row.id)),
      body: vault.seal(bytes, bodyPlace({ id, practice_id })),
      next_attempt_at: at,
      lease_owner: owner,
      ...again,
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => ({ attempts: eb('export_batches.attempts', '+', 1), ...again }))
        .where('export_batches.lease_owner', '=', owner),
    )
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) throw new LeaseLost();
}

/** The order in which requests lock the rows of their steps, too, so that none waits for another. */
export const inKeyOrder = (rows: ExportTable[]): { row: ExportTable; index: number }[] =>
  rows
    .map((row, index) => ({ row, index }))
    .toSorted((a, b) => (a.row.source_key < b.row.source_key ? -1 : 1));

/** Holds an open batch for another call; false when its lease is lost. */
export async function renewBatch(
  { database, now, leaseMs }: BatchStoreDeps,
  id: string,
  owner: string,
): Promise<boolean> {
  const { numUpdatedRows } = await database.db
    .updateTable('export_batches')
    .set({ lease_until: now() + leaseMs })
    .where('id', '=', id)
    .where('lease_owner', '=', owner)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Gives the batch back: due again at `until` while rows are part of it, else done and forgotten. */
export async function finishBatch(
  { database }: BatchStoreDeps,
  id: string,
  owner: string,
  until: number,
): Promise<void> {
  const free = { lease_owner: null, lease_until: null };
  await database.transaction(async (trx) => {
    const open = await trx
      .selectFrom('exports')
      .select('id')
      .where('batch_id', '=', id)
      .limit(1)
      .executeTakeFirst();
    await trx
      .updateTable('export_batches')
      .set({
        ...free,
        ...(open ? { next_attempt_at: Math.ceil(until) } : { next_attempt_at: null, body: null }),
      })
      .where('id', '=', id)
      .where('lease_owner', '=', owner)
      .execute();
  });
}

/** Gives back rows that were leased for a batch and are not part of it. */
export async function letGoRows(
  { database }: BatchStoreDeps,
  rows: ExportTable[],
  owner: string,
  until: number,
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await database.db
    .updateTable('exports')
    .set({ lease_owner: null, lease_until: null, next_attempt_at: Math.ceil(until) })
    .where('id', 'in', ids)
    .where('lease_owner', '=', owner)
    .where('batch_id', 'is', null)
    .execute();
}
