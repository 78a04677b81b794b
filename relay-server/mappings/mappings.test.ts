import { afterEach, describe, expect, it } from 'vitest';
import { halden, northgate } from '../testing/billing.ts';
import { connectCompany } from '../testing/consent.ts';
import { engines } from '../testing/engines.ts';
import { startTestRelay, type TestRelay } from '../testing/test-relay.ts';

let test: TestRelay;
afterEach(() => test?.close());

const term = (key: string) => ({
  profileId: 'demo-practice',
  origin: 'https://practice.example',
  kind: 'item',
  key,
});

describe.each(engines)('mappings on %s', (engine) => {
  it('are versioned, refuse an outdated view and keep a journal', async () => {
    test = await startTestRelay({ engine });
    const admin = await test.pair('admin');
    const put = async (key: string, targetId: string | null, knownVersion: number) => {
      const { status, body } = await admin('PUT', '/v1/mappings', {
        term: term(key),
        targetId,
        knownVersion,
      });
      return status === 200 ? body : body.problem.code;
    };
    expect(await put('id:A', '1', 0)).toBe('not_connected');
    await connectCompany(admin, halden);
    const first = await put('id:A', '1', 0);
    expect(first).toMatchObject({ targetId: '1', removed: false, realmId: halden });
    expect(await put('id:A', '2', 0)).toBe('mapping_conflict');
    const second = await put('id:A', '2', first.version);
    expect(second.version).toBeGreaterThan(first.version);
    expect(await put('id:B', null, 0)).toBe('not_found');
    const removed = await put('id:A', null, second.version);
    expect(removed).toMatchObject({ removed: true });
    expect(await put('id:A', '3', 0)).toMatchObject({ targetId: '3', removed: false });

    const { body: all } = await admin('GET', '/v1/mappings');
    expect(all.mappings).toHaveLength(1);
    expect((await admin('GET', `/v1/mappings?since=${all.version}`)).body.mappings).toEqual([]);
    const { body: me } = await admin('GET', '/v1/me');
    const journal = await test.relay.store.database.db
      .selectFrom('mapping_changes')
      .selectAll()
      .orderBy('version')
      .execute();
    expect(journal.map((one) => [one.from_target, one.to_target])).toEqual([
      [null, '1'],
      ['1', '2'],
      ['2', null],
      [null, '3'],
    ]);
    expect(new Set(journal.map((one) => one.member_id))).toEqual(new Set([me.member.id]));
  });

  it('let one of many simultaneous changes win', async () => {
    test = await startTestRelay({ engine });
    const admin = await test.pair('admin');
    await connectCompany(admin, halden);
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        admin('PUT', '/v1/mappings', {
          term: term('id:A'),
          targetId: String(index + 1),
          knownVersion: 0,
        }),
      ),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(19);
  });

  it('belong to one company and one practice', async () => {
    test = await startTestRelay({ engine });
    const admin = await test.pair('admin');
    const other = await test.pair('admin', 'Another practice');
    await connectCompany(admin, halden);
    await connectCompany(other, northgate);
    const change = { term: term('id:A'), targetId: '5', knownVersion: 0 };
    await admin('PUT', '/v1/mappings', change);
    expect((await other('GET', '/v1/mappings')).body.mappings).toEqual([]);
    expect((await other('PUT', '/v1/mappings', change)).body).toMatchObject({ realmId: northgate });
    await admin('DELETE', '/v1/connection');
    await connectCompany(admin, northgate);
    expect((await admin('PUT', '/v1/mappings', change)).status).toBe(200);
    expect((await admin('GET', '/v1/mappings')).body.mappings).toHaveLength(2);
  });
});

describe('catalogue', () => {
  it('passes the lists of the company through, without categories and bundles', async () => {
    test = await startTestRelay();
    const staff = await test.pair('staff');
    await connectCompany(await test.pair('admin'), halden);
    const list = async (name: string) => (await staff('GET', `/v1/catalogue/${name}?start=1`)).body;
    const items = await list('items');
    expect(items.next).toBeNull();
    expect(items.rows).toContainEqual(
      expect.objectContaining({ name: 'Vaccination', type: 'Service', active: true }),
    );
    expect(items.rows.some((row: { type: string }) => row.type === 'Category')).toBe(false);
    const accounts = await list('accounts');
    expect(accounts.rows).toContainEqual(
      expect.objectContaining({ name: 'Discounts given', type: 'Income / DiscountsRefundsGiven' }),
    );
    expect((await list('customers')).rows.length).toBeGreaterThan(3);
    expect((await list('invoices')).problem.code).toBe('not_found');
    expect((await staff('GET', '/v1/catalogue/items?start=0')).status).toBe(400);
  });

  it('pages through more than a thousand customers without gap or repeat', async () => {
    test = await startTestRelay();
    const staff = await test.pair('staff');
    await connectCompany(await test.pair('admin'), halden);
    const { books } = test.sim;
    const pattern = books.company(halden).all('Customer')[0]!;
    for (let index = 0; index < 1500; index += 1) {
      const doc = { ...pattern.doc, Id: String(100_000 + index), DisplayName: `Client ${index}` };
      books.company(halden).put({ ...pattern, doc });
    }
    const ids: string[] = [];
    for (let start: number | null = 1; start !== null; ) {
      const { body } = await staff('GET', `/v1/catalogue/customers?start=${start}`);
      ids.push(...body.rows.map((row: { id: string }) => row.id));
      start = body.next;
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(books.list(halden, 'Customer').length);
  });
});
