import type { Collection, Table } from 'dexie';

const atOnce = 1000;

/**
 * All rows of a company, in parts: no part of 10,000 holds up a page. By the key of the table, whose
 * range is all that a live query has to note.
 */
export const rowsOfCompany = <T extends { termId: string }>(
  table: Table<T, [string, string]>,
  realmId: string,
  [first, last]: [string, string] = ['', '\uffff'],
): Promise<T[]> =>
  table.db.transaction('r', table, async () => {
    const rows: T[] = [];
    for (let part: T[] | undefined; part === undefined || part.length === atOnce; ) {
      const from: [string, string] = [realmId, rows.at(-1)?.termId ?? first];
      part = await table
        .where(':id')
        .between(from, [realmId, last], rows.length === 0, true)
        .limit(atOnce)
        .toArray();
      for (const row of part) rows.push(row);
    }
    return rows;
  });

/** So many are looked up one by one; beyond, all between the first and the last cost less. */
const mostByKey = 200;

/** The rows about these terms, in their order; undefined where there is none. */
export async function rowsAbout<T extends { termId: string }>(
  table: Table<T, [string, string]>,
  realmId: string,
  termIds: readonly string[],
): Promise<(T | undefined)[]> {
  if (termIds.length <= mostByKey) return table.bulkGet(termIds.map((id) => [realmId, id]));
  const [first = '', last = ''] = endsOf(termIds.toSorted());
  const rows = await rowsOfCompany(table, realmId, [first, last]);
  const byTerm = new Map(rows.map((row) => [row.termId, row]));
  return termIds.map((id) => byTerm.get(id));
}

/** Takes these rows away, and no other: in one go where no other lies between them. */
export async function dropRows(
  table: Table<unknown, [string, string]>,
  realmId: string,
  termIds: readonly string[],
): Promise<void> {
  const sorted = [...new Set(termIds)].sort();
  const [first, last] = endsOf(sorted);
  if (first === undefined || last === undefined) return;
  const range = table.where(':id').between([realmId, first], [realmId, last], true, true);
  if (sorted.length > mostByKey && (await holdsOnly(range, new Set(sorted)))) await range.delete();
  else await table.bulkDelete(sorted.map((id) => [realmId, id]));
}

/** Some of them may be gone already, so that their number alone tells nothing. */
const holdsOnly = async (
  range: Collection<unknown, [string, string]>,
  termIds: ReadonlySet<string>,
): Promise<boolean> => (await range.primaryKeys()).every(([, id]) => termIds.has(id));

const endsOf = (sorted: readonly string[]) => [sorted[0], sorted.at(-1)];
