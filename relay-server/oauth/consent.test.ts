import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { halden, mapEverything, northgate } from '../testing/billing.ts';
import type { Client } from '../testing/client.ts';
import {
  answerConsent,
  type Browser,
  comeBack,
  connectCompany,
  openConsent,
} from '../testing/consent.ts';
import { startTestRelay, type TestRelay } from '../testing/test-relay.ts';

let test: TestRelay;
let admin: Client;
let ahead = 0;
beforeEach(async () => {
  ahead = 0;
  test = await startTestRelay({ now: () => Date.now() + ahead });
  admin = await test.pair('admin');
});
afterEach(() => test.close());

const exchanges = () =>
  test.sim.calls.all().filter((call) => call.path === '/oauth2/v1/tokens/bearer').length;
const stateOf = async () => (await admin('GET', '/v1/me')).body.connection.state;
const start = async (browser: Browser) => {
  const { body } = await admin('POST', '/v1/connection', {});
  return openConsent(body.url, browser);
};

describe('consent', () => {
  it('connects the company the user chose and reads what decides documents', async () => {
    const reply = await connectCompany(admin, halden);
    expect(reply.status).toBe(200);
    expect(reply.body).toContain('Connected to Halden Creek Veterinary');
    expect(reply.headers.get('content-security-policy')).toMatch(/style-src 'sha256-/);
    const { body } = await admin('GET', '/v1/me');
    expect(body.connection).toMatchObject({
      state: 'connected',
      company: {
        realmId: halden,
        name: 'Halden Creek Veterinary',
        country: 'US',
        homeCurrency: 'USD',
        multiCurrency: false,
        allowDiscount: true,
        customTxnNumbers: true,
        tax: 'us-automated',
      },
    });
    expect(exchanges()).toBe(1);
  });

  it('sends the browser to Intuit once per ticket, for two minutes, with a cookie of its own', async () => {
    const { body } = await admin('POST', '/v1/connection', {});
    const first = await fetch(body.url, { redirect: 'manual' });
    expect(first.status).toBe(302);
    expect(first.headers.get('set-cookie')).toMatch(
      /^cf_consent=[\w-]{43}; Max-Age=600; Path=\/oauth; HttpOnly; SameSite=Lax$/,
    );
    const page = new URL(first.headers.get('location') as string);
    expect(Object.fromEntries(page.searchParams)).toMatchObject({
      client_id: 'test-client-id',
      response_type: 'code',
      scope: 'com.intuit.quickbooks.accounting',
      redirect_uri: test.relay.redirectUri,
    });
    expect((await fetch(body.url, { redirect: 'manual' })).status).toBe(400);
    const late = await admin('POST', '/v1/connection', {});
    ahead = 2 * 60_000;
    expect((await fetch(late.body.url, { redirect: 'manual' })).status).toBe(400);
  });

  it('exchanges nothing for a missing, foreign, reused or expired state or another browser', async () => {
    const browser: Browser = {};
    const back = new URL(await answerConsent(await start(browser), halden));
    const without = new URL(back);
    without.searchParams.delete('state');
    const foreign = new URL(back);
    foreign.searchParams.set('state', 'A'.repeat(43));
    const twice = new URL(back);
    twice.searchParams.append('realmId', northgate);
    for (const url of [without, foreign, twice]) {
      expect((await comeBack(url.href, browser)).status).toBe(400);
    }
    expect((await comeBack(back.href, {})).status).toBe(400);
    expect((await comeBack(back.href, { cookie: `cf_consent=${'B'.repeat(43)}` })).status).toBe(
      400,
    );
    expect(exchanges()).toBe(0);
    ahead = 10 * 60_000;
    expect((await comeBack(back.href, browser)).status).toBe(400);
    expect(exchanges()).toBe(0);
    ahead = 0;
    expect((await comeBack(back.href, browser)).status).toBe(200);
    const replayed = await comeBack(back.href, browser);
    expect(replayed.status).toBe(400);
    expect(replayed.body).toContain('used before');
    expect(exchanges()).toBe(1);
    const { connection, refusedConsent } = (await admin('GET', '/v1/me')).body;
    expect(connection.state).toBe('connected');
    // Coming back a second time, or from elsewhere before, is not what became of it.
    expect(refusedConsent).toBeUndefined();
  });

  it('refuses a realm that is not one, and a code of nobody', async () => {
    const browser: Browser = {};
    const back = new URL(await answerConsent(await start(browser), halden));
    back.searchParams.set('realmId', '../../evil');
    expect((await comeBack(back.href, browser)).status).toBe(502);
    expect(exchanges()).toBe(0);
    const other: Browser = {};
    const second = new URL(await answerConsent(await start(other), halden));
    second.searchParams.set('code', 'invented');
    const reply = await comeBack(second.href, other);
    expect(reply.status).toBe(502);
    expect(reply.body).toContain('invalid_grant');
    expect(await stateOf()).toBe('none');
  });

  it('tells a refusal, and an admin who was removed meanwhile', async () => {
    const browser: Browser = {};
    const refused = await comeBack(
      await answerConsent(await start(browser), halden, 'cancel'),
      browser,
    );
    expect(refused.status).toBe(400);
    expect(refused.body).toContain('The permission was not given');
    const told = async (who = admin) => (await who('GET', '/v1/me')).body.refusedConsent?.problem;
    expect(await told()).toEqual({ code: 'consent_refused' });
    expect(await told(await test.pair('admin'))).toBeUndefined();
    ahead = 10 * 60_000;
    expect(await told()).toBeUndefined();
    ahead = 0;
    const back = await answerConsent(await start(browser), halden);
    await admin('DELETE', '/v1/me');
    expect((await comeBack(back, browser)).status).toBe(403);
    expect(exchanges()).toBe(0);
  });

  it('answers a person with a page, whatever went wrong', async () => {
    const { db } = test.relay.store.database;
    await db.schema.alterTable('consents').renameTo('consents_away').execute();
    const reply = await comeBack(`${test.relay.url}/oauth/start?ticket=any`, {});
    await db.schema.alterTable('consents_away').renameTo('consents').execute();
    expect(reply.status).toBe(500);
    expect(reply.headers.get('content-type')).toContain('text/html');
    const reference = /reference ([0-9a-f]+)/.exec(reply.body)?.[1] ?? 'none';
    expect(test.logged()).toContain(reference);
  });

  it('refuses another company, ends that grant and keeps the connection', async () => {
    await connectCompany(admin, halden);
    const reply = await connectCompany(admin, northgate);
    expect(reply.status).toBe(409);
    expect(reply.body).toContain('You chose Northgate Services');
    // It is connected all the time.
    expect(reply.body).toContain('<h1>Another company was chosen</h1>');
    expect(await stateOf()).toBe('connected');
    const { body } = await admin('POST', '/v1/connection/test', {});
    expect(body.company.realmId).toBe(halden);
    const revoked = test.sim.calls.all().filter((call) => call.path.endsWith('/tokens/revoke'));
    expect(revoked.map((call) => call.status)).toEqual([200]);
  });

  it('disconnects at Intuit and may then connect another company; mappings stay', async () => {
    await connectCompany(admin, halden);
    await mapEverything(admin);
    const ended = { state: 'none', revoked: true };
    expect((await admin('DELETE', '/v1/connection')).body).toEqual(ended);
    const { db } = test.relay.store.database;
    expect(await db.selectFrom('connections').selectAll().execute()).toEqual([]);
    expect((await admin('GET', '/v1/catalogue/items')).body.problem.code).toBe('not_connected');
    expect((await connectCompany(admin, northgate)).status).toBe(200);
    expect((await admin('GET', '/v1/mappings')).body.mappings).toHaveLength(3);
  });

  it('forgets the tokens also where Intuit cannot be told to end the grant, and says so', async () => {
    await connectCompany(admin, halden);
    test.sim.faults.next({ kind: 'status', status: 503, match: { path: 'tokens/revoke' } });
    const reply = await admin('DELETE', '/v1/connection');
    expect(reply.body).toEqual({ state: 'none', revoked: false });
    const { db } = test.relay.store.database;
    expect(await db.selectFrom('connections').selectAll().execute()).toEqual([]);
    expect((await admin('DELETE', '/v1/connection')).body).toEqual({ state: 'none' });
  });

  it('says so when Intuit does not know the app', async () => {
    test.sim.options.apps[0]!.clientSecret = 'another';
    const reply = await connectCompany(admin, halden);
    test.sim.options.apps[0]!.clientSecret = 'test-client-secret';
    expect(reply.status).toBe(502);
    expect(reply.body).toContain('app credentials');
  });

  it('stores tokens only encrypted', async () => {
    await connectCompany(admin, halden);
    const row = await test.relay.store.database.db
      .selectFrom('connections')
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(row.access_token).toMatch(/^v1\./);
    const { vault } = test.relay.store;
    const place = [row.practice_id, row.realm_id, 'refresh_token'];
    const token = vault.open(row.refresh_token, place);
    expect(JSON.stringify(row)).not.toContain(token);
    expect(() => vault.open(row.refresh_token, ['other', row.realm_id, 'refresh_token'])).toThrow();
    expect(test.logged()).not.toContain(token);
  });
});
