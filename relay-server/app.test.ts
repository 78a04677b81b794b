import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productVersion, thisRelay } from '#shared/relay/versions.ts';
import { type Client, client } from './testing/client.ts';
import { startTestRelay, type TestRelay } from './testing/test-relay.ts';

let test: TestRelay;
let admin: Client;
beforeAll(async () => {
  test = await startTestRelay();
  admin = await test.pair('admin');
});
afterAll(() => test.close());

const code = async (...args: Parameters<Client>) => {
  const { status, body } = await admin(...args);
  return [status, body.problem?.code];
};

/** Sends bytes as they are and returns the status line and headers. */
const rawRequest = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(test.relay.url);
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (part) => {
      answer += part;
      if (answer.includes('\r\n\r\n')) socket.destroy();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

describe('bodies', () => {
  it('are JSON only', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      '',
    ]) {
      expect(
        await code('POST', '/v1/pairing-codes', '{"role":"staff"}', { 'Content-Type': type }),
      ).toEqual([415, 'wrong_content_type']);
    }
    const utf8 = { 'Content-Type': 'application/json; charset=utf-8' };
    expect(await code('POST', '/v1/pairing-codes', '{"role":"staff"}', utf8)).toEqual([
      200,
      undefined,
    ]);
  });

  it.each([
    ['not JSON', '{"role":'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"role"'],
    ['an unknown key', '{"role":"staff","more":1}'],
    ['a prototype key', '{"__proto__":{"role":"admin"},"role":"staff"}'],
    ['a constructor key', '{"constructor":{"prototype":{"role":"admin"}}}'],
    ['a deep list', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['a deep value', `{"role":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['broken UTF-8 escapes', '{"role":"\\ud800"}'],
  ])('are refused when they are %s', async (_what, body) => {
    expect(await code('POST', '/v1/pairing-codes', body)).toEqual([400, 'bad_request']);
  });

  it('are refused when their bytes are not UTF-8', async () => {
    const response = await fetch(`${test.relay.url}/v1/pairing-codes`, {
      method: 'POST',
      headers: {
        'X-Counterfoil': '1',
        Authorization: `Bearer ${admin.token}`,
        'Content-Type': 'application/json',
      },
      body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    });
    expect(response.status).toBe(400);
  });

  it('are cut at one megabyte, also without a Content-Length', async () => {
    const big = JSON.stringify({ role: 'x'.repeat(1_100_000) });
    expect(await code('POST', '/v1/pairing-codes', big)).toEqual([413, 'body_too_large']);
    const response = await fetch(`${test.relay.url}/v1/pairing-codes`, {
      method: 'POST',
      headers: {
        'X-Counterfoil': '1',
        Authorization: `Bearer ${admin.token}`,
        'Content-Type': 'application/json',
      },
      body: new Blob([big]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
  });

  it('are refused in another contract, in words that name the side to update', async () => {
    const speak = async (contract: string) => {
      const { status, body } = await admin('GET', '/v1/me', undefined, {
        'X-Counterfoil': contract,
      });
      return [status, body.problem?.code, body.problem?.detail];
    };
    expect(await speak('2')).toEqual([400, 'relay_outdated', { version: productVersion }]);
    expect(await speak('0')).toEqual([400, 'extension_outdated', { needed: '0.1.0' }]);
    expect(await speak('one')).toEqual([400, 'bad_request', { where: 'header X-Counterfoil' }]);
    const { body } = await admin('GET', '/v1/me');
    expect(body.relay).toEqual(thisRelay);
  });

  it('name the field and never its value', async () => {
    const { body } = await admin('POST', '/v1/pairing-codes', { role: 'SECRET' });
    expect(body).toEqual({ problem: { code: 'bad_request', detail: { where: 'role' } } });
  });
});

describe('guards', () => {
  it('answer under known host names only', async () => {
    const { port } = new URL(test.relay.url);
    const status = async (host: string, target = '/v1/me') =>
      (
        await rawRequest(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
      ).slice(9, 12);
    expect(await status('evil.example')).toBe('421');
    expect(await status(`evil.example:${port}`)).toBe('421');
    expect(await status('127.0.0.1')).toBe('421');
    expect(await status(`127.0.0.1:${port}`)).toBe('400');
    expect(await status(`LOCALHOST:${port}`, '/healthz')).toBe('200');
    expect(await status(`127.0.0.1:${port}`, 'http://evil.example/healthz')).toBe('421');
  });

  it('want the contract header and grant no CORS', async () => {
    const response = await fetch(`${test.relay.url}/v1/me`, {
      headers: { Authorization: `Bearer ${admin.token}`, Origin: 'https://evil.example' },
    });
    expect(response.status).toBe(400);
    const preflight = await fetch(`${test.relay.url}/v1/me`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'GET' },
    });
    expect(preflight.status).toBe(405);
    for (const { headers } of [response, preflight]) {
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('refuse TRACE, wrong methods and unknown routes', async () => {
    const { host } = new URL(test.relay.url);
    const trace = await rawRequest(`TRACE /v1/me HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    expect(trace).toContain(' 405 ');
    const wrong = await admin('PUT', '/v1/me', {});
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, DELETE']);
    expect(await code('GET', '/v1/nothing')).toEqual([404, 'route_unknown']);
    expect(await code('GET', '/v1/exports/%zz')).toEqual([404, 'not_found']);
    expect(await code('GET', '/v1/catalogue/__proto__')).toEqual([404, 'not_found']);
  });

  it('send the headers Intuit asks for, on refusals too', async () => {
    for (const path of ['/v1/me', '/nothing', '/disconnected', '/openapi.json']) {
      const { headers } = await admin('GET', path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'none'.*frame-ancestors 'none'/,
      );
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });

  it('hide an unexpected error behind a reference that the log has', async () => {
    const { db } = test.relay.store.database;
    await db.schema.alterTable('members').renameTo('members_away').execute();
    const { status, body } = await admin('GET', '/v1/me');
    await db.schema.alterTable('members_away').renameTo('members').execute();
    expect(status).toBe(500);
    expect(Object.keys(body.problem.detail)).toEqual(['reference']);
    expect(test.logged()).toContain(body.problem.detail.reference);
    expect(JSON.stringify(body)).not.toContain('members');
  });

  it('slow an address down', async () => {
    const slow = await startTestRelay({ env: { REQUESTS_PER_MINUTE: '60' } });
    const none = client(slow.relay.url);
    const start = Date.now();
    const statuses = await Promise.all(
      Array.from({ length: 40 }, () => none('GET', '/openapi.json')),
    );
    await slow.close();
    // Half a minute's worth at once, and one more for each second it took.
    const refilled = Math.ceil((Date.now() - start) / 1000);
    const answered = statuses.filter(({ status }) => status === 200).length;
    const refused = statuses.filter(({ status }) => status === 429);
    expect(answered).toBeGreaterThanOrEqual(30);
    expect(answered).toBeLessThanOrEqual(30 + refilled);
    expect(refused).toHaveLength(40 - answered);
    expect(refused.at(-1)?.headers.get('retry-after')).toBe('60');
  });
});
