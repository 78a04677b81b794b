import { describe, expect, it } from 'vitest';
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

describe('contract §2.2 headers', () => {
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

describe('contract §2.4 requestid', () => {
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

  it('starts empty', () => {
    expect(createSimulator().calls.all()).toEqual([]);
  });
});
