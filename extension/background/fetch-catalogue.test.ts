import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { readCatalogue } from '#extension/store/catalogue.ts';
import { testWorld } from '#extension/testing/test-world.ts';
import { must, type Office, openOffice, realmId } from '#test/support/office.ts';
import { catalogueProgress } from './catalogue-progress.ts';
import { fetchCatalogue } from './fetch-catalogue.ts';
import { pair } from './pair.ts';

describe('fetchCatalogue', () => {
  let office: Office;
  let world: Awaited<ReturnType<typeof testWorld>>;
  const told: { rows: unknown[]; whole: boolean }[] = [];

  beforeAll(async () => {
    office = await openOffice();
    world = await testWorld({
      fetch: async (...request) => {
        const answer = await fetch(...request);
        if (answer.url.includes('/catalogue/')) told.push(await answer.clone().json());
        return answer;
      },
    });
    world.shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode('admin');
    must(await pair(world, { address: office.relay.url, code, deviceName: 'Office' }));
  }, 60_000);
  afterAll(() => office.close());

  const rows = async () => (await readCatalogue(world.db, world.vault, realmId, 'customers')) ?? [];

  const books = () => office.simulator.simulator.books;

  it('takes the whole list once and then only what has changed', async () => {
    must(await fetchCatalogue(world, { list: 'customers', again: false }));
    const before = await rows();
    expect(before).toHaveLength(books().list(realmId, 'Customer').length);
    must(await fetchCatalogue(world, { list: 'customers', again: false }));
    expect(told).toHaveLength(1);
    // For a choice in the settings what the relay has is asked for, which may be newer.
    must(await fetchCatalogue(world, { list: 'customers', again: false, maxAge: 0 }));
    expect(told).toHaveLength(2);

    const id = office.idOf('Customer', 'Abernathy, June');
    books().edit(realmId, 'Customer', id, { DisplayName: 'Abernathy-Cole, June', Active: false });
    must(await fetchCatalogue(world, { list: 'customers', again: true }));
    expect(told.at(-1)).toMatchObject({ whole: false, rows: [{ id }] });
    expect(await rows()).toHaveLength(before.length);
    const changed = (await rows()).find((row) => row.id === id);
    expect(changed).toMatchObject({ active: false });
    expect(changed?.name).toContain('Abernathy-Cole, June');
  });

  it('brings a long list at the first asking though QuickBooks takes longer than an answer may', async () => {
    for (let at = 0; at < 2500; at += 1) {
      books().create(realmId, 'Vendor', { DisplayName: `Supplier ${at}` });
    }
    const { faults } = office.simulator.simulator;
    faults.next({ kind: 'slow', ms: 3000, times: 3, match: { path: '/query' } });
    told.length = 0;
    const fetching = fetchCatalogue(world, { list: 'vendors', again: true });
    await expect.poll(() => told.length, { timeout: 15_000 }).toBe(1);
    expect(told[0]).toMatchObject({ rows: [], reading: expect.any(Number) });
    expect(catalogueProgress(world, ['items', 'vendors'])).toBeGreaterThan(0);
    must(await fetching);
    expect(catalogueProgress(world, ['items', 'vendors'])).toBeNull();
    const vendors = await readCatalogue(world.db, world.vault, realmId, 'vendors');
    expect(vendors).toHaveLength(books().list(realmId, 'Vendor').length);
  }, 40_000);
});
