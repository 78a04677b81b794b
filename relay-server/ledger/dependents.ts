import type { Transaction } from 'kysely';
import { canonicalJson } from '#shared/hash.ts';
import { bindPending, pendingId } from '#shared/ledger/pending.ts';
import { problem } from '#shared/problem.ts';
import type { Database } from '../storage/database.ts';
import { locked } from '../storage/locked.ts';
import type { Schema } from '../storage/schema.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import type { TokenVault } from '../storage/token-vault.ts';
import { addEvent, isInBooks } from './ledger-store.ts';
import { problemColumns } from './receipt-of.ts';

export interface DependentsDeps {
  database: Database;
  vault: TokenVault;
  now: () => number;
}

export const documentPlace = (row: Pick<ExportTable, 'id' | 'practice_id'>): string[] => [
  row.practice_id,
  row.id,
  'document',
];

/**
 * The columns of a row whose stand-ins are replaced, so that it is due; null while QuickBooks does
 * not have all it refers to. The exact bytes and the due time are one write.
 */
export async function bound(
  { vault, now }: Omit<DependentsDeps, 'database'>,
  trx: Transaction<Schema>,
  row: ExportTable,
): Promise<Pick<ExportTable, 'document' | 'next_attempt_at'> | null> {
  const earlier = await trx
    .selectFrom('exports')
    .selectAll()
    .where('practice_id', '=', row.practice_id)
    .where('id', 'in', JSON.parse(row.depends_on ?? '[]') as string[])
    .execute();
  if (!earlier.every(isInBooks)) return null;
  const ids = new Map(earlier.map((one) => [pendingId(one.source_key), one.qbo_id as string]));
  const document: unknown = JSON.parse(vault.open(row.document as string, documentPlace(row)));
  const bytes = canonicalJson(bindPending(document, (pending) => ids.get(pending) ?? pending));
  return { document: vault.seal(bytes, documentPlace(row)), next_attempt_at: now() };
}

/** After a record is in the books: makes due what has waited for it. */
export async function releaseDependents(
  deps: DependentsDeps,
  trx: Transaction<Schema>,
  row: ExportTable,
): Promise<void> {
  for (const waiting of await waitingFor(deps.database, trx, row)) {
    const columns = await bound(deps, trx, waiting);
    if (!columns) continue;
    await trx.updateTable('exports').set(columns).where('id', '=', waiting.id).execute();
  }
}

/** After a record could not be exported: fails what has waited for it; returns those rows. */
export async function failDependents(
  deps: DependentsDeps,
  trx: Transaction<Schema>,
  row: ExportTable,
): Promise<ExportTable[]> {
  const failed: ExportTable[] = [];
  for (const waiting of await waitingFor(deps.database, trx, row)) {
    const at = deps.now();
    const after = await trx
      .updateTable('exports')
      .set({
        state: 'failed',
        document: null,
        ...asBefore(waiting),
        ...problemColumns(waiting, problem('earlier_step_failed'), deps.vault),
        updated_at: at,
      })
      .where('id', '=', waiting.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await addEvent(trx, after, { at });
    failed.push(after, ...(await failDependents(deps, trx, after)));
  }
  return failed;
}

/** What QuickBooks still has when an update is refused. */
export const asBefore = ({ before_update }: ExportTable): Partial<ExportTable> =>
  before_update === null
    ? {}
    : { ...(JSON.parse(before_update) as Partial<ExportTable>), before_update: null };

/** What an update may have to give back. */
export const beforeUpdate = (row: ExportTable): string => {
  const { document_hash, fingerprint, total, tax } = row;
  return JSON.stringify({ document_hash, fingerprint, total, tax });
};

/**
 * Locked before its dependencies are read, so that of two that finish at the same time the second
 * one sees the first.
 */
const waitingFor = (
  database: Database,
  trx: Transaction<Schema>,
  row: ExportTable,
): Promise<ExportTable[]> =>
  locked(
    database,
    trx
      .selectFrom('exports')
      .selectAll()
      .where('practice_id', '=', row.practice_id)
      .where('depends_on', 'is not', null)
      .where('depends_on', 'like', `%"${row.id}"%`)
      .where('state', '=', 'sending')
      .where('next_attempt_at', 'is', null)
      .orderBy('id'),
  ).execute();
