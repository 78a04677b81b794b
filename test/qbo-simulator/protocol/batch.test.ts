import { describe, expect, it } from 'vitest';
import { child, type Doc, number } from '../doc.ts';
import { demoApp } from '../options.ts';
import { halden, type Reply, saleLine, TestApi } from '../test-kit.ts';

const sale = (price: number) => ({
  CustomerRef: { value: '1' },
  Line: [saleLine('2', price, {}, 'NON')],
});
const create = (bId: string, entity: string, doc: Doc): Doc => ({
  bId,
  operation: 'create',
  [entity]: doc,
});
const send = (api: TestApi, items: Doc[], query = '') =>
  api.post(`/batch${query}`, { BatchItemRequest: items });

/** The answers by bId: their order is not promised. */
function byId(reply: Reply): { [bId: string]: Doc } {
  const items = reply.body.BatchItemResponse as Doc[];
  return Object.fromEntries(items.map((item) => [String(item.bId), item]));
}

const codeOf = (item: Doc | undefined) =>
  (item?.Fault as { Error: { code: string }[] } | undefined)?.Error[0]?.code;

describe('contract §9 batch items', () => {
  it('creates, updates, voids, deletes and queries, each answered under its bId', async () => {
    const api = new TestApi();
    const kept = await api.write('/invoice', sale(68));
    const gone = await api.write('/invoice', sale(20));
    const reply = await send(api, [
      create('c', 'Customer', { DisplayName: 'New Client' }),
      {
        bId: 'u',
        operation: 'update',
        Customer: { Id: '1', SyncToken: '0', sparse: true, Notes: 'seen' },
      },
      {
        bId: 'v',
        operation: 'update',
        optionsData: 'void',
        Invoice: { Id: kept.Id, SyncToken: kept.SyncToken, sparse: true },
      },
      {
        bId: 'd',
        operation: 'delete',
        Invoice: { Id: gone.Id, SyncToken: gone.SyncToken },
      },
      { bId: 'q', Query: "select * from Customer where Id = '2'" },
      { bId: 'n', Query: 'select count(*) from Customer' },
    ]);
    expect(reply.status).toBe(200);
    expect(byId(reply)).toMatchObject({
      c: { Customer: { DisplayName: 'New Client', SyncToken: '0' } },
      u: { Customer: { Id: '1', SyncToken: '1', Notes: 'seen' } },
      v: { Invoice: { Id: kept.Id, TotalAmt: 0, PrivateNote: 'Voided' } },
      d: { Invoice: { Id: gone.Id, status: 'Deleted', domain: 'QBO' } },
      q: { QueryResponse: { Customer: [{ Id: '2' }], startPosition: 1, maxResults: 1 } },
    });
    expect(byId(reply).n?.QueryResponse).toHaveProperty('totalCount');
    expect(reply.body.time).toMatch(/-07:00$/);
  });

  it('answers 200 although every item failed, each with its own Fault', async () => {
    const reply = await send(new TestApi(), [
      create('name', 'Customer', { DisplayName: 'Abernathy, June' }),
      create('field', 'Customer', { Nonsense: 1 }),
      { bId: 'gone', operation: 'delete', Invoice: { Id: '999', SyncToken: '0' } },
      { bId: 'query', Query: 'select nothing' },
    ]);
    expect(reply.status).toBe(200);
    const items = byId(reply);
    expect(codeOf(items.name)).toBe('6240');
    expect(codeOf(items.field)).toBe('2010');
    expect(codeOf(items.gone)).toBe('610');
    expect(codeOf(items.query)).toBe('4000');
    expect(child(items.name, 'Fault')?.type).toBe('ValidationFault');
  });

  it('voids a payment by optionsData, as the sample of the contract does', async () => {
    const api = new TestApi();
    const invoice = await api.write('/invoice', sale(68));
    const payment = await api.write('/payment', {
      CustomerRef: { value: '1' },
      TotalAmt: 68,
      Line: [{ Amount: 68, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
    });
    const { Id, SyncToken } = payment;
    const voids = { bId: 'a2', operation: 'update', optionsData: 'void' };
    const items = byId(await send(api, [{ ...voids, Payment: { Id, SyncToken, sparse: true } }]));
    expect(items.a2?.Payment).toMatchObject({ Id, TotalAmt: 0, PrivateNote: 'Voided' });
    expect((await api.send(`/invoice/${invoice.Id}`)).body.Invoice).toMatchObject({ Balance: 68 });
  });

  it('keeps good items beside failed ones', async () => {
    const api = new TestApi();
    await send(api, [
      create('a', 'Customer', { DisplayName: 'Good Client' }),
      create('b', 'Customer', { DisplayName: 'Good Client' }),
      create('c', 'Customer', { DisplayName: 'Other Client' }),
    ]);
    expect(await api.rows("select * from Customer where DisplayName LIKE '% Client'")).toHaveLength(
      2,
    );
  });

  it.each([
    ['no operation', { bId: '1', Customer: {} }, '2020'],
    ['an operation of its own', { bId: '1', operation: 'merge', Customer: {} }, '500'],
    ['an unknown entity', { bId: '1', operation: 'create', Nothing: {} }, '2010'],
    ['a lower-case entity', { bId: '1', operation: 'create', customer: {} }, '2010'],
    ['two entities', { bId: '1', operation: 'create', Customer: {}, Item: {} }, '2010'],
    [
      'a void that creates',
      { bId: '1', operation: 'create', optionsData: 'void', Invoice: {} },
      '2010',
    ],
    [
      'a void of what cannot be voided',
      {
        bId: '1',
        operation: 'update',
        optionsData: 'void',
        Customer: { Id: '1', SyncToken: '0' },
      },
      '500',
    ],
  ])('refuses an item with %s', async (_case, item, code) => {
    const reply = await send(new TestApi(), [item]);
    expect([reply.status, codeOf(byId(reply)['1'])]).toEqual([200, code]);
  });

  it('wants bIds, each of them once', async () => {
    const api = new TestApi();
    const query = { Query: 'select count(*) from Customer' };
    expect((await send(api, [query])).code).toBe('2020');
    expect(
      await send(api, [
        { bId: '1', ...query },
        { bId: '1', ...query },
      ]),
    ).toMatchObject({ status: 400, code: '2010' });
    expect((await send(api, [])).code).toBe('2020');
    expect((await api.post('/batch', {})).code).toBe('2020');
    expect((await api.send('/batch')).status).toBe(404);
  });

  it.each(['given', 'reverse'] as const)(
    'runs items independently, in %s order',
    async (batchOrder) => {
      const api = new TestApi(halden, { switches: { batchOrder } });
      const reply = await send(api, [
        create('first', 'Customer', { DisplayName: 'Same' }),
        create('second', 'Customer', { DisplayName: 'Same' }),
      ]);
      const [good, bad] = batchOrder === 'given' ? ['first', 'second'] : ['second', 'first'];
      expect(byId(reply)[good ?? '']?.Customer).toBeTruthy();
      expect(codeOf(byId(reply)[bad ?? ''])).toBe('6240');
    },
  );

  it('returns at most 1000 objects', async () => {
    const api = new TestApi();
    const { books } = api.simulator;
    const company = books.company(halden);
    for (let made = 0; made < 600; made += 1) {
      const [model] = company.all('Term');
      if (model === undefined) throw new Error('no seeded term');
      const Id = company.nextId('Term');
      company.put({ ...model, doc: { ...model.doc, Id, Name: `Term ${made}` } });
    }
    const query = 'select * from Term maxresults 1000';
    const items = byId(
      await send(api, [
        { bId: '1', Query: query },
        { bId: '2', Query: query },
      ]),
    );
    const counts = ['1', '2'].map((bId) =>
      number(child(items[bId], 'QueryResponse'), 'maxResults'),
    );
    expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBe(1000);
  });
});

describe('contract §3.1 batch limits', () => {
  const queries = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      bId: String(index),
      Query: 'select count(*) from Term',
    }));

  it.each([10, 30, 50])('takes %i items and refuses one more with 1040', async (batchItems) => {
    const api = new TestApi(halden, { switches: { batchItems } });
    expect((await send(api, queries(batchItems))).status).toBe(200);
    expect(await send(api, queries(batchItems + 1))).toMatchObject({ status: 400, code: '1040' });
  });

  it('takes 40 batches a minute from one app, and counts a batch as one call', async () => {
    const api = new TestApi(halden, { switches: { throttle: true } });
    api.simulator.clock.freeze();
    for (let sent = 0; sent < 40; sent += 1) {
      expect((await send(api, queries(30))).status).toBe(200);
      api.simulator.clock.advance(200);
    }
    expect((await send(api, queries(1))).status).toBe(429);
    expect((await api.send('/preferences')).status).toBe(200);
    api.simulator.clock.advance(60_000);
    expect((await send(api, queries(1))).status).toBe(200);
  });

  it('takes 120 batches a minute from all apps of a realm', async () => {
    const apps = ['a', 'b', 'c', 'd'].map((clientId) => ({ ...demoApp, clientId }));
    const api = new TestApi(halden, { apps, switches: { throttle: true } });
    api.simulator.clock.freeze();
    for (const { clientId } of apps.slice(0, 3)) {
      api.accessToken = api.simulator.grants.connect(clientId, halden).accessToken;
      for (let sent = 0; sent < 40; sent += 1) {
        expect((await send(api, queries(1))).status).toBe(200);
        api.simulator.clock.advance(101);
      }
    }
    api.accessToken = api.simulator.grants.connect('d', halden).accessToken;
    expect((await send(api, queries(1))).status).toBe(429);
  });
});

describe('contract §11 token expiry inside a batch', () => {
  it('authorises a batch once: a token that expires meanwhile still serves it', async () => {
    const api = new TestApi();
    api.simulator.books.onChange(() => api.simulator.clock.advance(3_600_000));
    const reply = await send(api, [
      create('1', 'Customer', { DisplayName: 'One' }),
      create('2', 'Customer', { DisplayName: 'Two' }),
    ]);
    expect(Object.values(byId(reply)).map(codeOf)).toEqual([undefined, undefined]);
    expect((await api.send('/preferences')).status).toBe(401);
  });

  it('executes nothing for a token that had expired before', async () => {
    const api = new TestApi();
    api.simulator.clock.advance(3_600_000);
    const reply = await send(api, [create('1', 'Customer', { DisplayName: 'One' })]);
    expect([reply.status, reply.code]).toEqual([401, '3200']);
    expect(api.simulator.books.list(halden, 'Customer')).toHaveLength(10);
  });
});

describe('contract §2.4 requestid of a batch', () => {
  const two = [
    create('1', 'Customer', { DisplayName: 'One' }),
    create('2', 'Customer', { DisplayName: 'Abernathy, June' }),
  ];

  it('replays the whole answer, failed items included', async () => {
    const api = new TestApi();
    const first = await send(api, two, '?requestid=b-1');
    const again = await send(api, two, '?requestid=b-1');
    expect(again.body).toEqual(first.body);
    expect(api.simulator.books.list(halden, 'Customer')).toHaveLength(11);
  });

  it('with the item switch replays what it knows and executes what is new', async () => {
    const api = new TestApi(halden, { switches: { batchReplay: 'item' } });
    const first = byId(await send(api, two, '?requestid=b-1'));
    const more = [...two, create('3', 'Customer', { DisplayName: 'Three' })];
    const again = byId(await send(api, more, '?requestid=b-1'));
    expect(again['1']).toEqual(first['1']);
    expect(codeOf(again['2'])).toBe('6240');
    expect(again['3']?.Customer).toBeTruthy();
    expect(api.simulator.books.list(halden, 'Customer')).toHaveLength(12);
  });

  it('takes requestid and bId of 50 characters together and no more', async () => {
    const api = new TestApi();
    const item = create('b'.repeat(14), 'Customer', { DisplayName: 'One' });
    expect((await send(api, [item], `?requestid=${'r'.repeat(37)}`)).code).toBe('2050');
    expect((await send(api, [item], `?requestid=${'r'.repeat(36)}`)).status).toBe(200);
  });

  it.each([
    [36, 10, 200],
    [37, 10, 400],
    [36, 11, 400],
    [0, 11, 400],
  ])('by the older text takes requestid and bId of %i and %i with %i', async (id, bId, status) => {
    const api = new TestApi(halden, { switches: { batchIds: 'each-36-10' } });
    const item = create('b'.repeat(bId), 'Customer', { DisplayName: 'One' });
    expect((await send(api, [item], `?requestid=${'r'.repeat(id)}`)).status).toBe(status);
  });
});

describe('contract §3.2 metering of batches', () => {
  it('counts each good item like a single call', async () => {
    const api = new TestApi();
    const count = 'select count(*) from Customer';
    await send(api, [
      create('1', 'Customer', { DisplayName: 'One' }),
      create('2', 'Customer', { DisplayName: 'One' }),
      { bId: '3', Query: count },
      { bId: '4', Query: count },
      { bId: '5', Query: 'select nothing' },
    ]);
    expect(api.simulator.calls.all()[0]).toMatchObject({ writes: 1, reads: 2, metered: true });
    expect(api.simulator.calls.metered()).toBe(2);
  });
});
