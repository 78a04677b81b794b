import type { Kysely, Selectable } from 'kysely';
import type { Mapping } from '#shared/mapping/mapping.ts';
import type { TermRef } from '#shared/mapping/term.ts';
import type { Schema } from '../storage/schema.ts';
import type { MappingTable } from '../storage/tables/decision-tables.ts';

/** The practice's mappings changed after `since`, for every company it was connected to. */
export async function listMappings(
  db: Kysely<Schema>,
  practiceId: string,
  since: number,
): Promise<{ mappings: Mapping[]; version: number }> {
  const practice = await db
    .selectFrom('practices')
    .select('mapping_version')
    .where('id', '=', practiceId)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('mappings')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .where('version', '>', since)
    .orderBy('version')
    .execute();
  return { mappings: rows.map(mappingOf), version: practice.mapping_version };
}

/** The practice's mappings for one company. */
export async function mappingsOf(
  db: Kysely<Schema>,
  practiceId: string,
  realmId: string,
): Promise<Mapping[]> {
  const rows = await db
    .selectFrom('mappings')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .where('realm_id', '=', realmId)
    .execute();
  return rows.map(mappingOf);
}

/** A row as the contract shows it; what is not so is left out, as in mappings stored before. */
export const mappingOf = (row: Selectable<MappingTable>): Mapping => ({
  term: JSON.parse(row.term) as TermRef,
  realmId: row.realm_id,
  targetId: row.target_id || null,
  ...(row.ignored ? { ignored: true } : {}),
  ...(row.inherited ? { inherited: true } : {}),
  ...(row.covers_new ? { coversNew: true } : {}),
  ...(row.named_as ? { namedAs: row.named_as } : {}),
  version: row.version,
  removed: row.removed === 1,
});
