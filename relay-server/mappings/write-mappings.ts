import type { Selectable, Transaction } from 'kysely';
import type { ChangeWay } from '#shared/mapping/mapping.ts';
import type { Schema } from '../storage/schema.ts';
import type { MappingTable } from '../storage/tables/decision-tables.ts';

type Row = Selectable<MappingTable>;

/** One change of one mapping. */
export interface Step {
  before: Row | undefined;
  after: Row;
  how?: ChangeWay | undefined;
}

/** A statement takes at most 32,766 values on SQLite. */
const rowsAtOnce = 1000;

/** Stores changed mappings and their history. */
export async function writeSteps(
  trx: Transaction<Schema>,
  by: { memberId: string; at: number },
  steps: readonly Step[],
  byExport: boolean,
): Promise<void> {
  for (let start = 0; start < steps.length; start += rowsAtOnce) {
    const some = steps.slice(start, start + rowsAtOnce);
    await trx
      .insertInto('mappings')
      .values(latest(some))
      .onConflict((conflict) =>
        conflict.columns(['practice_id', 'realm_id', 'term_id']).doUpdateSet((eb) => ({
          target_id: eb.ref('excluded.target_id'),
          removed: eb.ref('excluded.removed'),
          ignored: eb.ref('excluded.ignored'),
          inherited: eb.ref('excluded.inherited'),
          covers_new: eb.ref('excluded.covers_new'),
          named_as: eb.ref('excluded.named_as'),
          version: eb.ref('excluded.version'),
        })),
      )
      .execute();
    await trx
      .insertInto('mapping_changes')
      .values(some.map((step) => historyRow(step, by, byExport)))
      .execute();
  }
}

/** One statement may not touch a row twice. */
const latest = (steps: readonly Step[]): Row[] => [
  ...new Map(steps.map(({ after }) => [after.term_id, after])).values(),
];

function historyRow(
  { before, after, how }: Step,
  { memberId, at }: { memberId: string; at: number },
  byExport: boolean,
) {
  const from = before && before.removed === 0 ? before : undefined;
  const to = after.removed === 0 ? after : undefined;
  return {
    practice_id: after.practice_id,
    version: after.version,
    realm_id: after.realm_id,
    term_id: after.term_id,
    from_target: from?.target_id || null,
    from_ignored: from?.ignored ?? 0,
    from_covers_new: from?.covers_new ?? 0,
    to_target: to?.target_id || null,
    to_ignored: to?.ignored ?? 0,
    to_covers_new: to?.covers_new ?? 0,
    by_export: Number(byExport),
    how: how ?? null,
    member_id: memberId,
    at,
  };
}
