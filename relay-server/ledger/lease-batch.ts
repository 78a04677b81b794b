import { entities } from '#shared/documents/document-type.ts';
import { randomId } from '../auth/secrets.ts';
import type { Database } from '../storage/database.ts';
import type { ExportBatchTable, ExportTable } from '../storage/tables/export-tables.ts';
import { fewestTogether } from './batch-limits.ts';
import { type BatchStoreDeps, inKeyOrder } from './batch-store.ts';
import { canBeMarked } from './stored.ts';

/** Rows under one lease of their own. */
export interface LeasedRows {
  owner: string;
  rows: ExportTable[];
}

/** A batch with an open outcome and the rows that are part of it still. */
export interface OpenBatch extends LeasedRows {
  batch: ExportBatchTable;
}

/** What has no place for our marker cannot be looked up after an unclear answer. */
const unmarked = entities.filter((entity) => !canBeMarked(entity));

const connectedBatches = ({ db }: Pick<Database, 'db'>, at: number) =>
  db
    .selectFrom('export_batches as b')
    .innerJoin('connections as c', (join) =>
      join.onRef('c.practice_id', '=', 'b.practice_id').onRef('c.realm_id', '=', 'b.realm_id'),
    )
    .where('b.next_attempt_at', '<=', at)
    .where('c.state', '=', 'connected')
    .where((eb) => eb.or([eb('b.lease_until', 'is', null), eb('b.lease_until', '<', at)]));

/** Connected companies with an open batch that is due. */
export async function dueBatchRealms({
  database,
  now,
}: Pick<BatchStoreDeps, 'database' | 'now'>): Promise<string[]> {
  const rows = await connectedBatches(database, now()).select('b.realm_id').distinct().execute();
  return rows.map(({ realm_id }) => realm_id);
}

/** Takes an open batch that is due, with its rows, whoever held those. */
export async function leaseOpenBatch(
  { database, now, leaseMs }: BatchStoreDeps,
  realmId: string,
): Promise<OpenBatch | null> {
  const at = now();
  const owner = randomId();
  const due = (db: Database['db']) =>
    connectedBatches({ db }, at)
      .select('b.id')
      .where('b.realm_id', '=', realmId)
      .orderBy('b.next_attempt_at')
      .limit(1);
  // Looked at without a lock first: most of the time there is none.
  if (!(await due(database.db).executeTakeFirst())) return null;
  return database.transaction(async (trx) => {
    const batch = await trx
      .updateTable('export_batches')
      .set({ lease_owner: owner, lease_until: at + leaseMs })
      .where('id', 'in', () =>
        due(trx).$if(database.engine === 'postgres', (query) => query.forUpdate('b').skipLocked()),
      )
      .returningAll()
      .executeTakeFirst();
    if (!batch) return null;
    const members = await trx
      .selectFrom('exports')
      .selectAll()
      .where('batch_id', '=', batch.id)
      .execute();
    const lease = { lease_owner: owner, lease_until: at + leaseMs };
    for (const { row } of inKeyOrder(members)) {
      await trx.updateTable('exports').set(lease).where('id', '=', row.id).execute();
    }
    const ids = JSON.parse(batch.export_ids) as string[];
    const rows = members.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
    return { batch, rows, owner };
  });
}

/**
 * Takes the longest due new documents of one practice that were never sent, at most `most`; null
 * where there are so few that each is sent by its own call.
 */
export async function leaseFreshRows(
  { database, now, leaseMs }: BatchStoreDeps,
  realmId: string,
  most: number,
): Promise<LeasedRows | null> {
  const at = now();
  const owner = randomId();
  const fresh = ({ db }: Pick<Database, 'db'>) =>
    db
      .selectFrom('exports as e')
      .innerJoin('connections as c', (join) =>
        join.onRef('c.practice_id', '=', 'e.practice_id').onRef('c.realm_id', '=', 'e.realm_id'),
      )
      .select(['e.id', 'e.practice_id'])
      .where('e.realm_id', '=', realmId)
      .where('e.next_attempt_at', '<=', at)
      .where('e.batch_id', 'is', null)
      .where('e.first_sent_at', 'is', null)
      .where('e.operation', '=', 'create')
      .where('e.state', '=', 'sending')
      .where('e.entity', 'not in', unmarked)
      .where('c.state', '=', 'connected')
      .where((eb) => eb.or([eb('e.lease_until', 'is', null), eb('e.lease_until', '<', at)]))
      .orderBy('e.next_attempt_at')
      .limit(most);
  // Looked at without a lock first: most of the time there are too few.
  if ((await fresh(database).execute()).length < fewestTogether) return null;
  return database.transaction(async (trx) => {
    const found = await fresh({ db: trx })
      .$if(database.engine === 'postgres', (query) => query.forUpdate('e').skipLocked())
      .execute();
    const ids = found
      .filter(({ practice_id }) => practice_id === found[0]?.practice_id)
      .map(({ id }) => id);
    if (ids.length < fewestTogether) return null;
    const rows = await trx
      .updateTable('exports')
      .set({ lease_owner: owner, lease_until: at + leaseMs })
      .where('id', 'in', ids)
      .returningAll()
      .execute();
    return { rows: rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)), owner };
  });
}
