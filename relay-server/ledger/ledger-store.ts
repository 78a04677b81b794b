import type { Kysely, Transaction } from 'kysely';
import { randomId } from '../auth/secrets.ts';
import type { ExportTable, Schema } from '../storage/schema.ts';

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

/** The practice's exports of these source records. */
export const exportsBySource = (
  db: Kysely<Schema>,
  practiceId: string,
  sourceKeys: string[],
): Promise<ExportTable[]> =>
  sourceKeys.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('exports')
        .selectAll()
        .where('practice_id', '=', practiceId)
        .where('source_key', 'in', sourceKeys)
        .execute();

/** Appends to the history of an export. */
export async function addEvent(
  trx: Transaction<Schema>,
  row: Pick<ExportTable, 'id' | 'practice_id' | 'state' | 'generation' | 'problem_code'>,
  more: { at: number; tid?: string | null; memberId?: string },
): Promise<void> {
  await trx
    .insertInto('export_events')
    .values({
      id: randomId(),
      export_id: row.id,
      practice_id: row.practice_id,
      at: more.at,
      state: row.state,
      generation: row.generation,
      problem_code: row.problem_code,
      intuit_tid: more.tid ?? null,
      member_id: more.memberId ?? null,
    })
    .execute();
}
