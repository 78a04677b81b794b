import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoApp } from '#test/qbo-simulator/options.ts';
import { type RunningSimulator, startSimulator } from '#test/qbo-simulator/start.ts';
import { createMetrics, type Metrics } from '../metrics.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { migrate } from '../storage/migrate.ts';
import { halden } from '../testing/billing.ts';
import { type BatchItem, batchBody, itemsIn, itemsOf } from './batch.ts';
import { callTally } from './call-tally.ts';
import { checkDeadlines, leaseFor } from './deadlines.ts';
import { largestAnswer } from './exchange.ts';
import { intuitFetch } from './intuit-fetch.ts';
import { patiently } from './patiently.ts';
import { type Access, createQboClient, type QboClient } from './qbo-client.ts';
import { createSharedPace } from './shared-pace.ts';

let sim: RunningSimulator;
let database: Database;
let dataDir: string;
let metrics: Metrics;
let qbo: QboClient;
let access: Access;
const written: [string, string | undefined][] = [];

const clientOf = (api: string, timeoutMs = 2000) =>
  createQboClient({
    endpoints: { api },
    fetch: intuitFetch({ api, token: api, revoke: api }),
    pace: createSharedPace(database, leaseFor(timeoutMs)),
    metrics,
    timeoutMs,
    signal: new AbortController().signal,
    onWritten: async (_realm, entity, record) => {
      written.push([entity, (record as { Id?: string })?.Id]);
    },
  });

beforeEach(async () => {
  sim = await startSimulator({ switches: { throttle: false } });
  dataDir = mkdtempSync(join(tmpdir(), 'counterfoil-client-'));
  database = openDatabase({ dataDir });
  await migrate(database);
  metrics = createMetrics();
  written.length = 0;
  qbo = clientOf(sim.url);
  access = {
    realmId: halden,
    token: sim.simulator.grants.connect(demoApp.clientId, halden).accessToken,
  };
});
afterEach(async () => {
  await sim.close();
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const go = async () => true;
const last = () => sim.simulator.calls.all().at(-1)!;
const bodyOf = (answer: Awaited<ReturnType<QboClient['read']>>) => {
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
  expect(answer.tid).toBeTruthy();
  return answer.body as Record<string, Record<string, unknown>>;
};
const customer = async (name: string) => {
  const bytes = JSON.stringify({ DisplayName: name });
  return bodyOf(await qbo.create(access, 'Customer', bytes, `c-${name}`, go)).Customer!;
};
const invoice = async (requestId: string) => {
  const [item] = sim.simulator.books.list(halden, 'Item');
  const [payer] = sim.simulator.books.list(halden, 'Customer');
  const bytes = JSON.stringify({
    CustomerRef: { value: payer?.Id },
    Line: [
      {
        Amount: 10,
        DetailType: 'SalesItemLineDetail',
        SalesItemLineDetail: { ItemRef: { value: item?.Id }, TaxCodeRef: { value: 'NON' } },
      },
    ],
  });
  return bodyOf(await qbo.create(access, 'Invoice', bytes, requestId, go)).Invoice!;
};

describe('calls', () => {
  it('create, read, update, void and delete by the forms of QuickBooks', async () => {
    const made = await customer('Ines Abara');
    expect(bodyOf(await qbo.read(access, 'Customer', made.Id as string)).Customer).toEqual(made);
    const change = { Id: made.Id, SyncToken: made.SyncToken, sparse: true, Notes: 'x' };
    const changed = await qbo.update(access, 'Customer', JSON.stringify(change), 'u-1', go);
    expect(bodyOf(changed).Customer).toMatchObject({ Notes: 'x', SyncToken: '1' });
    const first = await invoice('i-1');
    const token = (of: typeof first) => JSON.stringify({ Id: of.Id, SyncToken: of.SyncToken });
    const voided = bodyOf(await qbo.void(access, 'Invoice', token(first), 'v-1', go)).Invoice;
    expect(voided).toMatchObject({ TotalAmt: 0 });
    expect(last().search).toContain('operation=void');
    const second = await invoice('i-2');
    const gone = bodyOf(await qbo.delete(access, 'Invoice', token(second), 'd-1', go)).Invoice;
    expect(gone).toMatchObject({ status: 'Deleted', Id: second.Id });
    await expect(qbo.void(access, 'CreditMemo', '{}', 'v-2', go)).rejects.toThrow(/CreditMemo/);
    expect(() => qbo.read(access, 'Invoice', '1/../../x')).toThrow();
    expect(written).toContainEqual(['Customer', made.Id]);
  });

  it('void a payment as an update that includes the void', async () => {
    const [payer] = sim.simulator.books.list(halden, 'Customer');
    const bytes = JSON.stringify({ CustomerRef: { value: payer?.Id }, TotalAmt: 5 });
    const { Payment } = bodyOf(await qbo.create(access, 'Payment', bytes, 'p-1', go));
    const change = { Id: Payment?.Id, SyncToken: Payment?.SyncToken, sparse: true };
    const answer = await qbo.void(access, 'Payment', JSON.stringify(change), 'p-2', go);
    expect(bodyOf(answer).Payment).toMatchObject({ TotalAmt: 0 });
    expect(last().search).toMatch(/operation=update&include=void/);
  });

  it('cost what Intuit meters: successful reads, each item of a batch, no writes', async () => {
    const tally = callTally();
    access = { ...access, onCall: tally.onCall };
    await customer('Ines Abara');
    expect({ ...tally }).toMatchObject({ calls: 1, writes: 1, meteredReads: 0 });
    await qbo.read(access, 'Customer', '999999');
    await qbo.create(access, 'Customer', '{"DisplayName":"Other"}', 'c-2', async () => false);
    expect({ ...tally }).toMatchObject({ calls: 2, writes: 1, meteredReads: 0 });
    const items: BatchItem[] = [
      { bId: 'a', operation: 'create', entity: 'Customer', body: { DisplayName: 'Batch 1' } },
      { bId: 'b', operation: 'create', entity: 'Customer', body: { DisplayName: 'Ines Abara' } },
      { bId: 'c', query: { entity: 'Term', rows: 5 } },
    ];
    const answers = itemsOf(await qbo.batch(access, items, 'b-1'), items);
    expect(answers.map(({ kind }) => kind)).toEqual(['ok', 'fault', 'ok']);
    await qbo.cdc(access, ['Customer', 'Item'], sim.simulator.clock.now() - 60_000);
    expect({ ...tally }).toMatchObject({ calls: 4, writes: 2, meteredReads: 2 });
    expect(sim.simulator.calls.metered()).toBe(2);
    const text = await metrics.registry.metrics();
    expect(text).toContain('counterfoil_qbo_writes_total 2');
    expect(text).toContain('counterfoil_qbo_metered_reads_total 2');
    expect(text).toContain('counterfoil_qbo_calls_total{kind="batch",outcome="ok"} 1');
    expect(written.map(([entity]) => entity)).toEqual(['Customer', 'Customer']);
  });

  it('are made once each; only `patiently` repeats, and only what may pass by itself', async () => {
    const { faults, calls } = sim.simulator;
    const read = () => qbo.query(access, { entity: 'Term' });
    const callsOf = async (call: () => Promise<unknown>) => {
      calls.reset();
      await call();
      return calls.all().length;
    };
    faults.next({ kind: 'status', status: 503, times: 9 });
    expect(await callsOf(read)).toBe(1);
    expect(await callsOf(() => qbo.create(access, 'Customer', '{}', 'c', go))).toBe(1);
    expect(await callsOf(() => patiently(read))).toBe(3);
    faults.reset();
    faults.next({ kind: 'status', status: 500 });
    expect(await callsOf(async () => expect((await patiently(read)).kind).toBe('ok'))).toBe(2);
    faults.next({ kind: 'fault', code: '6000' });
    expect(await callsOf(() => patiently(read))).toBe(1);
    faults.next({ kind: 'status', status: 429, retryAfter: 90 });
    expect(await callsOf(() => patiently(read))).toBe(1);
    expect(await callsOf(() => patiently(read))).toBe(0);
  });
});

describe('the wire', () => {
  const served = async (listener: RequestListener, work: (api: string) => Promise<void>) => {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.closeAllConnections();
    server.close();
  };

  it('follows no redirect, and reaches no other host', async () => {
    const asked: string[] = [];
    await served(
      (request, response) => {
        asked.push(request.url ?? '');
        response.writeHead(307, { Location: `${sim.url}/stolen` }).end();
      },
      async (api) => {
        const answer = await clientOf(api).query(access, { entity: 'Term' });
        expect(answer).toMatchObject({ kind: 'unclear', reason: 'HTTP 307' });
        expect(asked).toHaveLength(1);
        const fetch = intuitFetch({ api, token: api, revoke: api });
        await expect(fetch(`${sim.url}/v3/company/1/query`)).rejects.toThrow(/not an address/);
      },
    );
    expect(sim.simulator.calls.all()).toEqual([]);
  });

  it('reads no endless answer, and waits for none', async () => {
    const part = Buffer.alloc(1024 * 1024, 32);
    await served(
      (request, response) => {
        if (request.url?.includes('Term')) return;
        let sent = 0;
        const more = () => {
          while (sent < largestAnswer + 2 * part.length) {
            sent += part.length;
            if (!response.write(part)) return void response.once('drain', more);
          }
          response.end();
        };
        more();
      },
      async (api) => {
        const large = await clientOf(api, 10_000).query(access, { entity: 'Item' });
        expect(large).toMatchObject({ kind: 'unclear', reason: 'answer too large' });
        const late = await clientOf(api, 200).query(access, { entity: 'Term' });
        expect(late.kind).toBe('unclear');
      },
    );
  }, 15_000);

  it('says who calls', async () => {
    await served(
      (request, response) => {
        const { accept, 'user-agent': agent } = request.headers;
        response.setHeader('intuit_tid', '1-abc').end(JSON.stringify({ accept, agent }));
      },
      async (api) => {
        const answer = await clientOf(api).preferences(access);
        expect(answer).toMatchObject({
          kind: 'ok',
          tid: '1-abc',
          body: { accept: 'application/json', agent: expect.stringMatching(/^Counterfoil\//) },
        });
      },
    );
  });
});

describe('batch', () => {
  const write = (bId: string, entity: string): BatchItem => ({
    ...{ bId, operation: 'create', entity, body: {} },
  });
  const many = (count: number, entity: string) =>
    Array.from({ length: count }, (_, index) => write(String(index), entity));

  it('is no larger than QuickBooks takes', () => {
    expect(itemsIn(batchBody(many(10, 'Invoice'), 'r'))).toHaveLength(10);
    expect(() => batchBody(many(11, 'Invoice'), 'r')).toThrow('batch size');
    expect(itemsIn(batchBody(many(30, 'Customer'), 'r'))).toHaveLength(30);
    expect(() => batchBody(many(31, 'Customer'), 'r')).toThrow('batch size');
    expect(() => batchBody([write('a', 'Item'), write('a', 'Item')], 'r')).toThrow('bId twice');
    expect(() => batchBody([write('a', 'Item')])).toThrow('request id');
    expect(() => batchBody([write('a', 'Item')], 'r'.repeat(50))).toThrow('ids too long');
  });

  it('gives back the items that exact bytes were made of', () => {
    const items: BatchItem[] = [
      { bId: '1', operation: 'create', entity: 'Invoice', body: { DocNumber: '7', Line: [] } },
      { bId: '2', operation: 'void', entity: 'Payment', body: { Id: '3', SyncToken: '0' } },
    ];
    const body = batchBody(items, 'r');
    expect(itemsIn(body)).toEqual(items);
    expect(batchBody(itemsIn(body), 'r')).toBe(body);
  });

  it('gives every item an answer, also where the batch has none', () => {
    const items = many(2, 'Customer');
    const throttled = { kind: 'throttled', tid: null } as const;
    expect(itemsOf(throttled, items)).toEqual([throttled, throttled]);
    const body = { BatchItemResponse: [{ bId: '1', Customer: { Id: '5' } }] };
    const kinds = itemsOf({ kind: 'ok', body, tid: 't' }, items).map(({ kind }) => kind);
    expect(kinds).toEqual(['unclear', 'ok']);
  });
});

describe('deadlines', () => {
  it('must end before the leases of their owners', () => {
    for (const callMs of [1000, 120_000]) {
      const leaseMs = leaseFor(callMs);
      expect(() => checkDeadlines([{ what: 'exports', callMs, leaseMs }])).not.toThrow();
    }
    const late = [{ what: 'exports', callMs: 60_000, leaseMs: 60_000 }];
    expect(() => checkDeadlines(late)).toThrow(/the lease of exports \(60000 ms\)/);
  });
});
