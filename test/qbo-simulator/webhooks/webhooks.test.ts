import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from '../doc.ts';
import { demoApp, type Switches } from '../options.ts';
import { startSimulator } from '../start.ts';
import { halden, northgateRealm, saleLine, TestApi } from '../test-kit.ts';

const verifierToken = 'verifier-of-the-demo-app';
const sale = { CustomerRef: { value: '1' }, Line: [saleLine('2', 68, {}, 'NON')] };
const minute = 60_000;

const paymentOf = (invoice: Doc) => ({
  CustomerRef: { value: '1' },
  TotalAmt: 68,
  Line: [{ Amount: 68, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
});

type Received = { headers: IncomingHttpHeaders; raw: string };
type CloudEvent = { id: string; type: string; time: string } & Doc;

/** A practice's own endpoint: what it received, and how it answers. */
let received: Received[];
let answerWith: (response: ServerResponse) => void;
let server: Server;
let url: string;

beforeEach(async () => {
  received = [];
  answerWith = (response) => response.writeHead(200).end();
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ headers: request.headers, raw: Buffer.concat(chunks).toString() });
    answerWith(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function listening(switches: Partial<Switches> = {}, more = {}) {
  const app = { ...demoApp, webhook: { url, verifierToken, ...more } };
  const api = new TestApi(halden, { apps: [app], switches });
  api.simulator.clock.freeze();
  return api;
}

/** Lets simulated time pass and gives what fell due. */
async function pass(api: TestApi, milliseconds = 1000): Promise<Received[]> {
  const before = received.length;
  api.simulator.clock.advance(milliseconds);
  await api.simulator.webhooks.deliverDue();
  return received.slice(before);
}

const events = (posts: Received[]): CloudEvent[] => posts.flatMap(({ raw }) => JSON.parse(raw));
const types = (posts: Received[]) => events(posts).map(({ type }) => type);
const status = (code: number) => (response: ServerResponse) => response.writeHead(code).end();

describe('contract §8.1 formats', () => {
  it('sends CloudEvents, signed over the raw body', async () => {
    const api = listening();
    const invoice = await api.write('/invoice', sale);
    const [post] = await pass(api);
    const [event] = events([post as Received]);
    expect(event).toEqual({
      specversion: '1.0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      source: expect.stringMatching(/^intuit\.[A-Za-z0-9+/]{43}=$/),
      type: 'qbo.invoice.created.v1',
      datacontenttype: 'application/json',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/),
      intuitentityid: invoice.Id,
      intuitaccountid: halden,
      data: {},
    });
    const signature = createHmac('sha256', verifierToken)
      .update(post?.raw ?? '')
      .digest('base64');
    expect(post?.headers).toMatchObject({
      'intuit-signature': signature,
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'intuit_notification_server/0.1',
    });
    expect(post?.headers['intuit-t-id']).toBeTruthy();
    expect(post?.headers).not.toHaveProperty('intuit-notification-schema-version');
  });

  it('sends the classic form when switched, one realm a POST', async () => {
    const api = listening({ webhookFormat: 'classic' });
    api.simulator.grants.connect(demoApp.clientId, northgateRealm);
    const invoice = await api.write('/invoice', sale);
    api.simulator.books.edit(halden, 'Customer', '1', { Notes: 'x' });
    api.simulator.books.edit(northgateRealm, 'Customer', '1', { Notes: 'x' });
    const posts = await pass(api);
    expect(posts.map(({ raw }) => JSON.parse(raw))).toMatchObject([
      {
        eventNotifications: [
          {
            realmId: halden,
            dataChangeEvent: {
              entities: [
                { name: 'Invoice', id: invoice.Id, operation: 'Create' },
                { name: 'Customer', id: '1', operation: 'Update' },
              ],
            },
          },
        ],
      },
      { eventNotifications: [{ realmId: northgateRealm }] },
    ]);
    expect(posts[0]?.headers).toMatchObject({ 'intuit-notification-schema-version': '0.1' });
    expect(posts[0]?.raw).toMatch(/"lastUpdated":"\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z"/);
  });

  it('puts several realms into one CloudEvents POST', async () => {
    const api = listening();
    api.simulator.grants.connect(demoApp.clientId, northgateRealm);
    for (const realm of [halden, northgateRealm]) {
      api.simulator.books.edit(realm, 'Customer', '1', { Notes: 'x' });
    }
    const posts = await pass(api);
    expect(posts).toHaveLength(1);
    expect(events(posts).map((event) => event.intuitaccountid)).toEqual([halden, northgateRealm]);
  });
});

describe('contract §8.1 events', () => {
  it('tells of writes by the API and of what people do in the books', async () => {
    const api = listening();
    const { books } = api.simulator;
    const one = await api.write('/invoice', sale);
    const two = await api.write('/invoice', sale);
    await api.write('/customer', { Id: '1', SyncToken: '0', sparse: true, Notes: 'x' });
    books.edit(halden, 'Customer', '2', { Notes: 'by hand' });
    books.void(halden, 'Invoice', String(one.Id));
    books.delete(halden, 'Invoice', String(two.Id));
    expect(types(await pass(api))).toEqual([
      'qbo.invoice.created.v1',
      'qbo.invoice.created.v1',
      'qbo.customer.updated.v1',
      'qbo.customer.updated.v1',
      'qbo.invoice.voided.v1',
      'qbo.invoice.deleted.v1',
    ]);
  });

  it('tells of an invoice that moves with its payment', async () => {
    const api = listening();
    const invoice = await api.write('/invoice', sale);
    await pass(api);
    await api.write('/payment', paymentOf(invoice));
    const posts = await pass(api);
    expect(types(posts).toSorted()).toEqual(['qbo.invoice.updated.v1', 'qbo.payment.created.v1']);
    expect(events(posts).find(({ type }) => type.includes('invoice'))?.intuitentityid).toBe(
      invoice.Id,
    );
  });

  it.each([
    ['cloudevents', { type: 'qbo.customer.merged.v1', intuitentityid: '1' }],
    ['classic', { name: 'Customer', id: '1', operation: 'Merge', deletedId: '9' }],
  ] as const)('tells of a merge in the %s form', async (webhookFormat, wanted) => {
    const api = listening({ webhookFormat });
    api.simulator.books.merge(halden, 'Customer', '1', '9');
    const [post] = await pass(api);
    const body = JSON.parse(post?.raw ?? '');
    const first =
      webhookFormat === 'classic'
        ? body.eventNotifications[0].dataChangeEvent.entities[0]
        : body[0];
    expect(first).toMatchObject(wanted);
  });

  it('says nothing of refused writes, replays, reads, tax codes or foreign realms', async () => {
    const api = listening();
    await api.post('/invoice', { Line: [] });
    await api.send('/customer/1');
    api.simulator.books.edit(northgateRealm, 'Customer', '1', { Notes: 'x' });
    const company = api.simulator.books.company(halden);
    company.announce({ entity: 'TaxCode', id: '2', operation: 'Update', at: 0 });
    expect(await pass(api)).toEqual([]);
    await api.post('/invoice?requestid=one', sale);
    await api.post('/invoice?requestid=one', sale);
    expect(types(await pass(api))).toEqual(['qbo.invoice.created.v1']);
  });

  it('tells of the chosen entities and operations only, and of nothing after a disconnect', async () => {
    const api = listening({}, { entities: ['Invoice'], operations: ['Create'] });
    const { books, grants } = api.simulator;
    const invoice = await api.write('/invoice', sale);
    books.edit(halden, 'Invoice', String(invoice.Id), { PrivateNote: 'x' });
    books.edit(halden, 'Customer', '1', { Notes: 'x' });
    expect(types(await pass(api))).toEqual(['qbo.invoice.created.v1']);
    await api.write('/invoice', sale);
    grants.revokeRealm(halden);
    books.edit(halden, 'Customer', '1', { Notes: 'y' });
    expect(await pass(api)).toHaveLength(1);
  });

  it('waits the simulated delay first', async () => {
    const api = listening({ webhookDelaySeconds: 300 });
    await api.write('/invoice', sale);
    expect(await pass(api, 299_000)).toEqual([]);
    expect(await pass(api, 1000)).toHaveLength(1);
  });
});

describe('contract §8.1 at least once, in any order', () => {
  it('sends an event twice under one id', async () => {
    const api = listening();
    api.simulator.webhooks.scripts.next({ kind: 'duplicate', match: { entity: 'Invoice' } });
    await api.write('/customer', { DisplayName: 'New Client' });
    await api.write('/invoice', sale);
    const posts = await pass(api);
    expect(posts).toHaveLength(2);
    const ids = events(posts)
      .filter(({ type }) => type === 'qbo.invoice.created.v1')
      .map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('lets a younger event overtake an older one', async () => {
    const api = listening();
    api.simulator.webhooks.scripts.next({ kind: 'hold', seconds: 90 });
    await api.write('/invoice', sale);
    api.simulator.books.edit(halden, 'Customer', '1', { Notes: 'x' });
    const first = await pass(api);
    const second = await pass(api, 90_000);
    expect([types(first), types(second)]).toEqual([
      ['qbo.customer.updated.v1'],
      ['qbo.invoice.created.v1'],
    ]);
    expect(Date.parse(events(second)[0]?.time ?? '')).toBeLessThanOrEqual(
      Date.parse(events(first)[0]?.time ?? ''),
    );
  });

  it('turns the order of a bundle round, and loses an event', async () => {
    const api = listening();
    api.simulator.webhooks.scripts.next({ kind: 'lose', match: { id: '2' } });
    api.simulator.webhooks.reverseNext();
    for (const id of ['1', '2', '3']) {
      api.simulator.books.edit(halden, 'Customer', id, { Notes: 'x' });
    }
    const posts = await pass(api);
    expect(posts).toHaveLength(2);
    expect(events(posts).map((event) => event.intuitentityid)).toEqual(['3', '1']);
    expect(() => api.simulator.webhooks.scripts.next({ kind: 'oops' } as never)).toThrow('oops');
  });
});

describe('contract §8.1 retries', () => {
  it.each([500, 502, 503, 504, 408])(
    'repeats after %i: 20, 30 and 50 minutes later, then drops',
    async (code) => {
      const api = listening();
      answerWith = status(code);
      await api.write('/invoice', sale);
      const tries: number[] = [];
      for (let passed = 0; passed <= 120; passed += 1) {
        if ((await pass(api, passed === 0 ? 1000 : minute)).length > 0) tries.push(passed);
      }
      expect(tries).toEqual([0, 20, 50, 100]);
      expect(new Set(received.map(({ raw }) => raw)).size).toBe(1);
      expect(api.simulator.webhooks.endpoints()[0]?.deliveries[0]?.state).toBe('dropped');
    },
  );

  it('stops repeating once an attempt is taken', async () => {
    const api = listening();
    answerWith = status(503);
    await api.write('/invoice', sale);
    await pass(api);
    answerWith = status(204);
    expect(await pass(api, 20 * minute)).toHaveLength(1);
    expect(await pass(api, 100 * minute)).toEqual([]);
    expect(api.simulator.webhooks.endpoints()[0]?.deliveries[0]).toMatchObject({
      state: 'delivered',
      attempts: [{ outcome: 503 }, { outcome: 204 }],
    });
  });

  it.each([400, 401, 404, 410, 302])('does not repeat after %i', async (code) => {
    const api = listening();
    answerWith = status(code);
    await api.write('/invoice', sale);
    await pass(api);
    expect(await pass(api, 24 * 60 * minute - 1)).toEqual([]);
    expect(api.simulator.webhooks.endpoints()[0]?.deliveries[0]?.state).toBe('refused');
  });

  it('gives an endpoint its seconds to answer, and repeats after a timeout', async () => {
    const api = listening({ webhookReplySeconds: 0.1 });
    answerWith = () => undefined;
    await api.write('/invoice', sale);
    await pass(api);
    expect(api.simulator.webhooks.endpoints()[0]?.deliveries[0]).toMatchObject({
      state: 'waiting',
      attempts: [{ outcome: 'timeout' }],
    });
    answerWith = status(200);
    expect(await pass(api, 20 * minute)).toHaveLength(1);
  });

  it('repeats when nobody listens', async () => {
    const api = listening();
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
    await api.write('/invoice', sale);
    await pass(api);
    expect(api.simulator.webhooks.endpoints()[0]?.deliveries[0]).toMatchObject({
      state: 'waiting',
      attempts: [{ outcome: 'unreachable' }],
    });
  });

  it('switches an endpoint off after a day of failures, until it is registered again', async () => {
    const api = listening();
    answerWith = status(500);
    const touch = () => api.simulator.books.edit(halden, 'Customer', '1', { Notes: 'x' });
    const endpoint = () => api.simulator.webhooks.endpoints()[0];
    for (let hours = 0; hours < 24; hours += 1) {
      touch();
      await pass(api, 60 * minute);
      expect(endpoint()?.active).toBe(true);
    }
    touch();
    await pass(api, 60 * minute);
    expect(endpoint()?.active).toBe(false);
    answerWith = status(200);
    touch();
    expect(await pass(api, 60 * minute)).toEqual([]);
    api.simulator.webhooks.register(demoApp.clientId, { url, verifierToken });
    touch();
    expect(await pass(api)).toHaveLength(1);
  });

  it('counts the day of failures from the last success', async () => {
    const api = listening();
    for (let hours = 0; hours < 40; hours += 1) {
      answerWith = status(hours === 20 ? 200 : 500);
      api.simulator.books.edit(halden, 'Customer', '1', { Notes: 'x' });
      await pass(api, 60 * minute);
    }
    expect(api.simulator.webhooks.endpoints()[0]?.active).toBe(true);
  });
});

describe('the remote control of webhooks', () => {
  it('registers, scripts, delivers now and lists, and a served simulator delivers by itself', async () => {
    const running = await startSimulator();
    const control = async (path: string, body?: unknown) => {
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      return (await fetch(`${running.url}/_sim/webhooks${path}`, init)).json();
    };
    try {
      const { simulator } = running;
      expect(await control('', { url: 'ftp://x', verifierToken })).toHaveProperty('error');
      expect(await control('', { url })).toHaveProperty('error');
      await control('', { url, verifierToken });
      simulator.grants.connect(demoApp.clientId, halden);
      await control('/scripts', { kind: 'hold', seconds: 3600 });
      simulator.books.edit(halden, 'Customer', '1', { Notes: 'x' });
      expect((await control('')).endpoints[0].pending).toHaveLength(1);
      const delivered = await control('/deliver', {});
      expect(delivered.endpoints[0]).toMatchObject({
        active: true,
        pending: [],
        deliveries: [{ state: 'delivered' }],
      });
      expect(received).toHaveLength(1);
      simulator.books.edit(halden, 'Customer', '1', { Notes: 'y' });
      await fetch(`${running.url}/_sim/clock`, { method: 'POST', body: '{"advanceSeconds":5}' });
      expect(received).toHaveLength(2);
      simulator.switches.webhookDelaySeconds = 0;
      simulator.books.edit(halden, 'Customer', '1', { Notes: 'z' });
      await expect.poll(() => received.length).toBe(3);
    } finally {
      await running.close();
    }
  });
});
