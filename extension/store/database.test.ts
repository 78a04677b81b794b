import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { exportOperations, receipt } from '#shared/ledger/receipt.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { openDatabase } from './database.ts';
import { readDraft, saveDraft } from './drafts.ts';
import { openVault } from './vault.ts';

const folder = join(import.meta.dirname, 'examples');
const examples = readdirSync(folder).filter((file) => file.endsWith('.json'));

type Rows = Record<string, Record<string, unknown>[]>;

/** Bytes are written as arrays in the examples. */
const stored = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(stored);
  const { iv, bytes, ...rest } = value as { iv?: number[]; bytes?: number[] };
  return iv && bytes
    ? { ...rest, iv: new Uint8Array(iv), bytes: new Uint8Array(bytes).buffer }
    : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, stored(item)]));
};

describe('the browser’s database', () => {
  it.each(examples)('takes over every row of a browser that stored %s', async (file) => {
    const version = Number(/\d+/.exec(file)?.[0]);
    const rows = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Rows;
    const name = `example-${file}`;
    const old = new Dexie(name);
    const keys: Record<string, string> = {
      pairing: 'id',
      sites: 'origin',
      drafts: 'sourceKey, origin',
      intents: 'sourceKey',
      receipts: 'sourceKey',
      focus: 'id',
      ...(version > 1 ? { settings: 'realmId' } : {}),
      ...(version > 2
        ? {
            terms: 'id, kind',
            recordTerms: 'sourceKey',
            mappingChanges: `[realmId+termId]${version > 4 ? '' : ', realmId'}`,
          }
        : {}),
      ...(version > 3 ? { settingsChanges: 'id', returned: 'sourceKey' } : {}),
    };
    old.version(version).stores(keys);
    for (const [table, list] of Object.entries(rows)) {
      await old.table(table).bulkAdd(list.map(stored));
    }
    old.close();

    const db = openDatabase(name);
    for (const [table, list] of Object.entries(rows)) {
      // A later version may add to a row; it takes nothing away.
      expect(await db.table(table).toArray()).toMatchObject(list.map(stored) as object[]);
    }
    const changes = db.backendDB().transaction('mappingChanges').objectStore('mappingChanges');
    expect([...changes.indexNames]).toEqual([]);
    for (const { receipt: kept, realmId } of await db.receipts.toArray()) {
      expect(receipt.parse(kept)).toEqual(kept);
      expect(realmId).toBe('9341450000000001');
    }
    for (const { operation } of await db.intents.toArray()) {
      expect(exportOperations).toContain(operation);
    }
    db.close();
  });

  it('keeps in order only what is asked for in that order', async () => {
    const db = openDatabase('indexes');
    const kept = db.tables.flatMap(({ name, schema }) =>
      schema.indexes.map((index) => `${name}.${index.name}`),
    );
    expect(kept.toSorted()).toEqual(['drafts.origin', 'terms.kind']);
  });

  it('has an example of its newest version', () => {
    const db = openDatabase('newest');
    expect(examples).toContain(`v${String(db.verno).padStart(3, '0')}.json`);
  });
});

describe('sealed rows', () => {
  it('hold no readable text', async () => {
    const db = openDatabase('sealed');
    const vault = await openVault(db);
    const draft = sampleDraft('1', { client: { id: 'C-1', name: 'Unmistakable Name' } });
    expect(await saveDraft(db, vault, 'key-1', { draft })).toMatchObject({ ok: true });
    const row = await db.drafts.get('key-1');
    const bytes = new TextDecoder('latin1').decode(row?.sealed.bytes);
    expect(bytes).not.toContain('Unmistakable');
    expect((await readDraft(db, vault, 'key-1'))?.draft).toEqual(draft);
  });

  it('do not open under another record’s key', async () => {
    const db = openDatabase('moved');
    const vault = await openVault(db);
    await saveDraft(db, vault, 'key-1', { draft: sampleDraft('1') });
    const row = await db.drafts.get('key-1');
    await db.drafts.put({ ...row!, sourceKey: 'key-2' });
    await expect(readDraft(db, vault, 'key-2')).rejects.toThrow();
  });

  it('have a key that cannot be taken out of the browser', async () => {
    const db = openDatabase('key');
    await openVault(db);
    const stored = await db.keys.get('key');
    expect(stored?.key.extractable).toBe(false);
  });
});
