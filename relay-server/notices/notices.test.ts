import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, createServer as createTcp } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '#test/support/free-port.ts';
import { type MailBox, startMailBox } from '#test/support/mail-box.ts';
import { startRelay } from '../start-relay.ts';
import { halden, northgate } from '../testing/billing.ts';
import { type Client, client } from '../testing/client.ts';
import { connectCompany } from '../testing/consent.ts';
import { engines } from '../testing/engines.ts';
import {
  configFrom,
  startTestRelay,
  type TestRelay,
  type TestRelayOptions,
} from '../testing/test-relay.ts';
import { signature } from './send-webhook.ts';

const quick = { pollMs: 20, retryBaseMs: 40, retryMostMs: 200, watchMs: 50 };
const secret = 'a-secret-of-the-test';
const days = (count: number) => count * 86_400_000;

let test: TestRelay;
let admin: Client;
let ahead = 0;
const open: { close(): unknown }[] = [];
afterEach(async () => {
  await test?.close();
  for (const one of open.splice(0)) await one.close();
});

async function mailBox(port = 0): Promise<MailBox> {
  const box = await startMailBox({ port });
  open.push(box);
  return box;
}

const mailEnv = (port: number) => ({
  SMTP_URL: `smtp://127.0.0.1:${port}`,
  NOTICE_FROM: 'Counterfoil <relay@practice.example>',
  NOTICE_TO: 'office@practice.example',
});

async function connected(options: TestRelayOptions): Promise<void> {
  ahead = 0;
  test = await startTestRelay({ now: () => Date.now() + ahead, noticeTiming: quick, ...options });
  admin = await test.pair('admin');
  await connectCompany(admin, halden);
}

const forward = (ms: number) => {
  ahead += ms;
  test.sim.clock.advance(ms);
};
/** Calls QuickBooks; what became of the connection. */
const read = async () => (await admin('POST', '/v1/connection/test', {})).body.state;
const end = async () =>
  (
    await test.relay.store.database.db
      .selectFrom('connections')
      .select('refresh_expires_at')
      .executeTakeFirstOrThrow()
  ).refresh_expires_at ?? 0;
const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

interface Hook {
  url: string;
  calls: { headers: IncomingHttpHeaders; body: string }[];
  /** The answers of the next calls; 204 afterwards. */
  answers: number[];
}

async function hook(): Promise<Hook> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    one.calls.push({ headers: request.headers, body });
    const status = one.answers.shift() ?? 204;
    response.writeHead(status, status === 302 ? { Location: '/elsewhere' } : {}).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(server);
  const { port } = server.address() as AddressInfo;
  const one: Hook = { url: `http://127.0.0.1:${port}/hook`, calls: [], answers: [] };
  return one;
}

const hookEnv = ({ url }: Hook) => ({ NOTICE_WEBHOOK_URL: url, NOTICE_WEBHOOK_SECRET: secret });

describe.each(engines)('notices on %s', (engine) => {
  it('one e-mail and one signed call say that the connection has ended and what to do', async () => {
    const box = await mailBox();
    const receiver = await hook();
    await connected({ engine, env: { ...mailEnv(box.port), ...hookEnv(receiver) } });
    test.sim.grants.revokeRealm(halden);
    const codes = await Promise.all(Array.from({ length: 8 }, read));
    expect(new Set(codes)).toEqual(new Set(['needs_reconnect']));
    await expect.poll(() => box.mails.length).toBe(1);
    await expect.poll(() => receiver.calls.length).toBe(1);
    await settled();
    expect(await read()).toBe('needs_reconnect');
    await settled();
    expect(box.mails).toHaveLength(1);
    expect(receiver.calls).toHaveLength(1);

    const [mail] = box.mails;
    expect(mail).toMatchObject({
      from: 'relay@practice.example',
      to: ['office@practice.example'],
    });
    for (const words of [
      'Subject: Counterfoil: Reconnect QuickBooks for My practice',
      'Auto-Submitted: auto-generated',
      'to Halden Creek Veterinary in QuickBooks has ended',
      'Nothing is lost',
      'press Reconnect',
      'choose the same company',
      'resets no setting and changes no record, so it is safe at any time',
      'go on by themselves after a reconnect; drafts can still be made',
      `${test.relay.publicUrl}/reconnect`,
    ]) {
      expect(mail?.text).toContain(words);
    }

    const { headers, body } = receiver.calls[0]!;
    const signed = String(headers['x-counterfoil-signature']);
    const seconds = Number(/^t=(\d+),/.exec(signed)?.[1]);
    expect(Math.abs(seconds - Date.now() / 1000)).toBeLessThan(60);
    expect(signed).toBe(signature(secret, body, seconds));
    expect(signed).not.toBe(signature('another-secret-of-them', body, seconds));
    const told = JSON.parse(body);
    expect(told).toMatchObject({
      id: headers['x-counterfoil-notice'],
      event: 'connection_lost',
      reason: 'grant_ended',
      practice: { name: 'My practice' },
      company: { realmId: halden, name: 'Halden Creek Veterinary' },
      reconnectUrl: `${test.relay.publicUrl}/reconnect`,
    });
    const { access_token, refresh_token } = await test.relay.store.database.db
      .selectFrom('connections')
      .selectAll()
      .executeTakeFirstOrThrow();
    for (const text of [mail?.text, body]) {
      expect(text).not.toContain(access_token);
      expect(text).not.toContain(refresh_token);
      expect(text).not.toMatch(/AB11|eyJ|cf1_/);
    }
  });

  it('keeps trying while the mail server is down, over a restart, and tells it once', async () => {
    const port = await freePort();
    await connected({ engine, env: mailEnv(port) });
    test.sim.grants.revokeRealm(halden);
    expect(await read()).toBe('needs_reconnect');
    const tries = async () =>
      (await test.relay.store.database.db.selectFrom('notices').select('attempts').execute())[0]
        ?.attempts ?? 0;
    await expect.poll(tries).toBeGreaterThan(1);
    expect(test.logged()).toContain('"event":"notice_failed"');
    await test.restart();
    const box = await mailBox(port);
    await expect.poll(() => box.mails.length, { timeout: 5000 }).toBe(1);
    await test.restart();
    await settled();
    expect(box.mails).toHaveLength(1);
  });
});

describe.runIf(engines.includes('postgres'))('two relays on one database', () => {
  it('tell an event once', async () => {
    const receiver = await hook();
    await connected({ engine: 'postgres', env: hookEnv(receiver) });
    const second = await startRelay(configFrom({ ...test.env, LOG_LEVEL: 'silent' }), {
      noticeTiming: { ...quick, pollMs: 5 },
    });
    test.sim.options.apps[0]?.redirectUris.push(second.redirectUri);
    try {
      const there = client(second.url, admin.token);
      for (let round = 1; round <= 3; round += 1) {
        test.sim.grants.revokeRealm(halden);
        await Promise.all(
          [admin, there, admin, there].map((one) => one('POST', '/v1/connection/test', {})),
        );
        await expect.poll(() => receiver.calls.length).toBe(2 * round - 1);
        await connectCompany(round % 2 === 0 ? admin : there, halden);
        await expect.poll(() => receiver.calls.length).toBe(2 * round);
      }
      await settled();
      expect(receiver.calls).toHaveLength(6);
    } finally {
      await second.close();
    }
  });
});

describe('notices', () => {
  it('say why: the user lost access, or Intuit refuses the app', async () => {
    const box = await mailBox();
    await connected({ env: mailEnv(box.port) });
    test.sim.grants.setAdmin(halden, false);
    await read();
    await expect.poll(() => box.mails.at(-1)?.text).toContain('no longer an admin');
    await connectCompany(admin, halden);
    await expect.poll(() => box.mails.length).toBe(2);
    test.sim.grants.setLapsed('test-client-id', true);
    await read();
    await expect.poll(() => box.mails.at(-1)?.text).toContain('refuses the app');
  });

  it('close what they opened: connected again, once, and never without trouble before', async () => {
    const box = await mailBox();
    await connected({ env: mailEnv(box.port) });
    await connectCompany(admin, halden);
    await settled();
    expect(box.mails).toEqual([]);
    test.sim.grants.revokeRealm(halden);
    await read();
    await expect.poll(() => box.mails.length).toBe(1);
    await connectCompany(admin, halden);
    await expect.poll(() => box.mails.at(-1)?.text).toContain('is connected again for My practice');
    await connectCompany(admin, halden);
    await settled();
    expect(box.mails).toHaveLength(2);
    test.sim.grants.revokeRealm(halden);
    await read();
    await expect.poll(() => box.mails.length).toBe(3);
  });

  it('that were not told before a reconnect or disconnect are not told after it', async () => {
    const box = await mailBox();
    box.isRefusing = true;
    await connected({ env: mailEnv(box.port) });
    test.sim.grants.revokeRealm(halden);
    await read();
    await expect.poll(() => test.logged()).toContain('"event":"notice_failed"');
    await admin('DELETE', '/v1/connection');
    // One try may be on its way.
    await settled();
    box.isRefusing = false;
    await settled();
    expect(box.mails).toEqual([]);
    await connectCompany(admin, northgate);
    test.sim.grants.revokeRealm(northgate);
    await read();
    await expect.poll(() => box.mails.length).toBe(1);
    expect(box.mails[0]?.text).toContain('to Northgate Services in QuickBooks has ended');
  });

  it('repeat a call that was not taken with the same id, and follow no redirect', async () => {
    const receiver = await hook();
    receiver.answers = [500, 302];
    await connected({ env: hookEnv(receiver) });
    test.sim.grants.revokeRealm(halden);
    await read();
    await expect.poll(() => receiver.calls.length).toBe(3);
    await settled();
    expect(receiver.calls).toHaveLength(3);
    const ids = receiver.calls.map(({ headers }) => headers['x-counterfoil-notice']);
    expect(new Set(ids).size).toBe(1);
    expect(test.logged()).toContain('HTTP 302');
  });

  it('sign in to the mail server, and give up after a week', async () => {
    const box = await startMailBox({ user: 'relay@example', password: 'p@ss:word' });
    open.push(box);
    const port = box.port;
    const env = {
      ...mailEnv(port),
      SMTP_URL: `smtp://relay%40example:p%40ss%3Aword@127.0.0.1:${port}`,
    };
    await connected({ env });
    test.sim.grants.revokeRealm(halden);
    await read();
    await expect.poll(() => box.mails.length).toBe(1);
    await connectCompany(admin, halden);
    await expect.poll(() => box.mails.length).toBe(2);
    box.isRefusing = true;
    test.sim.grants.revokeRealm(halden);
    await read();
    await expect.poll(() => test.logged()).toContain('"event":"notice_failed"');
    ahead += days(8);
    await expect.poll(() => test.logged()).toContain('"event":"notice_given_up"');
    box.isRefusing = false;
    await settled();
    expect(box.mails).toHaveLength(2);
    expect(test.logged()).not.toMatch(/p@ss|p%40ss/);
  });

  it('keep nobody waiting when the mail server hangs', async () => {
    const silent = createTcp(() => {});
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const port = (silent.address() as AddressInfo).port;
    await connected({ env: mailEnv(port) });
    try {
      test.sim.grants.revokeRealm(halden);
      const start = Date.now();
      expect(await read()).toBe('needs_reconnect');
      expect((await connectCompany(admin, halden)).status).toBe(200);
      expect(await read()).toBe('connected');
      expect(Date.now() - start).toBeLessThan(2000);
      await test.restart();
      expect(Date.now() - start).toBeLessThan(6000);
    } finally {
      silent.close();
    }
  });

  it('are not written where nobody is to be told', async () => {
    await connected({});
    test.sim.grants.revokeRealm(halden);
    expect(await read()).toBe('needs_reconnect');
    const rows = await test.relay.store.database.db.selectFrom('notices').selectAll().execute();
    expect(rows).toEqual([]);
  });
});

describe('a grant that comes to its end', () => {
  it('at Intuit while nobody uses it is noticed within hours, and told', async () => {
    const box = await mailBox();
    await connected({ env: mailEnv(box.port) });
    const refreshes = () =>
      test.sim.calls.all().filter((call) => call.path.endsWith('/tokens/bearer')).length;
    const before = refreshes();
    await settled();
    expect(refreshes()).toBe(before);
    forward(days(0.25));
    await expect.poll(refreshes).toBe(before + 1);
    await settled();
    expect([refreshes(), box.mails]).toEqual([before + 1, []]);
    test.sim.grants.revokeRealm(halden);
    forward(days(0.25));
    await expect.poll(() => box.mails.length).toBe(1);
    expect(box.mails[0]?.text).toContain('press Reconnect');
    const { connection } = (await admin('GET', '/v1/me')).body;
    expect(connection.state).toBe('needs_reconnect');
    await settled();
    expect(box.mails).toHaveLength(1);
  });

  it('is renewed by itself when it was only not used, and nobody is bothered', async () => {
    const box = await mailBox();
    await connected({ env: mailEnv(box.port) });
    forward(days(86));
    await expect.poll(async () => (await end()) - Date.now() - ahead).toBeGreaterThan(days(90));
    await settled();
    expect(box.mails).toEqual([]);
    forward(days(86));
    expect(await read()).toBe('connected');
  });

  it('is told of, with its last day, when renewing does not work', async () => {
    const box = await mailBox();
    await connected({ env: mailEnv(box.port) });
    for (let count = 0; count < 2000; count += 1) {
      test.sim.faults.next({ kind: 'status', status: 503, match: { path: 'tokens/bearer' } });
    }
    forward(days(85.5));
    await settled();
    expect(box.mails).toEqual([]);
    forward(days(1));
    await expect.poll(() => box.mails.length).toBe(1);
    const lastDay = new Date(await end()).toISOString().slice(0, 10);
    expect(box.mails[0]?.text).toContain('permission of My practice ends soon');
    expect(box.mails[0]?.text).toContain(`ends on ${lastDay}`);
    expect(box.mails[0]?.text).toContain('tries to renew');
    await settled();
    expect(box.mails).toHaveLength(1);
    expect((await admin('GET', '/v1/me')).body.connection.state).toBe('connected');
  });

  it('is told of once when the five years are over, and renewed by a reconnect only', async () => {
    const box = await mailBox();
    await connected({ env: mailEnv(box.port) });
    test.sim.switches.refreshHardSeconds = days(10) / 1000;
    await connectCompany(admin, halden);
    await expect.poll(() => box.mails.length).toBe(1);
    expect(box.mails[0]?.text).toContain('after five years');
    forward(days(1));
    expect(await read()).toBe('connected');
    await test.restart();
    await settled();
    expect(box.mails).toHaveLength(1);
    test.sim.switches.refreshHardSeconds = days(1825) / 1000;
    await connectCompany(admin, halden);
    await expect.poll(() => box.mails.at(-1)?.text).toContain('is connected again');
    await settled();
    expect(box.mails).toHaveLength(2);
  });
});
