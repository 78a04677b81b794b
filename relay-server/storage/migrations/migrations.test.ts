import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRelay } from '../../start-relay.ts';
import { halden, northgate } from '../../testing/billing.ts';
import { client } from '../../testing/client.ts';
import { engines, freshDatabase } from '../../testing/engines.ts';
import { adminToken, keyOf, oldRows, termOf } from '../../testing/old-rows.ts';
import { configFrom, testEnv } from '../../testing/test-relay.ts';
import { type Database, openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { createVault } from '../token-vault.ts';
import { migrations } from './index.ts';

type Loose = Record<string, unknown>;

const steps = Object.keys(migrations);
const vault = createVault(Buffer.alloc(32, 7));

/** A database as a relay of that time left it, with rows in every table it had. */
async function filled(database: Database, step: string, at: number): Promise<Map<string, Loose[]>> {
  const { db } = database;
  const then = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await then.migrateTo(step);
  expect(error).toBeUndefined();
  const tables = await tablesOf(database);
  const stored = new Map<string, Loose[]>();
  for (const [table, rows] of Object.entries(oldRows(vault, at))) {
    const columns = tables.get(table);
    if (!columns) continue;
    const had = rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => columns.includes(column))),
    );
    await db
      .insertInto(table as never)
      .values(had as never)
      .execute();
    stored.set(table, had);
  }
  return stored;
}

async function tablesOf({ db }: Database): Promise<Map<string, string[]>> {
  const tables = await db.introspection.getTables();
  return new Map(
    tables
      .filter(({ name }) => !name.startsWith('kysely_'))
      .map(({ name, columns }) => [name, columns.map((column) => column.name)]),
  );
}

const rowsOf = async ({ db }: Database, table: string): Promise<Loose[]> =>
  (await sql<Loose>`select * from ${sql.table(table)}`.execute(db)).rows;

describe.each(engines)('a database of an older relay on %s', { timeout: 20_000 }, (engine) => {
  let env: Record<string, string> = {};
  let database: Database;
  let drop = async () => {};
  const at = Date.now() - 60_000;
  beforeEach(async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'counterfoil-migrations-'));
    const server = engine === 'postgres' ? await freshDatabase() : undefined;
    env = testEnv({
      ...{ SIMULATOR_URL: 'http://127.0.0.1:1', DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
      DATABASE_URL: server?.url,
    });
    database = openDatabase(configFrom(env));
    drop = async () => {
      await server?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    };
  });
  afterEach(async () => {
    await database.close();
    await drop();
  });

  it('is filled in every table there is, so that none is left out below', async () => {
    await filled(database, steps.at(-1) as string, at);
    for (const table of (await tablesOf(database)).keys()) {
      expect([table, (await rowsOf(database, table)).length > 0]).toEqual([table, true]);
    }
  });

  it.each(steps.slice(0, -1))('keeps every row and can be read after %s', async (step) => {
    const before = await filled(database, step, at);
    await migrate(database);
    for (const [table, rows] of before) {
      const after = await rowsOf(database, table);
      expect(after).toHaveLength(rows.length);
      for (const row of rows) expect(after).toContainEqual(expect.objectContaining(row));
    }
    if (engine === 'sqlite') {
      const { rows } = await sql`pragma foreign_key_check`.execute(database.db);
      expect(rows).toEqual([]);
    }
    const relay = await startRelay(configFrom(env));
    try {
      await readThrough(relay.url, before, at);
    } finally {
      await relay.close();
    }
  });

  it('counts calls, the day of the first connection and the last company from what was known', async () => {
    await filled(database, steps[0] as string, at);
    await migrate(database);
    expect(await rowsOf(database, 'exports')).toContainEqual(
      expect.objectContaining({ id: 'e1', attempts: 2, calls: 2, metered_reads: 0 }),
    );
    expect(await rowsOf(database, 'companies')).toEqual([
      { practice_id: 'p1', realm_id: halden, first_connected_at: at, tax_override: 'unknown' },
    ]);
    const last = (await rowsOf(database, 'practices')).map((one) => [one.id, one.last_realm_id]);
    expect(last).toEqual([
      ['p1', halden],
      ['p2', northgate],
      ['p3', null],
    ]);
  });

  it('takes a record once a company, no longer once at all', async () => {
    await filled(database, steps[0] as string, at);
    await migrate(database);
    const { db } = database;
    const row = await db
      .selectFrom('exports')
      .selectAll()
      .where('id', '=', 'e1')
      .executeTakeFirstOrThrow();
    const insert = (more: Partial<typeof row>) =>
      db
        .insertInto('exports')
        .values({ ...row, ...more })
        .execute();
    await insert({ id: 'e8', realm_id: northgate });
    await expect(insert({ id: 'e9', realm_id: northgate })).rejects.toThrow(/unique/i);
    // Events still belong to an export that is there.
    const event = (await rowsOf(database, 'export_events'))[0] as never;
    const orphan = { ...(event as Loose), id: 'v9', export_id: 'none' };
    await expect(
      db
        .insertInto('export_events')
        .values(orphan as never)
        .execute(),
    ).rejects.toThrow(/foreign key/i);
  });
});

/** What an admin sees of it through the routes. */
async function readThrough(url: string, before: Map<string, Loose[]>, at: number): Promise<void> {
  const admin = client(url, adminToken);
  const { body: me } = await admin('GET', '/v1/me');
  expect(me).toMatchObject({
    ...{ practice: { name: 'Practice' }, member: { role: 'admin' } },
    connection: {
      state: 'connected',
      company: { realmId: halden },
      connectedAt: at,
      grantedAt: at,
    },
  });
  expect((await admin('GET', '/v1/members')).body.members).toHaveLength(1);
  const sourceKeys = ['e1', 'e2', 'e3', 'e4', 'e5'].map(keyOf);
  const { receipts } = (await admin('POST', '/v1/exports/find', { sourceKeys })).body;
  const states = receipts.map((one: Loose) => [one.id, one.state, one.realmId]);
  expect(states.toSorted()).toEqual([
    ['e1', 'exported', halden],
    ['e2', 'failed', halden],
    ['e3', 'voided', halden],
    ['e4', 'stuck', halden],
    ['e5', 'sending', halden],
  ]);
  expect((await admin('GET', '/v1/exports/e1')).body).toMatchObject({
    ...{ state: 'exported', total: 7550, quickbooks: { id: '145', total: 7550 } },
  });
  expect((await admin('GET', '/v1/exports/e4')).body.problem).toEqual({
    ...{ code: 'needs_person', detail: { number: 'INV-4' } },
  });
  expect((await admin('GET', '/v1/exports/e7')).status).toBe(404);
  const { mappings, version } = (await admin('GET', '/v1/mappings')).body;
  expect([version, mappings.length, mappings[0]]).toMatchObject([
    ...[3, 2, { term: termOf('id:1'), targetId: '7', realmId: halden, removed: false }],
  ]);
  const { entries } = (await admin('GET', '/v1/mappings/history')).body;
  expect(entries).toMatchObject([
    { from: { targetId: '8' }, to: null, by: { name: 'admin desk' } },
    { from: null, to: { targetId: '7' }, by: { name: 'admin desk' } },
  ]);
  const { body: rules } = await admin('GET', '/v1/settings');
  const decided = before.has('settings');
  expect([rules.version, rules.settings.memo]).toEqual(decided ? [4, true] : [0, false]);
  if (before.has('catalogue_rows')) {
    const { body: items } = await admin('GET', '/v1/catalogue/items');
    expect(items.rows).toMatchObject([{ id: '7', name: 'Vaccination' }]);
  }
}
