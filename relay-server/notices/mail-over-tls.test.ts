import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MailBox, type MailBoxOptions, startMailBox } from '#test/support/mail-box.ts';
import { type Certificate, makeCertificate } from '#test/support/make-certificate.ts';
import { halden } from '../testing/billing.ts';
import type { Client } from '../testing/client.ts';
import { connectCompany } from '../testing/consent.ts';
import { startTestRelay, type TestRelay } from '../testing/test-relay.ts';

const quick = { pollMs: 20, retryBaseMs: 40, retryMostMs: 200, watchMs: 60_000 };
/** The relay takes 127.0.0.1 for this machine and every other address for one that is away. */
const here = '127.0.0.1';
const away = '127.0.0.2';
const user = 'relay@practice.example';
const password = 'p@ss:word';

let known: Certificate;
let unknown: Certificate;
let test: TestRelay;
let admin: Client;
let box: MailBox;

const trusted = getCACertificates('default');
/** Under load a TLS handshake takes its time. */
const patient = { timeout: 10_000 };

beforeAll(async () => {
  known = await makeCertificate([here, away]);
  unknown = await makeCertificate([here, away]);
  setDefaultCACertificates([...trusted, known.cert]);
});
afterAll(() => setDefaultCACertificates(trusted));
afterEach(async () => {
  await test?.close();
  await box?.close();
});

/** A relay that tells its notices to this mail server, and whose permission has just ended. */
async function ended(
  scheme: 'smtp' | 'smtps',
  options: MailBoxOptions & { sends?: string },
): Promise<void> {
  box = await startMailBox({ user, password, ...options });
  const secret = encodeURIComponent(options.sends ?? password);
  test = await startTestRelay({
    noticeTiming: quick,
    env: {
      SMTP_URL: `${scheme}://${encodeURIComponent(user)}:${secret}@${options.host ?? here}:${box.port}`,
      NOTICE_FROM: 'Counterfoil <relay@practice.example>',
      NOTICE_TO: 'office@practice.example',
    },
  });
  admin = await test.pair('admin');
  await connectCompany(admin, halden);
  test.sim.grants.revokeRealm(halden);
  expect(await state()).toBe('needs_reconnect');
}

const state = async () => (await admin('POST', '/v1/connection/test', {})).body.state;
const tries = async () =>
  (await test.relay.store.database.db.selectFrom('notices').select('attempts').execute())[0]
    ?.attempts ?? 0;

/** It waits for its next try, and nobody waits for it. */
async function isRetriedAndBlocksNobody(): Promise<void> {
  await expect.poll(tries, patient).toBeGreaterThan(2);
  expect(test.logged()).toContain('"event":"notice_failed"');
  const started = Date.now();
  expect(await state()).toBe('needs_reconnect');
  expect((await admin('GET', '/v1/me')).status).toBe(200);
  expect(Date.now() - started).toBeLessThan(2000);
  expect(box.mails).toEqual([]);
}

const told = async () => {
  await expect.poll(() => box.mails.length, patient).toBe(1);
  expect(box.mails[0]).toMatchObject({ to: ['office@practice.example'], isSecure: true });
  expect(box.mails[0]?.text).toContain('Reconnect QuickBooks for My practice');
};

describe('notices by e-mail over TLS', () => {
  it('go to an smtps:// server, where all that is said is encrypted', async () => {
    await ended('smtps', { tls: { ...known, fromStart: true } });
    await told();
    expect(box.signIns).toEqual([{ user, password, isSecure: true }]);
  });

  it('go to an smtp:// server after STARTTLS, the password only then', async () => {
    await ended('smtp', { host: away, tls: known });
    await told();
    expect(box.signIns).toEqual([{ user, password, isSecure: true }]);
  });

  it('give no password to a server that offers no TLS', async () => {
    await ended('smtp', { host: away });
    await isRetriedAndBlocksNobody();
    expect(box.signIns).toEqual([]);
  });

  it.each([
    ['smtps', { fromStart: true }],
    ['smtp', {}],
  ] as const)('give nothing to an %s:// server nobody vouches for', async (scheme, more) => {
    await ended(scheme, { host: away, tls: { ...unknown, ...more } });
    await isRetriedAndBlocksNobody();
    expect(box.signIns).toEqual([]);
    expect(test.logged()).not.toMatch(/p@ss|p%40ss/);
  });

  it('are tried again when the password is wrong, and told once it is right', async () => {
    await ended('smtps', { tls: { ...known, fromStart: true }, sends: 'another' });
    await isRetriedAndBlocksNobody();
    expect(new Set(box.signIns.map((one) => one.password))).toEqual(new Set(['another']));
    box.password = 'another';
    await told();
  });

  it('are tried again while the server is away, and told once it is back', async () => {
    await ended('smtps', { tls: { ...known, fromStart: true } });
    await told();
    await connectCompany(admin, halden);
    await expect.poll(() => box.mails.length, patient).toBe(2);
    const { port } = box;
    await box.close();
    test.sim.grants.revokeRealm(halden);
    expect(await state()).toBe('needs_reconnect');
    await expect
      .poll(() => test.logged().match(/"event":"notice_failed"/g)?.length ?? 0, patient)
      .toBeGreaterThan(1);
    box = await startMailBox({ user, password, port, tls: { ...known, fromStart: true } });
    await told();
  });
});
