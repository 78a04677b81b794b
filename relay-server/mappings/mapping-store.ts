import type { Kysely, Transaction } from 'kysely';
import type { Mapping } from '#shared/mapping/mapping.ts';
import { type TermRef, termId } from '#shared/mapping/term.ts';
import { problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import type { Database } from '../storage/database.ts';
import type { MappingTable, Schema } from '../storage/schema.ts';

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

export interface MappingChange {
  practiceId: string;
  realmId: string;
  term: TermRef;
  /** null takes the mapping away. */
  targetId: string | null;
  memberId: string;
  at: number;
}

/** Changes one mapping when `knownVersion` is still its version; 0 stands for none. */
export function putMapping(
  database: Database,
  change: MappingChange,
  knownVersion: number,
): Promise<Result<Mapping>> {
  return database.transaction(async (trx) => {
    const version = await nextVersion(trx, change.practiceId);
    const before = await stored(trx, change);
    const isKnown =
      knownVersion === (before?.version ?? 0) || (before?.removed === 1 && knownVersion === 0);
    if (!isKnown) return refused(problem('mapping_conflict'));
    if (change.targetId === null && !before) return refused(problem('not_found'));
    return ok(await write(trx, change, before, version));
  });
}

/** Maps a term to what was just created for it, unless a person has mapped it meanwhile. */
export async function mapIfUnmapped(
  trx: Transaction<Schema>,
  change: MappingChange & { targetId: string },
): Promise<void> {
  const version = await nextVersion(trx, change.practiceId);
  const before = await stored(trx, change);
  if (!before || before.removed === 1) await write(trx, change, before, version);
}

/** Also the lock: changes of one practice's mappings follow one another. Versions may have gaps. */
async function nextVersion(trx: Transaction<Schema>, practiceId: string): Promise<number> {
  const { mapping_version } = await trx
    .updateTable('practices')
    .set((eb) => ({ mapping_version: eb('mapping_version', '+', 1) }))
    .where('id', '=', practiceId)
    .returning('mapping_version')
    .executeTakeFirstOrThrow();
  return mapping_version;
}

const stored = (
  trx: Transaction<Schema>,
  { practiceId, realmId, term }: MappingChange,
): Promise<MappingTable | undefined> =>
  trx
    .selectFrom('mappings')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .where('realm_id', '=', realmId)
    .where('term_id', '=', termId(term))
    .executeTakeFirst();

async function write(
  trx: Transaction<Schema>,
  { practiceId, realmId, term, targetId, memberId, at }: MappingChange,
  before: MappingTable | undefined,
  version: number,
): Promise<Mapping> {
  const row: MappingTable = {
    practice_id: practiceId,
    realm_id: realmId,
    term_id: termId(term),
    term: JSON.stringify(term),
    target_id: targetId ?? before?.target_id ?? '',
    removed: targetId === null ? 1 : 0,
    version,
  };
  const { target_id, removed } = row;
  await trx
    .insertInto('mappings')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['practice_id', 'realm_id', 'term_id'])
        .doUpdateSet({ target_id, removed, version }),
    )
    .execute();
  await trx
    .insertInto('mapping_changes')
    .values({
      practice_id: practiceId,
      version,
      realm_id: realmId,
      term_id: row.term_id,
      from_target: before && before.removed === 0 ? before.target_id : null,
      to_target: targetId,
      member_id: memberId,
      at,
    })
    .execute();
  return mappingOf(row);
}

const mappingOf = (row: MappingTable): Mapping => ({
  term: JSON.parse(row.term) as TermRef,
  realmId: row.realm_id,
  targetId: row.target_id,
  version: row.version,
  removed: row.removed === 1,
});
