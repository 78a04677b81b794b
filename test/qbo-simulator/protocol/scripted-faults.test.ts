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

  it('strikes only what matches, after letting some pass', async () => {
    next({ kind: 'drop-before', match: { method: 'POST', path: 'requestid=i' }, after: 1 });
    expect((await send('other')).status).toBe(200);
    expect((await send('i')).status).toBe(200);
    await expect(send('i')).rejects.toThrow();
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
    await control('POST', '/reset');
    expect(running.simulator.switches.rotate).toBe('always');
    expect(stored()).toBe(0);
    expect((await control('POST', '/books/1/invoice/1', {})).status).toBe(400);
  });
});
