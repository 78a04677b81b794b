import type { Mapping } from '#shared/mapping/mapping.ts';
import { termId } from '#shared/mapping/term.ts';
import type { Result } from '#shared/result.ts';
import type { Database } from './database.ts';
import type { Decision, MappingChangeRecord } from './records.ts';
import { whenFull } from './when-full.ts';

/** Changes that the relay does not have yet; they hold in this browser's mapping screens meanwhile. */
export const waitingChanges = (db: Database, realmId: string): Promise<MappingChangeRecord[]> =>
  db.mappingChanges.where('realmId').equals(realmId).toArray();

/** Written before the relay is called; a later decision about the term replaces the earlier one. */
export const keepChanges = (
  db: Database,
  realmId: string,
  practiceId: string,
  decisions: readonly Decision[],
  at: number,
): Promise<Result<unknown>> =>
  whenFull(() =>
    db.transaction('rw', db.mappingChanges, db.mappings, async () => {
      const keys = decisions.map(({ term }): [string, string] => [realmId, termId(term)]);
      const [waiting, known] = await Promise.all([
        db.mappingChanges.bulkGet(keys),
        db.mappings.bulkGet(keys),
      ]);
      await db.mappingChanges.bulkPut(
        decisions.map((decision, index) => ({
          realmId,
          practiceId,
          termId: termId(decision.term),
          decision,
          // What the person looked at when the first of the unsent changes was made.
          knownVersion:
            waiting[index] && !waiting[index].theirs
              ? waiting[index].knownVersion
              : (known[index]?.mapping.version ?? 0),
          at,
        })),
      );
    }),
  );

/** The relay has it: unless the person decided again meanwhile, nothing waits any longer. */
export const changeArrived = (db: Database, change: MappingChangeRecord): Promise<void> =>
  db.transaction('rw', db.mappingChanges, async () => {
    const key: [string, string] = [change.realmId, change.termId];
    const now = await db.mappingChanges.get(key);
    if (now?.at === change.at) await db.mappingChanges.delete(key);
  });

/** A colleague decided otherwise: both values are kept until a person chooses. */
export const noteConflict = (
  db: Database,
  change: MappingChangeRecord,
  theirs: Mapping | null,
): Promise<unknown> =>
  db.mappingChanges.update([change.realmId, change.termId], { theirs: theirs ?? 'removed' });

/** The decision is given up, and what the practice has holds. */
export const dropChanges = (db: Database, realmId: string, termIds: string[]): Promise<void> =>
  db.mappingChanges.bulkDelete(termIds.map((id): [string, string] => [realmId, id]));
