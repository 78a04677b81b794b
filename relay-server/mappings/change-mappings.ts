import type { Selectable, Transaction } from 'kysely';
import type { ChangeOutcome, MappingChange } from '#shared/mapping/mapping.ts';
import { type TermRef, termId } from '#shared/mapping/term.ts';
import type { Database } from '../storage/database.ts';
import type { Schema } from '../storage/schema.ts';
import type { MappingTable } from '../storage/tables/decision-tables.ts';
import { mappingOf } from './mapping-store.ts';
import { type Step, writeSteps } from './write-mappings.ts';

/** Whose mappings are changed, by whom and when. */
export interface MappingAuthor {
  practiceId: string;
  realmId: string;
  memberId: string;
  at: number;
}

type Row = Selectable<MappingTable>;

/**
 * Changes mappings in one transaction. A change is stored when nobody changed the mapping after
 * `knownVersion`; otherwise what stands is left as it is and told. What holds already counts as
 * stored, so that a request whose answer was lost can be sent again.
 */
export function changeMappings(
  database: Database,
  author: MappingAuthor,
  changes: readonly MappingChange[],
): Promise<ChangeOutcome[]> {
  return database.transaction(async (trx) => {
    const last = await takeVersions(trx, author.practiceId, changes.length);
    const rows = await storedRows(
      trx,
      author,
      changes.map(({ term }) => term),
    );
    const steps: Step[] = [];
    const outcomes = changes.map((change, index): ChangeOutcome => {
      const id = termId(change.term);
      const before = rows.get(id);
      if (isSoAlready(before, change)) return told('stored', before);
      if (!isKnown(before, change.knownVersion)) return told('conflict', before);
      const after = rowAfter(author, change, before, last - changes.length + 1 + index);
      rows.set(id, after);
      steps.push({ before, after, how: change.how });
      return told('stored', after);
    });
    await writeSteps(trx, author, steps, false);
    return outcomes;
  });
}

const told = (state: ChangeOutcome['state'], row: Row | undefined): ChangeOutcome => ({
  state,
  mapping: row ? mappingOf(row) : null,
});

/** What an export created for a term, and by what name. */
type Created = Pick<MappingChange, 'term' | 'namedAs'> & { targetId: string };

/** Maps a term to what an export created for it, unless a person has decided about it meanwhile. */
export async function mapIfUnmapped(
  trx: Transaction<Schema>,
  { term, targetId, namedAs, ...author }: MappingAuthor & Created,
): Promise<void> {
  const version = await takeVersions(trx, author.practiceId, 1);
  const before = (await storedRows(trx, author, [term])).get(termId(term));
  if (before && before.removed === 0) return;
  const after = rowAfter(author, { term, targetId, namedAs }, before, version);
  await writeSteps(trx, author, [{ before, after }], true);
}

/** The last of `count` new versions. Also the lock: changes of one practice's mappings follow one another. */
async function takeVersions(
  trx: Transaction<Schema>,
  practiceId: string,
  count: number,
): Promise<number> {
  const { mapping_version } = await trx
    .updateTable('practices')
    .set((eb) => ({ mapping_version: eb('mapping_version', '+', count) }))
    .where('id', '=', practiceId)
    .returning('mapping_version')
    .executeTakeFirstOrThrow();
  return mapping_version;
}

async function storedRows(
  trx: Transaction<Schema>,
  { practiceId, realmId }: MappingAuthor,
  terms: TermRef[],
): Promise<Map<string, Row>> {
  const rows = await trx
    .selectFrom('mappings')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .where('realm_id', '=', realmId)
    .where('term_id', 'in', [...new Set(terms.map(termId))])
    .execute();
  return new Map(rows.map((row) => [row.term_id, row]));
}

/** A mapping that was taken away is as unknown as one that never was. */
const isKnown = (before: Row | undefined, knownVersion: number): boolean =>
  knownVersion === (before?.version ?? 0) || (before?.removed === 1 && knownVersion === 0);

function isSoAlready(before: Row | undefined, change: MappingChange): boolean {
  const { targetId, ignored = false, inherited = false, coversNew = false, namedAs } = change;
  if (!before || before.removed === 1) return targetId === null && !ignored;
  return (
    before.target_id === (targetId ?? '') &&
    before.ignored === Number(ignored) &&
    (ignored || targetId !== null) &&
    before.inherited === Number(inherited) &&
    before.covers_new === Number(coversNew) &&
    (namedAs === undefined || before.named_as === namedAs)
  );
}

function rowAfter(
  { practiceId, realmId }: MappingAuthor,
  { term, targetId, ignored, inherited, coversNew, namedAs }: Omit<MappingChange, 'knownVersion'>,
  before: Row | undefined,
  version: number,
): Row {
  const isRemoved = targetId === null && !ignored;
  return {
    practice_id: practiceId,
    realm_id: realmId,
    term_id: termId(term),
    term: JSON.stringify(term),
    target_id: (isRemoved ? before?.target_id : targetId) ?? '',
    removed: Number(isRemoved),
    ignored: Number(ignored ?? false),
    inherited: Number(inherited ?? false),
    covers_new: Number(coversNew ?? false),
    named_as: (targetId === null ? undefined : namedAs) ?? null,
    version,
  };
}
