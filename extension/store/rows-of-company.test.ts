import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '#shared/mapping/mapping.ts';
import { type TermRef, termId } from '#shared/mapping/term.ts';
import { openDatabase } from './database.ts';
import { putMappings } from './mappings.ts';
import { dropRows, rowsAbout, rowsOfCompany } from './rows-of-company.ts';

const term = (at: number): TermRef => ({
  profileId: 'demo-practice',
  origin: 'https://practice.example',
  kind: 'item',
  key: `id:${at}`,
});
const mapped = (at: number, realmId: string, version = 1): Mapping => ({
  term: term(at),
  realmId,
  targetId: '1',
  version,
  removed: false,
});
const numbers = Array.from({ length: 2500 }, (_, at) => at);
const ids = numbers.map((at) => termId(term(at)));

async function filled(name: string) {
  const db = openDatabase(name);
  await putMappings(db, [...numbers.map((at) => mapped(at, 'one')), mapped(7, 'two')]);
  return db;
}

describe('rows of a company', () => {
  it('are all read, and none of another company', async () => {
    const db = await filled('rows-read');
    const rows = await rowsOfCompany(db.mappings, 'one');
    expect(new Set(rows.map((row) => row.termId))).toEqual(new Set(ids));
    expect(rows.every(({ mapping }) => mapping.realmId === 'one')).toBe(true);
    expect(await rowsOfCompany(db.mappings, 'two')).toHaveLength(1);
    expect(await rowsOfCompany(db.mappings, 'three')).toEqual([]);
  });

  it('are found in the order asked for, many as few', async () => {
    const db = await filled('rows-found');
    for (const asked of [ids.slice(3, 5), ids.slice(0, 900)]) {
      const wanted = ['unknown', ...asked].reverse();
      const rows = await rowsAbout(db.mappings, 'one', wanted);
      expect(rows.map((row) => row?.termId ?? 'unknown')).toEqual(wanted);
    }
  });

  it('are dropped, and what lies between them stays', async () => {
    const db = await filled('rows-dropped');
    const [kept = '', ...others] = ids.slice(1000, 1800);
    const left = async () => (await rowsOfCompany(db.mappings, 'one')).map((row) => row.termId);
    await dropRows(db.mappings, 'one', others);
    expect(await left()).toHaveLength(ids.length - others.length);
    expect(await left()).toContain(kept);
    await dropRows(db.mappings, 'one', await left());
    expect(await left()).toEqual([]);
    await dropRows(db.mappings, 'one', []);
    expect(await rowsOfCompany(db.mappings, 'two')).toHaveLength(1);
  });

  it('are dropped and no other in place of one that was gone before', async () => {
    const db = await filled('rows-gone');
    const range = ids.toSorted().slice(0, 300);
    const [kept = '', gone = ''] = range.slice(100, 102);
    await dropRows(db.mappings, 'one', [gone]);
    await dropRows(
      db.mappings,
      'one',
      range.filter((id) => id !== kept),
    );
    const left = (await rowsOfCompany(db.mappings, 'one')).map((row) => row.termId);
    expect(left).toContain(kept);
    expect(left).toHaveLength(ids.length - range.length + 1);
  });

  it('keep the newer of two versions, also among thousands', async () => {
    const db = await filled('rows-newer');
    const older = numbers.map((at) => ({ ...mapped(at, 'one', at < 10 ? 0 : 2), targetId: '2' }));
    await putMappings(db, older);
    const rows = await rowsAbout(db.mappings, 'one', ids);
    expect(rows.map((row) => row?.mapping.targetId)).toEqual(
      numbers.map((at) => (at < 10 ? '1' : '2')),
    );
  });
});
