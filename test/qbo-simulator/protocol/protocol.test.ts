import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { demoApp } from '../options.ts';
import { createSimulator } from '../simulator.ts';
import { halden, saleLine, TestApi } from '../test-kit.ts';

const sale = { CustomerRef: { value: '1' }, Line: [saleLine('2', 68, {}, 'NON')] };

describe('contract §2.1 paths', () => {
  it('answers a wrong path or method with 404 in HTML', async () => {
    const api = new TestApi();
    for (const path of ['/invoices', '/Invoice/1', '/nothing']) {
      const reply = await api.send(path);
      expect([reply.status, reply.headers.get('content-type')]).toEqual([
        404,
        'text/html;charset=UTF-8',
      ]);
    }
    expect((await api.send('/invoice/1', { method: 'PUT', body: {} })).status).toBe(404);
  });

  it('says so when it does not serve what Intuit serves', async () => {
    expect((await new TestApi().send('/reports/ProfitAndLoss')).status).toBe(501);
  });
});

describe('contract §2.2 and §2.7 headers and statuses', () => {
  it('puts intuit_tid and the JSON type on answers, good or bad', async () => {
    const api = new TestApi();
    for (const path of ['/preferences', '/customer/99999', '/nothing']) {
      expect((await api.send(path)).headers.get('intuit_tid')).toMatch(/^1-[0-9a-f]{8}-/);
    }
    const reply = await api.send('/preferences');
    expect(reply.headers.get('content-type')).toBe('application/json;charset=UTF-8');
  });

  it('answers in XML unless JSON is asked for', async () => {
    const reply = await new TestApi().send('/customer/1', { headers: { Accept: '*/*' } });
    expect(reply.headers.get('content-type')).toContain('application/xml');
    expect(reply.body.source).toContain('<DisplayName>Abernathy, June</DisplayName>');
  });

  it('refuses other content types with 415, large bodies with 413, bad bytes with 500', async () => {
    const api = new TestApi(halden, { maxBodyBytes: 200 });
    const headers = { 'Content-Type': 'text/plain' };
    expect((await api.send('/invoice', { method: 'POST', body: {}, headers })).status).toBe(415);
    expect((await api.post('/customer', { Notes: 'x'.repeat(300) })).status).toBe(413);
    const raw = await api.simulator.app.request(`/v3/company/${halden}/customer`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${api.accessToken}`,
        'Content-Type': 'application/json',
        Accept: 'application/json',
      },
      body: new Uint8Array([0x7b, 0xff, 0x7d]),
    });
    expect((await raw.json()).Fault.Error[0].code).toBe('500');
  });
});

describe('contract §2.2 compression', () => {
  it('zips larger answers for clients that take gzip, and no others', async () => {
    const api = new TestApi();
    const path = `/v3/company/${halden}/query?query=${encodeURIComponent('select * from Customer')}`;
    const ask = (encoding: string) =>
      api.simulator.app.request(path, {
        headers: {
          Authorization: `Bearer ${api.accessToken}`,
          Accept: 'application/json',
          'Accept-Encoding': encoding,
        },
      });
    const zipped = await ask('gzip, deflate');
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    const source = gunzipSync(await zipped.arrayBuffer()).toString();
    expect(JSON.parse(source).QueryResponse.Customer).toHaveLength(10);
    const plain = await ask('identity');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect((await plain.json()).QueryResponse.Customer).toHaveLength(10);
  });
});

describe('contract §2.3 minorversion', () => {
  it.each(['', '?minorversion=1', '?minorversion=75', '?minorversion=75&x=y'])(
    'answers %s alike',
    async (query) => {
      const api = new TestApi();
      const plain = await api.send('/customer/1');
      expect((await api.send(`/customer/1${query}`)).body.Customer).toEqual(plain.body.Customer);
    },
  );
});

describe('contract §2.4 requestid', () => {
  it.each([
    ['replay', [200, 200]],
    ['refuse-changed', [200, '600']],
    ['refuse', ['600', '600']],
  ] as const)(
    'has the %s switch for repeats, same and changed',
    async (requestIdRepeat, wanted) => {
      const api = new TestApi(halden, { switches: { requestIdRepeat } });
      const first = await api.post('/invoice?requestid=s-1', sale);
      const same = await api.post('/invoice?requestid=s-1', sale);
      const changed = await api.post('/invoice?requestid=s-1', { ...sale, PrivateNote: 'other' });
      expect([same, changed].map(({ code, status }) => code ?? status)).toEqual(wanted);
      if (same.status === 200) expect(same.body).toEqual(first.body);
      expect(await api.rows('select * from Invoice')).toHaveLength(1);
    },
  );

  it('replays deletions, voids and reads alike', async () => {
    const api = new TestApi();
    const invoice = await api.write('/invoice', sale);
    const handle = { Id: invoice.Id, SyncToken: '0' };
    const read = await api.send(`/invoice/${invoice.Id}?requestid=read`);
    const gone = await api.post('/invoice?operation=delete&requestid=gone', handle);
    expect((await api.post('/invoice?operation=delete&requestid=gone', handle)).body).toEqual(
      gone.body,
    );
    expect((await api.send(`/invoice/${invoice.Id}?requestid=read`)).body).toEqual(read.body);
    expect((await api.post('/invoice?operation=delete', handle)).code).toBe('610');
  });

  it('keeps no answer of a call that was never admitted', async () => {
    const api = new TestApi();
    const token = api.accessToken;
    api.accessToken = 'none';
    expect((await api.post('/invoice?requestid=t-1', sale)).status).toBe(401);
    api.accessToken = token;
    expect((await api.post('/invoice?requestid=t-1', sale)).status).toBe(200);
  });

  it('replays the stored answer without executing again', async () => {
    const api = new TestApi();
    const first = await api.post('/invoice?requestid=r-1', sale);
    const again = await api.post('/invoice?requestid=r-1', { ...sale, PrivateNote: 'other body' });
    expect(again.body).toEqual(first.body);
    expect(await api.rows('select * from Invoice')).toHaveLength(1);
    expect(api.simulator.calls.all()[1]?.replayed).toBe(true);
  });

  it('wins over validation and over SyncToken checks', async () => {
    const api = new TestApi();
    const first = await api.post('/customer?requestid=c-1', { DisplayName: 'New Client' });
    const nonsense = await api.post('/customer?requestid=c-1', { Nonsense: true });
    expect(nonsense.body).toEqual(first.body);
    const change = { Id: '1', SyncToken: '0', sparse: true, Notes: 'a' };
    const updated = await api.post('/customer?requestid=u-1', change);
    const repeated = await api.post('/customer?requestid=u-1', change);
    expect(repeated.body).toEqual(updated.body);
    expect((await api.post('/customer?requestid=u-2', change)).code).toBe('5010');
  });

  it('replays even when the object was deleted since', async () => {
    const api = new TestApi();
    const first = await api.post('/invoice?requestid=d-1', sale);
    const { Id } = first.body.Invoice as { Id: string };
    api.simulator.books.delete(halden, 'Invoice', Id);
    expect((await api.post('/invoice?requestid=d-1', sale)).body).toEqual(first.body);
    expect((await api.send(`/invoice/${Id}`)).code).toBe('610');
  });

  it('is one table per realm', async () => {
    const api = new TestApi();
    await api.post('/customer?requestid=same', { DisplayName: 'Only here' });
    const { accessToken } = api.simulator.grants.connect(
      'ABcounterfoilDemoClient',
      '9341450000000002',
    );
    const other = await api.simulator.app.request(
      '/v3/company/9341450000000002/customer?requestid=same',
      {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${accessToken}`,
          Accept: 'application/json',
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ DisplayName: 'Also there' }),
      },
    );
    expect((await other.json()).Customer.DisplayName).toBe('Also there');
  });

  it('forgets after its retention, and refuses more than 50 characters', async () => {
    const api = new TestApi(halden, { switches: { requestIdHours: 24 } });
    await api.post('/invoice?requestid=k-1', sale);
    api.simulator.clock.advance(23.9 * 3_600_000);
    api.accessToken = api.simulator.grants.connect('ABcounterfoilDemoClient', halden).accessToken;
    expect((await api.post('/invoice?requestid=k-1', sale)).status).toBe(200);
    expect(await api.rows('select * from Invoice')).toHaveLength(1);
    api.simulator.clock.advance(0.2 * 3_600_000);
    await api.post('/invoice?requestid=k-1', sale);
    expect(await api.rows('select * from Invoice')).toHaveLength(2);
    expect((await api.post(`/invoice?requestid=${'x'.repeat(51)}`, sale)).code).toBe('2050');
  });

  it.each([true, false])(
    'replays refusals when the switch says so (%s)',
    async (replayFailures) => {
      const api = new TestApi(halden, { switches: { replayFailures } });
      expect((await api.post('/invoice?requestid=f-1', { Line: [] })).status).toBe(400);
      const second = await api.post('/invoice?requestid=f-1', sale);
      expect(second.status).toBe(replayFailures ? 400 : 200);
    },
  );
});

describe('contract §2.5 envelopes', () => {
  it('wraps single objects, deletions, queries, counts and empty results', async () => {
    const api = new TestApi();
    const created = await api.post('/invoice', sale);
    expect(created.body.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}-07:00$/);
    const invoice = created.body.Invoice as { Id: string; SyncToken: string };
    expect(invoice).toMatchObject({ domain: 'QBO', sparse: false, SyncToken: '0' });
    const query = await api.query('select * from Invoice');
    expect(query.body.QueryResponse).toMatchObject({
      startPosition: 1,
      maxResults: 1,
      totalCount: 1,
    });
    const count = await api.query('select count(*) from Customer');
    expect(count.body.QueryResponse).toEqual({ totalCount: 10 });
    const gone = await api.post('/invoice?operation=delete', { Id: invoice.Id, SyncToken: '0' });
    expect(gone.body.Invoice).toEqual({ status: 'Deleted', domain: 'QBO', Id: invoice.Id });
    expect((await api.query('select * from Invoice')).body.QueryResponse).toEqual({});
  });
});

describe('contract §2.6 faults', () => {
  it('has the service form, or lower case when switched', async () => {
    const camel = await new TestApi().send('/customer/99999');
    expect(camel.body.Fault).toMatchObject({ Error: [{ code: '610' }], type: 'ValidationFault' });
    const api = new TestApi(halden, { switches: { faultCase: 'lower' } });
    const lower = await api.send('/customer/99999');
    expect(lower.body.fault).toMatchObject({ error: [{ code: '610' }] });
  });
});

describe('contract §3.1 throttles', () => {
  it('lets 10 a second through, then 429 until time passes', async () => {
    const api = new TestApi(halden, { switches: { throttle: true } });
    api.simulator.clock.freeze();
    for (let sent = 0; sent < 10; sent += 1) {
      expect((await api.send('/preferences')).status).toBe(200);
    }
    expect(await api.send('/preferences')).toMatchObject({ status: 429, code: '3001' });
    api.simulator.clock.advance(1000);
    expect((await api.send('/preferences')).status).toBe(200);
  });

  it('counts 10 a second for each app, and 500 a minute for all apps of a realm', async () => {
    const apps = ['a', 'b'].map((clientId) => ({ ...demoApp, clientId }));
    const api = new TestApi(halden, { apps, switches: { throttle: true } });
    api.simulator.clock.freeze();
    const tokens = apps.map(
      ({ clientId }) => api.simulator.grants.connect(clientId, halden).accessToken,
    );
    for (let round = 0; round < 25; round += 1) {
      for (const token of tokens) {
        api.accessToken = token;
        for (let sent = 0; sent < 10; sent += 1) {
          expect((await api.send('/preferences')).status).toBe(200);
        }
      }
      api.simulator.clock.advance(1000);
    }
    expect((await api.send('/preferences')).status).toBe(429);
    api.simulator.clock.advance(36_000);
    expect((await api.send('/preferences')).status).toBe(200);
  });

  it('has the older limit of 10 calls under way instead', async () => {
    const api = new TestApi(halden, { switches: { throttle: true, throttleRate: 'concurrent' } });
    api.simulator.clock.freeze();
    for (let sent = 0; sent < 30; sent += 1) {
      expect((await api.send('/preferences')).status).toBe(200);
    }
    api.simulator.faults.next({ kind: 'slow', ms: 30, times: 12 });
    const together = Array.from({ length: 12 }, () => api.send('/preferences'));
    const statuses = (await Promise.all(together)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    expect((await api.send('/preferences')).status).toBe(200);
  });

  it.each([
    [{ throttleBody: 'fault' }, 429, 'application/json', '"code":"3001"'],
    [{ throttleBody: 'empty' }, 429, 'text/html', ''],
    [
      { throttleBody: 'xml', throttleStatus: 403 },
      403,
      'application/xml',
      '<Fault type="SERVICE"><Error code="3001" element=""><Message>message=ThrottleExceeded; errorCode=003001; statusCode=403</Message>',
    ],
  ] as const)('answers with %j as recorded', async (form, status, type, part) => {
    const switches = { throttle: true, retryAfterSeconds: 30, ...form };
    const api = new TestApi(halden, { switches });
    api.simulator.clock.freeze();
    const path = `/v3/company/${halden}/preferences`;
    const headers = { Authorization: `Bearer ${api.accessToken}`, Accept: 'application/json' };
    for (let sent = 0; sent < 10; sent += 1) await api.simulator.app.request(path, { headers });
    const answer = await api.simulator.app.request(path, { headers });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(answer.headers.get('retry-after')).toBe('30');
    expect(answer.headers.get('intuit_tid')).toBeTruthy();
    const source = await answer.text();
    if (part === '') expect(source).toBe('');
    else expect(source).toContain(part);
  });

  it('lets 500 a minute through', async () => {
    const api = new TestApi(halden, { switches: { throttle: true, throttleBody: 'empty' } });
    api.simulator.clock.freeze();
    for (let sent = 0; sent < 500; sent += 1) {
      await api.send('/preferences');
      api.simulator.clock.advance(101);
    }
    expect(api.simulator.calls.all().every((call) => call.status === 200)).toBe(true);
    expect((await api.send('/preferences')).status).toBe(429);
  });
});

describe('contract §3.2 metering', () => {
  it('counts successful reads and never writes', async () => {
    const api = new TestApi();
    await api.send(`/companyinfo/${halden}`);
    await api.query('select * from Customer');
    await api.send('/customer/99999');
    await api.post('/invoice?requestid=m-1', sale);
    const calls = api.simulator.calls.all();
    expect(calls.map((call) => [call.kind, call.metered])).toEqual([
      ['coreplus', true],
      ['coreplus', true],
      ['coreplus', false],
      ['core', false],
    ]);
    expect(calls[3]).toMatchObject({ method: 'POST', requestid: 'm-1', status: 200 });
    expect(api.simulator.calls.metered()).toBe(2);
  });

  it('blocks reads above the month’s cap, never writes, until the next month', async () => {
    const api = new TestApi(halden, { switches: { corePlusCap: 3 } });
    const { simulator } = api;
    simulator.clock.freeze('2026-10-31T23:00:00Z');
    const connect = () => simulator.grants.connect(demoApp.clientId, halden).accessToken;
    api.accessToken = connect();
    await api.send('/customer/99999');
    for (let read = 0; read < 3; read += 1) await api.send('/customer/1');
    expect((await api.send('/customer/1')).status).toBe(429);
    expect((await api.query('select * from Customer')).status).toBe(429);
    expect((await api.post('/invoice', sale)).status).toBe(200);
    simulator.clock.set('2026-11-01T00:00:00Z');
    api.accessToken = connect();
    expect((await api.send('/customer/1')).status).toBe(200);
  });

  it('sums the calls of a day up for a table', async () => {
    const api = new TestApi();
    const { simulator } = api;
    simulator.clock.freeze('2026-10-05T12:00:00Z');
    api.accessToken = simulator.grants.connect(demoApp.clientId, halden).accessToken;
    await api.post('/invoice?requestid=1', sale);
    await api.post('/invoice?requestid=1', sale);
    await api.post('/invoice', { Line: [] });
    await api.query('select * from Customer');
    await api.send('/customer/99999');
    await api.post('/batch', {
      BatchItemRequest: [
        { bId: '1', operation: 'create', Customer: { DisplayName: 'One' } },
        { bId: '2', operation: 'create', Customer: { DisplayName: 'Two' } },
        { bId: '3', Query: 'select count(*) from Customer' },
      ],
    });
    simulator.clock.advance(86_400_000);
    await api.send('/customer/1');
    expect(simulator.calls.days()).toEqual([
      { day: '2026-10-05', realm: halden, calls: 6, writes: 4, reads: 2, replayed: 1, failed: 2 },
      { day: '2026-10-06', realm: halden, calls: 1, writes: 0, reads: 0, replayed: 0, failed: 1 },
    ]);
    simulator.calls.reset();
    expect([simulator.calls.days(), simulator.calls.metered()]).toEqual([[], 0]);
  });

  it('starts empty', () => {
    expect(createSimulator().calls.all()).toEqual([]);
  });
});
