import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { halden, northgate } from '../testing/billing.ts';
import type { Client } from '../testing/client.ts';
import { connectCompany } from '../testing/consent.ts';
import { engines } from '../testing/engines.ts';
import { startTestRelay, type TestRelay } from '../testing/test-relay.ts';
import { keepWritten } from './keep-written.ts';

let test: TestRelay;
let ahead = 0;
afterEach(() => test?.close());

async function connected(engine: 'sqlite' | 'postgres' = 'sqlite') {
  ahead = 0;
  test = await startTestRelay({ engine, now: () => Date.now() + ahead });
  const admin = await test.pair('admin');
  await connectCompany(admin, halden);
  test.sim.calls.reset();
  return admin;
}
const hours = (count: number) => {
  ahead += count * 3_600_000;
  test.sim.clock.advance(count * 3_600_000);
};
const page = async (client: Client, list: string, query = '') =>
  (await client('GET', `/v1/catalogue/${list}${query}`)).body;
const named = (rows: CatalogueRow[], name: string) => rows.find((row) => row.name === name);
/** Calls to the company; token calls are another matter. */
const paths = () =>
  test.sim.calls
    .all()
    .map(({ path }) => path.split('/').at(-1))
    .filter((name) => name !== 'bearer');

describe.each(engines)('catalogue on %s', (engine) => {
  it('reads a list once, and answers from the copy afterwards', async () => {
    const admin = await connected(engine);
    const first = await page(admin, 'customers');
    expect(first).toMatchObject({ next: null, whole: true });
    expect(named(first.rows, 'Walk-in')).toMatchObject({ active: true });
    expect(await page(admin, 'customers')).toEqual(first);
    // The page that is told of behind a list of 100,000.
    expect(await page(admin, 'customers', '?start=100001')).toMatchObject({ rows: [], next: null });
    expect(test.sim.calls.metered()).toBe(1);
    const together = await Promise.all(Array.from({ length: 20 }, () => page(admin, 'vendors')));
    expect(new Set(together.map(({ version }) => version)).size).toBe(1);
    expect(test.sim.calls.metered()).toBe(2);
    test.sim.calls.reset();
    for (const list of ['classes', 'departments', 'terms', 'paymentMethods', 'taxCodes']) {
      expect((await page(admin, list)).whole, list).toBe(true);
    }
    // The short lists come together, and each is metered.
    expect(paths()).toEqual(['batch']);
    expect(test.sim.calls.metered()).toBe(5);
    expect((await page(admin, 'terms')).rows.length).toBeGreaterThan(0);
    expect((await page(admin, 'taxCodes')).rows.length).toBeGreaterThan(0);
  });

  it('never takes the list of another company, which is connected while it is read', async () => {
    const admin = await connected(engine);
    test.sim.faults.next({ kind: 'slow', ms: 1700, match: { path: 'query' } });
    const reading = page(admin, 'customers');
    await sleep(100);
    await admin('DELETE', '/v1/connection');
    await connectCompany(admin, northgate);
    expect((await reading).problem.code).toBe('not_connected');
    const { db } = test.relay.store.database;
    expect(await db.selectFrom('catalogue_rows').selectAll().execute()).toEqual([]);
  });

  it('tells the first and last name of customers as QuickBooks has them (E12)', async () => {
    const admin = await connected(engine);
    const { id } = (await page(admin, 'customers')).rows[0];
    test.sim.books.edit(halden, 'Customer', id, { GivenName: 'June', FamilyName: 'Abernathy' });
    const { rows } = await page(admin, 'customers', '?again=true');
    expect(rows.find((one: CatalogueRow) => one.id === id)).toMatchObject({
      givenName: 'June',
      familyName: 'Abernathy',
    });
    expect(named(rows, 'Walk-in')).not.toHaveProperty('givenName');
  });

  it('takes renamed, new and inactive objects of all lists over with one call', async () => {
    const admin = await connected(engine);
    const { version, rows } = await page(admin, 'customers');
    await page(admin, 'items');
    const [one, two] = rows as [CatalogueRow, CatalogueRow];
    const item = test.sim.books.list(halden, 'Item').find(({ Name }) => Name === 'Vaccination');
    hours(1);
    test.sim.books.edit(halden, 'Customer', one.id, { DisplayName: 'Renamed' });
    test.sim.books.edit(halden, 'Customer', two.id, { Active: false });
    test.sim.books.edit(halden, 'Item', item?.Id as string, { Name: 'Vaccine' });
    test.sim.calls.reset();
    const changes = await page(admin, 'customers', `?since=${version}`);
    expect(changes.whole).toBe(false);
    expect(changes.rows.map(({ id }: CatalogueRow) => id).toSorted()).toEqual(
      [one.id, two.id].toSorted(),
    );
    expect(changes.rows.find(({ id }: CatalogueRow) => id === one.id).name).toBe('Renamed');
    expect(changes.rows.find(({ id }: CatalogueRow) => id === two.id).active).toBe(false);
    expect(named((await page(admin, 'items')).rows, 'Vaccine')?.id).toBe(item?.Id);
    expect(paths()).toEqual(['cdc']);
    expect(test.sim.calls.metered()).toBe(1);
    const none = await page(admin, 'customers', `?since=${changes.version}`);
    expect(none).toEqual({
      realmId: halden,
      rows: [],
      next: null,
      version: changes.version,
      whole: false,
    });
  });

  it('looks again when a person asks, and not more often than every half hour by itself', async () => {
    const admin = await connected(engine);
    const { rows } = await page(admin, 'customers');
    test.sim.books.edit(halden, 'Customer', rows[0].id, { DisplayName: 'Renamed' });
    expect(named((await page(admin, 'customers')).rows, 'Renamed')).toBeUndefined();
    expect(test.sim.calls.metered()).toBe(1);
    expect(named((await page(admin, 'customers', '?again=true')).rows, 'Renamed')).toBeDefined();
    expect(test.sim.calls.metered()).toBe(2);
  });

  it('reads a list anew where the changes do not fit into one answer, or lie too far back', async () => {
    const admin = await connected(engine);
    await page(admin, 'customers');
    hours(1);
    const company = test.sim.books.company(halden);
    const pattern = company.all('Customer')[0]!;
    for (let index = 0; index < 1200; index += 1) {
      const doc = { ...pattern.doc, Id: String(100_000 + index), DisplayName: `Client ${index}` };
      company.put({ ...pattern, doc: { ...doc, MetaData: metaNow() } });
    }
    test.sim.calls.reset();
    const first = await page(admin, 'customers');
    expect(first).toMatchObject({ next: 1001 });
    const second = await page(admin, 'customers', '?start=1001');
    const ids = [...first.rows, ...second.rows].map(({ id }: CatalogueRow) => id);
    expect(new Set(ids).size).toBe(test.sim.books.list(halden, 'Customer').length);
    expect(paths()).toEqual(['cdc', 'query', 'query']);
    hours(30 * 24);
    test.sim.calls.reset();
    await page(admin, 'customers');
    expect(paths()).toEqual(['query', 'query']);
  });
  const metaNow = () => {
    const time = new Date(test.sim.clock.now()).toISOString();
    return { CreateTime: time, LastUpdatedTime: time };
  };

  it('tells who does not want to wait how many rows of a long list are here, and goes on', async () => {
    const admin = await connected(engine);
    const company = test.sim.books.company(halden);
    const pattern = company.all('Customer')[0]!;
    for (let index = 0; index < 6500; index += 1) {
      const doc = { ...pattern.doc, Id: String(100_000 + index), DisplayName: `Client ${index}` };
      company.put({ ...pattern, doc });
    }
    let told = await page(admin, 'customers', '?again=true&wait=0');
    expect(told).toEqual({ realmId: halden, rows: [], next: 1, reading: expect.any(Number) });
    while (told.reading !== undefined) {
      expect(told.reading).toBeLessThanOrEqual(6600);
      told = await page(admin, 'customers', '?wait=1');
    }
    expect(told).toMatchObject({ next: 1001, whole: true });
    expect(told.rows).toHaveLength(1000);
    // Seven pages, of which nobody knew that the seventh is the last.
    expect(paths().length).toBeLessThanOrEqual(7 + 2);
    expect(new Set(paths())).toEqual(new Set(['query']));
  });

  it('tells who asks again why a list could not be read, once, and then begins anew', async () => {
    const admin = await connected(engine);
    test.sim.faults.next({ kind: 'status', status: 503, times: 3, match: { path: '/query' } });
    expect(await page(admin, 'customers', '?wait=0')).toMatchObject({ reading: 0 });
    await expect.poll(() => paths().length, { timeout: 10_000 }).toBe(3);
    const failed = await page(admin, 'customers', '?wait=5');
    expect(failed.problem.code).toBe('qbo_down');
    expect(await page(admin, 'customers', '?wait=5')).toMatchObject({ next: null, whole: true });
  });

  it('reads a short list by itself where the batch refuses it, or may have been cut', async () => {
    const admin = await connected(engine);
    const { books } = test.sim;
    const pattern = books.company(halden).all('Term')[0]!;
    for (let index = 0; index < 1100; index += 1) {
      const doc = { ...pattern.doc, Id: String(100_000 + index), Name: `Term ${index}` };
      books.company(halden).put({ ...pattern, doc });
    }
    const first = await page(admin, 'terms');
    expect(first.next).toBe(1001);
    const { rows } = await page(admin, 'terms', '?start=1001');
    expect(1000 + rows.length).toBe(books.list(halden, 'Term').length);
    expect(paths()).toEqual(['batch', 'query', 'query']);
  });

  it.each(['fault-400', 'fault-in-200'] as const)(
    'loses no change where QuickBooks refuses to tell of changes (%s)',
    async (refusal) => {
      const admin = await connected(engine);
      test.sim.switches.cdcRefusal = refusal;
      const { rows } = await page(admin, 'customers');
      // As if the practice's list were older than it is known to be.
      await test.relay.store.database.db
        .updateTable('catalogue_lists')
        .set((eb) => ({ changes_since: eb('changes_since', '-', 28 * 24 * 3_600_000) }))
        .execute();
      test.sim.clock.advance(3 * 24 * 3_600_000);
      test.sim.books.edit(halden, 'Customer', rows[0].id, { DisplayName: 'Renamed' });
      test.sim.calls.reset();
      expect(named((await page(admin, 'customers', '?again=true')).rows, 'Renamed')).toBeDefined();
      expect(paths().slice(-2)).toEqual(['cdc', 'query']);
    },
  );

  it('takes merged objects as gone, and an older state of an object never over a newer one', async () => {
    const admin = await connected(engine);
    const { rows } = await page(admin, 'customers');
    const [kept, gone] = rows.filter(({ active }: CatalogueRow) => active) as CatalogueRow[];
    test.sim.books.merge(halden, 'Customer', kept?.id as string, gone?.id as string);
    const merged = await page(admin, 'customers', '?again=true');
    expect(merged.rows.find(({ id }: CatalogueRow) => id === gone?.id).active).toBe(false);
    const record = { Id: kept?.id, DisplayName: 'Newest', SyncToken: '9', Active: true };
    await keep(record);
    await keep({ ...record, DisplayName: 'Older', SyncToken: '8' });
    expect(named((await page(admin, 'customers')).rows, 'Newest')?.id).toBe(kept?.id);
  });

  it('knows what a write made without a read, where the list was fetched', async () => {
    const admin = await connected(engine);
    await keep({ Id: '900', DisplayName: 'Too early', SyncToken: '0' });
    const { version } = await page(admin, 'customers');
    test.sim.calls.reset();
    await keep({ Id: '901', DisplayName: 'Just made', SyncToken: '0', Active: true });
    const { rows, whole } = await page(admin, 'customers', `?since=${version}`);
    expect(whole).toBe(false);
    expect(rows).toEqual([{ id: '901', name: 'Just made', active: true }]);
    expect(paths()).toEqual([]);
  });
  const keep = (record: object) =>
    keepWritten({ ...test.relay.store, now: () => Date.now() + ahead }, halden, 'Customer', record);

  it('stores no name in the clear, and forgets the lists when the company is disconnected', async () => {
    const admin = await connected(engine);
    await page(admin, 'customers');
    const { db } = test.relay.store.database;
    const stored = await db.selectFrom('catalogue_rows').selectAll().execute();
    expect(stored.length).toBeGreaterThan(3);
    expect(JSON.stringify(stored)).not.toContain('Walk-in');
    await admin('DELETE', '/v1/connection');
    expect(await db.selectFrom('catalogue_rows').selectAll().execute()).toEqual([]);
    expect((await page(admin, 'customers')).problem.code).toBe('not_connected');
    await connectCompany(admin, halden);
    // What a browser has kept of before is not to be mixed with what is new.
    expect((await page(admin, 'customers', '?since=5')).whole).toBe(true);
  });

  it('answers from the copy while QuickBooks is away, but says so to whoever asks again', async () => {
    const admin = await connected(engine);
    const before = await page(admin, 'customers');
    hours(0.7);
    test.sim.faults.next({ kind: 'status', status: 503, times: 6, match: { path: '/cdc' } });
    expect((await page(admin, 'customers')).rows).toEqual(before.rows);
    expect((await page(admin, 'customers', '?again=true')).problem.code).toBe('qbo_down');
    // The one retry layer: three tries for each of the two.
    expect(paths()).toEqual(['query', 'cdc', 'cdc', 'cdc', 'cdc', 'cdc', 'cdc']);
    expect((await page(admin, 'customers', '?again=true')).rows).toEqual(before.rows);
  }, 20_000);
});
