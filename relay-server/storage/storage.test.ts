import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceNamed } from '../auth/practices.ts';
import { startRelay } from '../start-relay.ts';
import { engines, freshDatabase } from '../testing/engines.ts';
import { configFrom, testEnv } from '../testing/test-relay.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openStore, StartError } from './open-store.ts';
import { createVault } from './token-vault.ts';

describe('token vault', () => {
  const key = new Uint8Array(32).fill(1);
  const vault = createVault(key);
  const place = ['practice', 'realm', 'column'];

  it('opens what it sealed, and never seals twice alike', () => {
    expect(vault.open(vault.seal('secret', place), place)).toBe('secret');
    expect(vault.seal('secret', place)).not.toBe(vault.seal('secret', place));
  });

  it('opens nothing elsewhere, with another key, or with one bit changed', () => {
    const sealed = vault.seal('secret', place);
    expect(() => vault.open(sealed, ['practice', 'realm', 'other'])).toThrow();
    expect(() => vault.open(sealed, ['practice|realm', 'column'])).toThrow();
    expect(() => createVault(new Uint8Array(32).fill(2)).open(sealed, place)).toThrow();
    for (let index = 3; index < sealed.length; index += 1) {
      const code = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
      const at = code.indexOf(sealed.charCodeAt(index));
      if (at < 0) continue;
      const changed = `${sealed.slice(0, index)}${String.fromCharCode(code[at ^ 32]!)}${sealed.slice(index + 1)}`;
      expect(() => vault.open(changed, place)).toThrow();
    }
    expect(() => vault.open(`${sealed.slice(0, -10)}`, place)).toThrow();
  });

  it('tells its fingerprint, not its key', () => {
    expect(vault.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(createVault(new Uint8Array(32).fill(2)).fingerprint).not.toBe(vault.fingerprint);
  });
});

describe.each(engines)('store on %s', (engine) => {
  let dataDir = '';
  let env: Record<string, string> = {};
  let drop = async () => {};
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'counterfoil-store-'));
    const database = engine === 'postgres' ? await freshDatabase() : undefined;
    drop = database?.drop ?? drop;
    env = testEnv({
      SIMULATOR_URL: 'http://127.0.0.1:1',
      DATA_DIR: dataDir,
      DATABASE_URL: database?.url,
      LOG_LEVEL: 'silent',
    });
  });
  afterEach(async () => {
    rmSync(dataDir, { recursive: true, force: true });
    await drop();
  });

  it('refuses another key and takes the right one afterwards', async () => {
    const config = configFrom(env);
    await (await openStore(config, { isAlone: true })).close();
    const other = configFrom({ ...env, COUNTERFOIL_KEY: Buffer.alloc(32, 8).toString('base64') });
    await expect(startRelay(other)).rejects.toThrow(StartError);
    await expect(startRelay(other)).rejects.toThrow(/COUNTERFOIL_KEY is not the key/);
    await (await startRelay(config)).close();
  });

  it('migrates once and says what it did', async () => {
    const database = openDatabase(configFrom(env));
    expect(await migrate(database)).toEqual(Object.keys(migrations));
    expect(await migrate(database)).toEqual([]);
    await database.close();
  });

  it('takes back everything when a transaction fails', async () => {
    const { database, close } = await openStore(configFrom(env), { isAlone: false });
    await expect(
      database.transaction(async (trx) => {
        await practiceNamed(trx, 'Lost');
        throw new Error('halfway');
      }),
    ).rejects.toThrow('halfway');
    expect(await database.db.selectFrom('practices').selectAll().execute()).toEqual([]);
    await close();
  });

  it('refuses to run on a schema from the future', async () => {
    const database = openDatabase(configFrom(env));
    await migrate(database);
    const { sql } = await import('kysely');
    await sql`insert into kysely_migration (name, timestamp) values ('2999-01-01-later', '2999')`.execute(
      database.db,
    );
    await expect(migrate(database)).rejects.toThrow(/2999-01-01-later/);
    await database.close();
  });
});

describe('SQLite', () => {
  it('serves one relay per folder', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'counterfoil-store-'));
    const config = configFrom(
      testEnv({ SIMULATOR_URL: 'http://127.0.0.1:1', DATA_DIR: dataDir, LOG_LEVEL: 'silent' }),
    );
    const relay = await startRelay(config);
    await expect(startRelay(config)).rejects.toThrow(/Another relay uses/);
    const beside = await openStore(config, { isAlone: false });
    await practiceNamed(beside.database.db, 'Second practice');
    await beside.close();
    await relay.close();
    await (await startRelay(config)).close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('writes through to the disk', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'counterfoil-store-'));
    const { db, close } = openDatabase({ dataDir });
    const { sql } = await import('kysely');
    const { rows: mode } = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db);
    const { rows: sync } = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
    expect([mode[0]?.journal_mode, sync[0]?.synchronous]).toEqual(['wal', 2]);
    await close();
    rmSync(dataDir, { recursive: true, force: true });
  });
});
