import type { Table } from 'dexie';

const atOnce = 1000;

/**
 * All rows of a company, in parts: no part of 10,000 holds up a page. By the key of the table, whose
 * range is all that a live query has to note.
 */
export const rowsOfCompany = <T extends { termId: string }>(
  table: Table<T, [string, string]>,
  realmId: string,
): Promise<T[]> =>
  table.db.transaction('r', table, async () => {
    const rows: T[] = [];
    for (let part: T[] | undefined; part === undefined || part.length === atOnce; ) {
      const after: [string, string] = [realmId, rows.at(-1)?.termId ?? ''];
      part = await table
        .where(':id')
        .between(after, [realmId, '\uffff'], false)
        .limit(atOnce)
        .toArray();
      for (const row of part) rows.push(row);
    }
    return rows;
  });
