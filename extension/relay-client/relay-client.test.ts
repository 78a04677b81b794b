import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '#shared/settings/settings.ts';
import { usCompany } from '#shared/testing/order-context.ts';
import { createRelayClient } from './relay-client.ts';

interface Asked {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

describe('the relay client', () => {
  let server: Server;
  let address: string;
  let asked: Asked[];
  let answer: (response: ServerResponse) => void;

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      asked.push({ method: request.method, url: request.url, headers: request.headers, body });
      answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  beforeEach(() => {
    asked = [];
  });

  const client = () => createRelayClient({ address, token: 'secret', fetch });
  const json = (status: number, content: unknown) => (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(content));
  };

  it('sends the token, the contract’s header, path and query', async () => {
    answer = json(200, { rows: [], next: null });
    const options = { params: { list: 'items' }, data: { start: 1001 } };
    const result = await client().call('catalogue', options);
    expect(result).toEqual({ ok: true, value: { rows: [], next: null } });
    expect(asked[0]).toMatchObject({ method: 'GET', url: '/v1/catalogue/items?start=1001' });
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'Bearer secret',
      'x-counterfoil': '1',
    });
    expect(asked[0]?.headers.cookie).toBeUndefined();
  });

  it('sends a body as JSON and keeps path parameters inside one segment', async () => {
    answer = json(200, {});
    await client().call('revokeMember', { params: { id: '../me?x' } });
    expect(asked[0]?.url).toBe('/v1/members/..%2Fme%3Fx');
    expect(asked[0]?.headers['content-type']).toContain('application/json');
  });

  it('gives the relay’s own problem', async () => {
    answer = json(409, { problem: { code: 'mapping_conflict' } });
    expect(await client().call('me')).toEqual({
      ok: false,
      problem: { code: 'mapping_conflict' },
    });
  });

  it('does not send a request that the contract refuses', async () => {
    const result = await client().call('pair', { data: { code: '', deviceName: 'x' } });
    expect(result).toEqual({
      ok: false,
      problem: { code: 'bad_request', detail: { where: 'code' } },
    });
    expect(asked).toEqual([]);
  });

  it('reads the settings of a newer relay as far as it knows them', async () => {
    const told = { ...defaultSettings, memo: true, fieldOfTomorrow: 'x' };
    answer = json(200, { settings: told, version: 3, more: 1 });
    expect(await client().call('settings')).toEqual({
      ok: true,
      value: { settings: { ...defaultSettings, memo: true }, version: 3 },
    });
  });

  it('leaves out what a newer relay tells beside the rest: of the company, of mappings', async () => {
    const member = { id: 'm', name: 'Desk', role: 'staff', createdAt: 1, lastSeenAt: null };
    const connection = { state: 'connected', company: { ...usCompany, more: 1 }, more: 1 };
    answer = json(200, { member, practice: { id: 'p', name: 'P', more: 1 }, connection });
    const me = await client().call('me');
    expect(me).toMatchObject({ ok: true, value: { connection: { company: usCompany } } });
    expect(JSON.stringify(me)).not.toContain('more');
    const term = { profileId: 'demo', origin: 'https://a.example', kind: 'item', key: 'id:1' };
    const known = { term, realmId: usCompany.realmId, targetId: '7', version: 1, removed: false };
    answer = json(200, { mappings: [{ ...known, more: 1 }], version: 1 });
    expect(await client().call('mappings')).toEqual({
      ok: true,
      value: { mappings: [known], version: 1 },
    });
  });

  it('shows what a newer relay found out about the company, whatever it looked at', async () => {
    const words = { title: 'Tomorrow', explanation: 'As told.', fix: 'Do it.' };
    const findings = [
      { id: 'company', state: 'ok', ...words },
      { id: 'of-tomorrow', state: 'must-fix', ...words },
      { id: 'sales-tax', state: 'note-of-tomorrow', ...words },
    ];
    answer = json(200, { state: 'connected', findings, read: [], meteredReads: 0 });
    const told = await client().call('testConnection', { data: { taxes: [] } });
    expect(told).toMatchObject({
      ok: true,
      value: { findings: [findings[0], findings[1], { id: 'sales-tax', state: 'advice' }] },
    });
  });

  it('says that the extension must be updated when it cannot read an answer', async () => {
    answer = json(200, { settings: { ...defaultSettings, push: 'at-night' }, version: 3 });
    expect(await client().call('settings')).toEqual({
      ok: false,
      problem: { code: 'answer_not_understood', detail: { where: 'settings.push' } },
    });
    answer = json(200, { member: 'somebody' });
    expect(await client().call('me')).toMatchObject({
      problem: { code: 'answer_not_understood', detail: { where: 'member' } },
    });
    answer = json(409, { problem: { code: 'reason_of_tomorrow' } });
    expect(await client().call('me')).toEqual({
      ok: false,
      problem: { code: 'answer_not_understood', detail: { where: 'reason_of_tomorrow' } },
    });
  });

  it.each([
    ['a page of a proxy', (r: ServerResponse) => r.writeHead(502).end('<h1>Bad gateway</h1>')],
    ['a refusal of something else', json(500, { error: 'no_such_code' })],
    ['a refusal without a code', json(500, { problem: { code: '<b>' } })],
  ])('calls %s relay_failed, and asks once', async (_what, given) => {
    answer = given;
    const result = await client().call('me');
    expect(result).toMatchObject({ ok: false, problem: { code: 'relay_failed' } });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['a cut connection', (r: ServerResponse) => void r.destroy()],
    ['a redirect', (r: ServerResponse) => r.writeHead(307, { location: 'http://x.example' }).end()],
  ])('calls %s relay_unreachable, and asks once', async (_what, given) => {
    answer = given;
    const result = await client().call('startConnection');
    expect(result).toEqual({ ok: false, problem: { code: 'relay_unreachable' } });
    expect(asked).toHaveLength(1);
  });

  it('calls a relay that is not there relay_unreachable', async () => {
    const nowhere = createRelayClient({ address: 'http://127.0.0.1:9', fetch });
    expect(await nowhere.call('me')).toMatchObject({ problem: { code: 'relay_unreachable' } });
  });
});
