import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoApp } from '../options.ts';
import { type RunningSimulator, startSimulator } from '../start.ts';
import { halden, saleLine } from '../test-kit.ts';
import type { FaultScript } from './scripted-faults.ts';

const sale = { CustomerRef: { value: '1' }, Line: [saleLine('2', 68, {}, 'NON')] };
let running: RunningSimulator;
let accessToken: string;

beforeEach(async () => {
  running = await startSimulator({ switches: { throttle: false } });
  accessToken = running.simulator.grants.connect(demoApp.clientId, halden).accessToken;
});
afterEach(() => running.close());

function send(requestid: string, signal?: AbortSignal) {
  return fetch(`${running.url}/v3/company/${halden}/invoice?requestid=${requestid}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${accessToken}`,
      Accept: 'application/json',
      'Content-Type': 'application/json',
    },
    body: JSON.stringify(sale),
    ...(signal ? { signal } : {}),
  });
}

const stored = () => running.simulator.books.list(halden, 'Invoice').length;

/** Sends, and gives up once the fault has struck. */
async function giveUp(requestid: string) {
  const controller = new AbortController();
  const sent = send(requestid, controller.signal);
  await expect.poll(() => running.simulator.faults.waiting(), { interval: 5 }).toEqual([]);
  controller.abort();
  await expect(sent).rejects.toThrow();
}

const next = (script: FaultScript) => running.simulator.faults.next(script);

describe('contract §11 scripted faults over a real connection', () => {
  it.each([
    [{ kind: 'drop-before' }, 0],
    [{ kind: 'drop-after-commit' }, 1],
    [{ kind: 'reset' }, 0],
    [{ kind: 'reset', commit: true }, 1],
  ] satisfies [FaultScript, number][])(
    '%j cuts the connection with %i stored',
    async (script, left) => {
      next(script);
      await expect(send('a')).rejects.toThrow('fetch failed');
      expect(stored()).toBe(left);
      expect(running.simulator.calls.all()[0]).toMatchObject({ status: 0, fault: script.kind });
      expect((await send('a')).status).toBe(200);
      expect(stored()).toBe(1);
    },
  );

  it('sends half a body after committing', async () => {
    next({ kind: 'half-body' });
    const answer = await send('b');
    expect(answer.status).toBe(200);
    await expect(answer.json()).rejects.toThrow();
    expect(stored()).toBe(1);
  });

  it('commits late, behind the back of a client that gave up', async () => {
    next({ kind: 'late-commit', ms: 300 });
    await giveUp('c');
    expect(stored()).toBe(0);
    await expect.poll(stored).toBe(1);
    expect((await send('c')).status).toBe(200);
    expect(stored()).toBe(1);
  });

  it('does not commit late what a retry has already done', async () => {
    next({ kind: 'late-commit', ms: 300 });
    await giveUp('d');
    expect((await send('d')).status).toBe(200);
    await expect.poll(() => running.simulator.calls.all().length).toBe(2);
    expect(stored()).toBe(1);
  });

  it('is slow', async () => {
    next({ kind: 'slow', ms: 120 });
    const before = performance.now();
    expect((await send('e')).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(110);
  });

  it.each([429, 500, 503] as const)('answers %i in HTML', async (status) => {
    next({ kind: 'status', status, times: 2, retryAfter: 7 });
    for (let sent = 0; sent < 2; sent += 1) {
      const answer = await send('f');
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(answer.headers.get('retry-after')).toBe('7');
      expect(answer.headers.get('intuit_tid')).toBeTruthy();
    }
    expect(stored()).toBe(0);
    expect((await send('f')).status).toBe(200);
  });

  it('answers 500 after committing when asked to', async () => {
    next({ kind: 'status', status: 500, commit: true });
    expect((await send('g')).status).toBe(500);
    expect(stored()).toBe(1);
  });

  it('hides a fault in a 200', async () => {
    next({ kind: 'fault-200', code: '10000' });
    const answer = await send('h');
    expect(answer.status).toBe(200);
    expect((await answer.json()).Fault.Error[0].code).toBe('10000');
    expect(stored()).toBe(0);
  });

  it('commits at once and answers late when asked to', async () => {
    next({ kind: 'slow', ms: 900, commit: true });
    const sent = send('j');
    await expect.poll(stored, { interval: 5, timeout: 800 }).toBe(1);
    expect((await sent).status).toBe(200);
  });

  it('delivers an answer twice on one connection', async () => {
    next({ kind: 'duplicate-reply' });
    const body = JSON.stringify(sale);
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk;
    });
    socket.write(
      `POST /v3/company/${halden}/invoice?requestid=k HTTP/1.1\r\nHost: x\r\n` +
        `Authorization: Bearer ${accessToken}\r\nAccept: application/json\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await expect.poll(() => heard.match(/"Invoice":/g)?.length).toBe(2);
    expect(heard.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
    socket.destroy();
    expect(stored()).toBe(1);
    next({ kind: 'duplicate-reply' });
    expect((await send('l')).status).toBe(200);
    expect((await send('m')).status).toBe(200);
    expect(stored()).toBe(3);
  });

  it('delivers a call twice: two documents, unless a requestid holds the second back', async () => {
    next({ kind: 'duplicate-request', times: 2 });
    const one = await (await send('n')).json();
    expect(stored()).toBe(1);
    expect(running.simulator.calls.all()[0]).toMatchObject({ replayed: true });
    const two = await (await send('')).json();
    expect(stored()).toBe(3);
    expect(Number(two.Invoice.Id)).toBe(Number(one.Invoice.Id) + 2);
  });

  it('forgets a requestid and executes the repeat', async () => {
    expect((await send('o')).status).toBe(200);
    expect((await send('o')).status).toBe(200);
    expect(stored()).toBe(1);
    next({ kind: 'forget-requestid' });
    const again = await (await send('o')).json();
    expect(stored()).toBe(2);
    expect(await (await send('o')).json()).toEqual(again);
  });

  it.each([
    [{ kind: 'fault', code: '6210' }, 400, '6210'],
    [{ kind: 'fault', code: '5020', status: 403 }, 403, '5020'],
    [{ kind: 'status', status: 500, body: 'fault' }, 500, '10000'],
    [{ kind: 'status', status: 429, body: 'fault' }, 429, '3001'],
  ] satisfies [FaultScript, number, string][])(
    'answers %j with %i and code %s, nothing executed',
    async (script, status, code) => {
      next(script);
      const answer = await send('p');
      expect(answer.status).toBe(status);
      expect((await answer.json()).Fault.Error[0].code).toBe(code);
      expect(stored()).toBe(0);
    },
  );

  it('answers a scripted 401 in the gateway form, and a 503 without a body', async () => {
    next({ kind: 'fault', code: '3200', status: 401, detail: 'Token expired' });
    const refused = await send('q');
    expect(refused.status).toBe(401);
    expect((await refused.json()).fault.error[0]).toMatchObject({ code: '3200' });
    next({ kind: 'status', status: 503, body: 'empty' });
    const empty = await send('q');
    expect([empty.status, await empty.text()]).toEqual([503, '']);
  });

  it('loses the answer of a refresh', async () => {
    const { refreshToken } = running.simulator.grants.connect(demoApp.clientId, halden);
    const refresh = () =>
      fetch(`${running.url}/oauth2/v1/tokens/bearer`, {
        method: 'POST',
        headers: {
          Authorization: `Basic ${btoa(`${demoApp.clientId}:${demoApp.clientSecret}`)}`,
        },
        body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
      });
    next({ kind: 'drop-after-commit', match: { path: '^/oauth2/v1/tokens' } });
    await expect(refresh()).rejects.toThrow();
    expect((await (await refresh()).json()).error).toBe('invalid_grant');
  });

  it('strikes the chosen entity, realm and nth call', async () => {
    next({ kind: 'status', status: 503, match: { entity: 'Invoice', realm: halden }, after: 2 });
    next({ kind: 'status', status: 503, match: { entity: 'Payment' } });
    next({ kind: 'status', status: 503, match: { realm: '9341450000000002' } });
    const read = () =>
      fetch(`${running.url}/v3/company/${halden}/customer/1`, {
        headers: { Authorization: `Bearer ${accessToken}` },
      });
    const statuses = [];
    for (const call of [read, () => send('r'), read, () => send('s'), () => send('t'), read]) {
      statuses.push((await call()).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 503, 200]);
    expect(running.simulator.faults.waiting()).toHaveLength(2);
  });

  it('strikes only what matches, after letting some pass', async () => {
    next({ kind: 'drop-before', match: { method: 'POST', path: 'requestid=i' }, after: 1 });
    expect((await send('other')).status).toBe(200);
    expect((await send('i')).status).toBe(200);
    await expect(send('i')).rejects.toThrow();
  });
});

describe('contract §11 storms', () => {
  const storm = (seed: number) =>
    running.simulator.faults.storm(
      { seconds: 60, percent: { 429: 30, 503: 30 }, seed, match: { method: 'POST' } },
      running.simulator.clock.now(),
    );
  async function statuses(count: number): Promise<number[]> {
    const found = [];
    for (let sent = 0; sent < count; sent += 1) found.push((await send('')).status);
    return found;
  }

  it('refuses its percentages, the same calls for the same seed', async () => {
    storm(7);
    const first = await statuses(100);
    const share = (status: number) => first.filter((other) => other === status).length;
    expect(share(429)).toBeGreaterThan(20);
    expect(share(429)).toBeLessThan(40);
    expect(share(503)).toBeGreaterThan(20);
    expect(share(503)).toBeLessThan(40);
    expect(stored()).toBe(share(200));
    storm(7);
    expect(await statuses(100)).toEqual(first);
    storm(8);
    expect(await statuses(100)).not.toEqual(first);
  });

  it('blows over after its simulated seconds', async () => {
    const { simulator } = running;
    const script = { seconds: 60, percent: { 500: 100 }, body: 'fault' } as const;
    simulator.faults.storm(script, simulator.clock.now());
    expect(await statuses(3)).toEqual([500, 500, 500]);
    expect((await (await send('')).json()).Fault.Error[0].code).toBe('10000');
    simulator.clock.advance(60_000);
    expect(await statuses(3)).toEqual([200, 200, 200]);
  });

  it('may commit behind its 5xx', async () => {
    const { simulator } = running;
    const percent = { 429: 50, 504: 50 };
    simulator.faults.storm({ seconds: 60, percent, commit: true }, simulator.clock.now());
    const found = await statuses(20);
    expect(stored()).toBe(found.filter((status) => status === 504).length);
    expect(stored()).toBeGreaterThan(0);
  });
});

describe('the remote control', () => {
  const control = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${running.url}/_sim${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  };

  it('drives faults, calls, books, clock, switches and reset from outside', async () => {
    await control('POST', '/faults', { kind: 'status', status: 503, match: { path: '/invoice' } });
    expect((await send('x')).status).toBe(503);
    await send('y');
    const books = await control('GET', `/books/${halden}/invoices`);
    expect(books.body.invoices).toHaveLength(1);
    expect((await control('GET', '/calls')).body.calls).toHaveLength(2);
    const edited = { action: 'edit', changes: { PrivateNote: 'seen' } };
    const id = books.body.invoices[0].Id;
    expect((await control('POST', `/books/${halden}/invoice/${id}`, edited)).status).toBe(200);
    expect(running.simulator.books.list(halden, 'Invoice')[0]).toMatchObject({
      SyncToken: '1',
      PrivateNote: 'seen',
    });
    const before = Date.parse((await control('GET', '/clock')).body.now);
    const after = Date.parse((await control('POST', '/clock', { advanceSeconds: 7200 })).body.now);
    expect(after - before).toBeGreaterThanOrEqual(7_200_000);
    expect((await send('z')).status).toBe(401);
    await control('POST', '/switches', { rotate: 'after24h' });
    expect(running.simulator.switches.rotate).toBe('after24h');
    await control('POST', `/companies/${halden}`, { bookCloseDate: '2026-01-31' });
    expect(running.simulator.books.company(halden).settings.bookCloseDate).toBe('2026-01-31');
    expect((await control('POST', '/switches', { rotates: 'always' })).status).toBe(400);
    expect((await control('POST', '/switches', { batchItems: '30' })).status).toBe(400);
    expect((await control('POST', '/companies/1', {})).status).toBe(400);
    expect((await control('POST', '/faults', { kind: 'oops' })).status).toBe(400);
    expect((await control('POST', '/faults', { kind: 'slow' })).status).toBe(400);
    expect((await control('POST', '/faults/storm', { seconds: 60 })).status).toBe(400);
    await control('POST', '/faults/storm', { seconds: 60, percent: { 503: 100 } });
    expect((await send('storm')).status).toBe(503);
    await control('DELETE', '/faults');
    expect((await control('GET', '/calls')).body.days[0]).toMatchObject({ realm: halden });
    await control('POST', '/reset');
    expect(running.simulator.switches.rotate).toBe('always');
    expect(stored()).toBe(0);
    expect((await control('POST', '/books/1/invoice/1', {})).status).toBe(400);
  });
});
