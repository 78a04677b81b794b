import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '#shared/settings/settings.ts';
import { halden, northgate } from '../testing/billing.ts';
import type { Client } from '../testing/client.ts';
import { connectCompany, walkConsent } from '../testing/consent.ts';
import { engines } from '../testing/engines.ts';
import { startTestRelay, type TestRelay, type TestRelayOptions } from '../testing/test-relay.ts';

let test: TestRelay;
let admin: Client;
let ahead = 0;
afterEach(() => test?.close());

async function started(options: TestRelayOptions = {}): Promise<void> {
  ahead = 0;
  test = await startTestRelay({ now: () => Date.now() + ahead, ...options });
  admin = await test.pair('admin');
}

const db = () => test.relay.store.database.db;
const connection = async () => (await admin('GET', '/v1/me')).body.connection;
const term = (key: string) => ({
  profileId: 'demo-practice',
  origin: 'https://practice.example',
  kind: 'item',
  key,
});
const map = async (key: string, targetId: string) =>
  (await admin('PUT', '/v1/mappings', { term: term(key), targetId, knownVersion: 0 })).status;
const decide = async (servicesItemId: string) => {
  const { body } = await admin('GET', '/v1/settings');
  const settings = { ...defaultSettings, servicesItemId, startDate: '2026-11-01' };
  const { status } = await admin('PUT', '/v1/settings', { settings, knownVersion: body.version });
  return status;
};

/** Everything a practice has decided and done, byte for byte. */
async function kept(): Promise<string> {
  const tables = [
    'settings',
    'settings_changes',
    'mappings',
    'mapping_changes',
    'exports',
  ] as const;
  const rows = [
    ...(await Promise.all(tables.map((table) => db().selectFrom(table).selectAll().execute()))),
    await db().selectFrom('export_events').selectAll().execute(),
    await db().selectFrom('practices').selectAll().execute(),
    await db().selectFrom('companies').selectAll().execute(),
    await db()
      .selectFrom('connections')
      .select(['practice_id', 'realm_id', 'connected_at', 'company'])
      .execute(),
  ];
  return JSON.stringify(rows);
}

describe.each(engines)('reconnecting on %s', (engine) => {
  it('changes no setting, date, mapping or record, whether the grant had ended or not', async () => {
    await started({ engine });
    await connectCompany(admin, halden);
    const { connectedAt, grantedAt } = await connection();
    expect([await map('id:1', '7'), await decide('1')]).toEqual([200, 200]);
    const before = await kept();
    ahead = 3_600_000;
    await connectCompany(admin, halden);
    expect(await kept()).toBe(before);
    test.sim.grants.revokeRealm(halden);
    expect((await admin('POST', '/v1/connection/test', {})).body.state).toBe('needs_reconnect');
    expect(await kept()).toBe(before);
    ahead += 3_600_000;
    await connectCompany(admin, halden);
    expect(await kept()).toBe(before);
    const after = await connection();
    expect(after).toMatchObject({ state: 'connected', connectedAt });
    expect(after.grantedAt).toBeGreaterThan(grantedAt);
  });

  it('keeps everything over a disconnect, and finds it again after coming back', async () => {
    await started({ engine });
    await connectCompany(admin, halden);
    const { connectedAt } = await connection();
    expect([await map('id:1', '7'), await decide('1')]).toEqual([200, 200]);
    const settings = (await admin('GET', '/v1/settings')).body;
    const before = await kept();
    await admin('DELETE', '/v1/connection');
    expect(await connection()).toEqual({ state: 'none' });
    ahead = 86_400_000;
    await connectCompany(admin, halden);
    expect(await kept()).toBe(before);
    expect((await admin('GET', '/v1/settings')).body).toEqual(settings);
    expect((await connection()).connectedAt).toBe(connectedAt);
  });
});

describe('another company', () => {
  it('is refused while the connection needs a reconnect, with its name; nothing changes', async () => {
    await started();
    await connectCompany(admin, halden);
    test.sim.grants.revokeRealm(halden);
    await admin('POST', '/v1/connection/test', {});
    const before = await kept();
    const reply = await connectCompany(admin, northgate);
    expect(reply.status).toBe(409);
    expect(reply.body).toContain('You chose Northgate Services');
    expect(reply.body).toContain('disconnect first');
    expect((await connection()).state).toBe('needs_reconnect');
    expect(await kept()).toBe(before);
    expect((await connectCompany(admin, halden)).status).toBe(200);
    expect((await connection()).state).toBe('connected');
  });

  it('may be connected after a disconnect, and has settings and mappings of its own', async () => {
    await started();
    await connectCompany(admin, halden);
    expect([await map('id:1', '7'), await decide('1')]).toEqual([200, 200]);
    await admin('DELETE', '/v1/connection');
    await connectCompany(admin, northgate);
    expect((await admin('GET', '/v1/settings')).body.version).toBe(0);
    expect([await map('id:1', '3'), await decide('2')]).toEqual([200, 200]);
    const { mappings } = (await admin('GET', '/v1/mappings')).body;
    const targets = mappings.map((one: { realmId: string; targetId: string }) => [
      one.realmId,
      one.targetId,
    ]);
    expect(targets).toEqual([
      [halden, '7'],
      [northgate, '3'],
    ]);
    await admin('DELETE', '/v1/connection');
    await connectCompany(admin, halden);
    const { settings, version } = (await admin('GET', '/v1/settings')).body;
    expect([settings.servicesItemId, version]).toEqual(['1', 1]);
  });
});

describe('while no company is connected', () => {
  const needs = [
    ['POST', '/v1/connection/test', {}],
    ['PUT', '/v1/connection/tax-override', { taxOverride: 'kept' }],
    ['GET', '/v1/catalogue/items', undefined],
    ['GET', '/v1/catalogue/customers', undefined],
    ['PUT', '/v1/mappings', { term: term('id:1'), targetId: '7', knownVersion: 0 }],
    ['PUT', '/v1/settings', { settings: defaultSettings, knownVersion: 0 }],
  ] as const;

  it('everything that needs QuickBooks says so, before and after a connection', async () => {
    await started();
    const codes = async () =>
      Promise.all(
        needs.map(
          async ([method, path, body]) => (await admin(method, path, body)).body.problem?.code,
        ),
      );
    const all = needs.map(() => 'not_connected');
    expect(await codes()).toEqual(all);
    await connectCompany(admin, halden);
    await admin('DELETE', '/v1/connection');
    test.sim.calls.reset();
    expect(await codes()).toEqual(all);
    // Neither reads nor writes: nothing of the practice reaches QuickBooks any more.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(test.sim.calls.all()).toEqual([]);
    expect((await admin('DELETE', '/v1/connection')).body).toEqual({ state: 'none' });
  });
});

describe('no accounting system at all', () => {
  const choose = (accounting: string, who = admin) => who('PUT', '/v1/accounting', { accounting });

  it('is an admin’s choice while no company is connected, and can be taken back', async () => {
    await started();
    expect((await admin('GET', '/v1/me')).body.practice.accounting).toBe('quickbooks-online');
    const staff = await test.pair('staff');
    expect((await choose('none', staff)).status).toBe(403);
    expect((await choose('desktop')).status).toBe(400);
    expect((await choose('none')).body.practice.accounting).toBe('none');
    const refused = await admin('POST', '/v1/connection', {});
    expect([refused.status, refused.body.problem.code]).toEqual([409, 'accounting_off']);
    const calls = [
      ['POST', '/v1/connection/test', {}],
      ['PUT', '/v1/connection/tax-override', { taxOverride: 'kept' }],
      ['GET', '/v1/catalogue/items', undefined],
      ['PUT', '/v1/mappings', { term: term('id:1'), targetId: '7', knownVersion: 0 }],
    ] as const;
    for (const [method, path, body] of calls) {
      expect((await admin(method, path, body)).body.problem.code).toBe('accounting_off');
    }
    await test.restart();
    expect((await admin('GET', '/v1/me')).body.practice.accounting).toBe('none');
    await choose('quickbooks-online');
    expect((await connectCompany(admin, halden)).status).toBe(200);
  });

  it('is locked while a company is connected, also while that needs a reconnect', async () => {
    await started();
    await connectCompany(admin, halden);
    const locked = await choose('none');
    expect([locked.status, locked.body.problem.code]).toEqual([409, 'accounting_locked']);
    expect((await choose('quickbooks-online')).status).toBe(200);
    test.sim.grants.revokeRealm(halden);
    await admin('POST', '/v1/connection/test', {});
    expect((await choose('none')).body.problem.code).toBe('accounting_locked');
    await admin('DELETE', '/v1/connection');
    expect((await choose('none')).status).toBe(200);
  });

  it('wins over a consent that was on its way, whose grant is ended', async () => {
    await started();
    const { body } = await admin('POST', '/v1/connection', {});
    await choose('none');
    const reply = await walkConsent(body.url, halden);
    expect(reply.body).toContain('uses no accounting system');
    expect((await connection()).state).toBe('none');
    const revoked = test.sim.calls.all().filter((call) => call.path.endsWith('/tokens/revoke'));
    expect(revoked.map((call) => call.status)).toEqual([200]);
  });
});
