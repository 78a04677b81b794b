import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSimulator, startSimulator } from '#test/qbo-simulator/start.ts';
import { type Child, type ChildOptions, startChild } from '#test/support/child-process.ts';
import { freePort } from '#test/support/free-port.ts';
import { exportRequest, halden, invoiceDraft, mapEverything } from './testing/billing.ts';
import { type Client, client } from './testing/client.ts';
import { connectCompany } from './testing/consent.ts';
import { testEnv } from './testing/test-relay.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const listening = /"event":"listening"/;

let sim: RunningSimulator;
let dataDir = '';
let env: Record<string, string> = {};
const children: Child[] = [];

const run = async (args: string[], options: ChildOptions = {}): Promise<Child> => {
  const child = await startChild(process.execPath, [main, ...args], {
    cleanEnv: true,
    env,
    ...options,
  });
  children.push(child);
  return child;
};
const serve = (more: Record<string, string> = {}) =>
  run([], { env: { ...env, ...more }, readyWhen: listening });
const base = () => `http://127.0.0.1:${env.PORT}`;

async function pairWith(output: string): Promise<Client> {
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(output)?.[0];
  const { body } = await client(base())('POST', '/v1/pair', { code, deviceName: 'Office' });
  return client(base(), body.token);
}

beforeAll(async () => {
  const port = await freePort();
  const app = {
    clientId: 'test-client-id',
    clientSecret: 'test-client-secret',
    name: 'Counterfoil',
    redirectUris: [`http://localhost:${port}/oauth/callback`],
  };
  sim = await startSimulator({ apps: [app], switches: { throttle: false } });
  dataDir = mkdtempSync(join(tmpdir(), 'counterfoil-main-'));
  env = testEnv({ PORT: String(port), SIMULATOR_URL: sim.url, DATA_DIR: dataDir });
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.stop()));
});
afterAll(async () => {
  await sim.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('counterfoil', () => {
  it('ends with 78 and every finding when the configuration is wrong', async () => {
    const child = await run([], { env: { PORT: 'x', INTUIT_CLIENT_ID: 'a' } });
    expect(await child.exited).toMatchObject({ code: 78 });
    for (const name of ['COUNTERFOIL_KEY', 'INTUIT_CLIENT_SECRET', 'PORT']) {
      expect(child.output()).toContain(name);
    }
    expect(child.output()).not.toContain('    at ');
  });

  it('ends with 64 and its usage for a command it does not know', async () => {
    for (const args of [['dance'], ['pair', '--role', 'king'], ['--nothing']]) {
      const child = await run(args);
      expect(await child.exited).toMatchObject({ code: 64 });
      expect(child.output()).toContain('counterfoil serve | pair');
    }
  });

  it('says where it is, pairs the first admin, refuses a second relay and stops cleanly', async () => {
    const relay = await serve();
    const output = relay.output();
    for (const path of ['/oauth/callback', '/disconnected', '/reconnect']) {
      expect(output).toContain(`http://localhost:${env.PORT}${path}`);
    }
    const admin = await pairWith(output);
    expect((await admin('GET', '/v1/me')).body.member.role).toBe('admin');
    expect((await client(base())('GET', '/readyz')).status).toBe(200);

    const second = await run([], { env: { ...env, PORT: '0' } });
    expect(await second.exited).toMatchObject({ code: 78 });
    expect(second.output()).toContain('Another relay uses');

    const pairing = await run(['pair', '--role', 'staff']);
    expect(await pairing.exited).toMatchObject({ code: 0 });
    const staff = await pairWith(pairing.output());
    expect((await staff('GET', '/v1/me')).body.member.role).toBe('staff');

    const doctor = await run(['doctor']);
    expect(await doctor.exited).toMatchObject({ code: 0 });
    expect(doctor.output()).toContain('database and key (sqlite');
    const migrate = await run(['migrate']);
    expect(await migrate.exited).toMatchObject({ code: 0 });

    expect(await relay.stop()).toEqual({ code: 0, signal: null });
    expect(relay.output()).toContain('"event":"stopped"');
    const again = await serve();
    expect(again.output()).not.toContain('No admin is paired');
    expect((await admin('GET', '/v1/me')).status).toBe(200);
  }, 30_000);

  it('ends a long wait at once when it is told to stop', async () => {
    const relay = await serve();
    const code = await run(['pair']);
    await code.exited;
    const admin = await pairWith(code.output());
    await connectCompany(admin, halden);
    await mapEverything(admin);
    sim.simulator.faults.next({ kind: 'slow', ms: 1500, match: { path: '/invoice\\?' } });
    const { body } = await admin(
      'POST',
      '/v1/exports',
      await exportRequest(admin, invoiceDraft('stop')),
    );
    const waiting = admin('GET', `/v1/exports/${body.id}?wait=20`);
    // A request that has not arrived yet would find its connection closed.
    await sleep(500);
    const start = Date.now();
    const stopped = relay.stop();
    expect((await waiting).body.state).toBe('sending');
    expect(await stopped).toEqual({ code: 0, signal: null });
    expect(Date.now() - start).toBeLessThan(5000);
    await serve();
    const { body: done } = await admin('GET', `/v1/exports/${body.id}?wait=10`);
    expect(done.state).toBe('exported');
    expect(sim.simulator.books.list(halden, 'Invoice')).toHaveLength(1);
  }, 30_000);

  it.each(['after-intent', 'before-post', 'after-qbo-answer', 'after-result'])(
    'makes one document when it is killed %s',
    async (point) => {
      const relay = await serve({ COUNTERFOIL_FAILPOINT: point });
      const code = await run(['pair']);
      await code.exited;
      const admin = await pairWith(code.output());
      const draft = invoiceDraft(point, { number: `K-${point}` });
      const request = await exportRequest(admin, draft);
      await admin('POST', '/v1/exports', request).catch(() => undefined);
      expect(await relay.exited).toEqual({ code: null, signal: 'SIGKILL' });
      await serve();
      const started = Date.now();
      const { body } = await admin('POST', '/v1/exports', request);
      const { body: done } = await admin('GET', `/v1/exports/${body.id}?wait=10`);
      expect(done.state).toBe('exported');
      expect(Date.now() - started).toBeLessThan(10_000);
      const numbers = sim.simulator.books.list(halden, 'Invoice').map((one) => one.DocNumber);
      expect(numbers.filter((number) => number === draft.number)).toHaveLength(1);
    },
    30_000,
  );
});
