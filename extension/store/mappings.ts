import type { Mapping } from '#shared/mapping/mapping.ts';
import { type TermRef, termId } from '#shared/mapping/term.ts';
import type { Database } from './database.ts';
import type { MappingRecord } from './records.ts';
import { rowsAbout, rowsOfCompany } from './rows-of-company.ts';

/** Every mapping of the company, removed ones left out by `lookupIn`. */
export const readMappings = async (db: Database, realmId: string): Promise<Mapping[]> => {
  const rows = await rowsOfCompany(db.mappings, realmId);
  return rows.map((row) => row.mapping);
};

export const findMapping = async (db: Database, realmId: string, term: TermRef) =>
  (await db.mappings.get([realmId, termId(term)]))?.mapping;

/** The newer of two versions of a mapping stays. */
export const putMappings = (db: Database, mappings: Mapping[]): Promise<void> =>
  db.transaction('rw', db.mappings, async () => {
    const byCompany = Map.groupBy(mappings, ({ realmId }) => realmId);
    for (const [realmId, some] of byCompany) {
      const rows = some.map((mapping) => ({ termId: termId(mapping.term), mapping }));
      const known = await rowsAbout(
        db.mappings,
        realmId,
        rows.map((row) => row.termId),
      );
      const isNewer = ({ mapping: { version } }: MappingRecord, at: number) =>
        version >= (known[at]?.mapping.version ?? 0);
      await db.mappings.bulkPut(rows.filter(isNewer));
    }
  });

/** The version up to which every change was fetched; 0 at first. */
export const mappingsSeen = async (db: Database): Promise<number> =>
  (await db.mappingsSeen.get('mappings'))?.version ?? 0;

/** Stores changes fetched since `mappingsSeen`, and that they were seen. */
export const saveFetchedMappings = (
  db: Database,
  mappings: Mapping[],
  version: number,
): Promise<void> =>
  db.transaction('rw', db.mappings, db.mappingsSeen, async () => {
    await putMappings(db, mappings);
    await db.mappingsSeen.put({ id: 'mappings', version });
  });
