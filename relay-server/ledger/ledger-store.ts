import type { Kysely, Transaction } from 'kysely';
import { type Source, source } from '#shared/draft/draft.ts';
import { randomId } from '../auth/secrets.ts';
import type { Schema } from '../storage/schema.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';

/** One export of the practice, or undefined. */
export const exportById = (
  db: Kysely<Schema>,
  practiceId: string,
  id: string,
): Promise<ExportTable | undefined> =>
  db
    .selectFrom('exports')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .executeTakeFirst();

/** The company whose exports count: connected now, or else last; null before the first. */
export async function ledgerRealm(db: Kysely<Schema>, practiceId: string): Promise<string | null> {
  const practice = await db
    .selectFrom('practices')
    .select('last_realm_id')
    .where('id', '=', practiceId)
    .executeTakeFirst();
  return practice?.last_realm_id ?? null;
}

/** The practice's exports of these source records to one company. */
export const exportsBySource = (
  db: Kysely<Schema>,
  practiceId: string,
  realmId: string | null,
  sourceKeys: string[],
): Promise<ExportTable[]> =>
  realmId === null || sourceKeys.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('exports')
        .selectAll()
        .where('practice_id', '=', practiceId)
        .where('realm_id', '=', realmId)
        .where('source_key', 'in', sourceKeys)
        .execute();

/** Whether QuickBooks has the record: a refused update or void leaves what was there. */
export const isInBooks = ({ state, operation, qbo_id }: ExportTable): boolean =>
  qbo_id !== null &&
  (state === 'exported' ||
    (operation === 'update' && state !== 'voided') ||
    (operation === 'void' && state === 'failed'));

/** Whether a new export of the same record is a new document: nothing of it is in the books. */
export const isOpenAgain = ({ state, operation }: ExportTable): boolean =>
  state === 'voided' || (state === 'failed' && operation === 'create');

/** The columns of a record that QuickBooks has no longer. */
export const noneInBooks = {
  state: 'failed',
  operation: 'create',
  qbo_id: null,
  qbo_sync_token: null,
  qbo_total: null,
  qbo_number: null,
} as const;

/** The source record an export is of. */
export function sourceOf({ source_key }: Pick<ExportTable, 'source_key'>): Source {
  const [profileId, origin, kind, id] = source_key.split('|').map(decodeURIComponent);
  return source.parse({ profileId, origin, kind, id });
}

/** Appends to the history of an export. */
export async function addEvent(
  trx: Transaction<Schema>,
  row: ExportTable,
  more: { at: number; tid?: string | null; memberId?: string },
): Promise<void> {
  await trx
    .insertInto('export_events')
    .values({
      id: randomId(),
      export_id: row.id,
      practice_id: row.practice_id,
      at: more.at,
      operation: row.operation,
      state: row.state,
      generation: row.generation,
      problem_code: row.problem_code,
      intuit_tid: more.tid ?? null,
      member_id: more.memberId ?? null,
    })
    .execute();
}
