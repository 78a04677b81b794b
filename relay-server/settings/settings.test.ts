import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '#shared/settings/settings.ts';
import { halden, northgate } from '../testing/billing.ts';
import type { Client } from '../testing/client.ts';
import { connectCompany } from '../testing/consent.ts';
import { engines } from '../testing/engines.ts';
import { startTestRelay, type TestRelay, type TestRelayOptions } from '../testing/test-relay.ts';

let test: TestRelay;
let admin: Client;
afterEach(() => test?.close());

async function connected(options: TestRelayOptions = {}): Promise<void> {
  test = await startTestRelay(options);
  admin = await test.pair('admin');
  await connectCompany(admin, halden);
}

const put = (more: Partial<Settings>, knownVersion: number, by = admin) =>
  by('PUT', '/v1/settings', { settings: { ...defaultSettings, ...more }, knownVersion });
const read = async (by = admin) => (await by('GET', '/v1/settings')).body;
const untouched = (realmId: string) => ({ realmId, settings: defaultSettings, version: 0 });
const changes = () =>
  test.relay.store.database.db
    .selectFrom('settings_changes')
    .selectAll()
    .orderBy('realm_id')
    .orderBy('version')
    .execute();
const item = (text: string | null) => text && JSON.parse(text).servicesItemId;

describe.each(engines)('settings on %s', { timeout: 20_000 }, (engine) => {
  it('lose nothing when two admins decide at once, neither the first time nor later', async () => {
    await connected({ engine });
    const other = await test.pair('admin');
    for (const version of [0, 1, 2]) {
      const replies = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          put({ servicesItemId: `${version}${index}` }, version, index % 2 === 0 ? admin : other),
        ),
      );
      const stored = replies.filter(({ status }) => status === 200);
      expect(stored).toHaveLength(1);
      expect(await read()).toEqual(stored[0]?.body);
      expect(stored[0]?.body.version).toBe(version + 1);
      const refused = replies.filter(({ status }) => status !== 200);
      expect(refused.map(({ status, body }) => [status, body.problem.code])).toEqual(
        refused.map(() => [409, 'settings_conflict']),
      );
    }
    const kept = await changes();
    expect(kept.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(kept.map((one) => item(one.from_settings))).toEqual([
      ...[null, ...kept.slice(0, -1).map((one) => item(one.to_settings))],
    ]);
    expect(item(kept.at(-1)?.to_settings ?? null)).toBe((await read()).settings.servicesItemId);
  });

  it('refuse a version that is not the newest, and keep what is there', async () => {
    await connected({ engine });
    const { body } = await put({ memo: true }, 0);
    for (const version of [0, 2, 99]) {
      const { status, body: reply } = await put({ memo: false }, version);
      expect([status, reply.problem.code]).toEqual([409, 'settings_conflict']);
    }
    expect(await read()).toEqual(body);
    expect(await changes()).toHaveLength(1);
  });

  it('belong to a company, over a disconnect, a move and the return', async () => {
    await connected({ engine });
    await put({ memo: true, servicesItemId: '7' }, 0);
    const there = await read();
    await admin('DELETE', '/v1/connection');
    expect(await read()).toEqual({ settings: defaultSettings, version: 0 });
    await connectCompany(admin, northgate);
    expect(await read()).toEqual(untouched(northgate));
    await put({ servicesItemId: '3' }, 0);
    await admin('DELETE', '/v1/connection');
    await connectCompany(admin, halden);
    expect(await read()).toEqual(there);
    expect((await put({ ...there.settings, servicesItemId: '8' }, there.version)).status).toBe(200);
    const kept = (await changes()).map((one) => [one.realm_id, one.version, item(one.to_settings)]);
    expect(kept).toEqual([
      [halden, 1, '7'],
      [halden, 2, '8'],
      [northgate, 1, '3'],
    ]);
  });

  it('chosen for another company are refused, also where the versions are the same', async () => {
    await connected({ engine });
    const request = { settings: { ...defaultSettings, servicesItemId: '7' }, knownVersion: 0 };
    const here = await admin('PUT', '/v1/settings', { ...request, realmId: halden });
    expect(here.body).toMatchObject({ realmId: halden, version: 1 });
    await admin('DELETE', '/v1/connection');
    await connectCompany(admin, northgate);
    const { status, body } = await admin('PUT', '/v1/settings', { ...request, realmId: halden });
    expect([status, body.problem.code]).toEqual([409, 'settings_other_company']);
    expect(await read()).toEqual(untouched(northgate));
    expect(await changes()).toHaveLength(1);
  });

  it('keep what a newer relay and extension know beside the rest, over a save that does not name it', async () => {
    await connected({ engine });
    await put({ memo: true }, 0);
    const newer = JSON.stringify({ ...(await read()).settings, fieldOfTomorrow: 'kept' });
    const { db } = test.relay.store.database;
    await db.updateTable('settings').set({ settings: newer }).execute();
    expect(await read()).toMatchObject({ settings: { memo: true }, version: 1 });
    expect((await put({ servicesItemId: '7' }, 1)).status).toBe(200);
    const request = { settings: { expenseAccountId: '9' }, knownVersion: 2 };
    expect((await admin('PUT', '/v1/settings', request)).status).toBe(200);
    const row = await db.selectFrom('settings').selectAll().executeTakeFirstOrThrow();
    expect(JSON.parse(row.settings)).toMatchObject({
      ...{ fieldOfTomorrow: 'kept', memo: false, servicesItemId: '7', expenseAccountId: '9' },
    });
  });

  it('lose no finding about the company’s tax when two admins note one at once', async () => {
    await connected({ engine });
    const other = await test.pair('admin');
    const note = (by: Client, taxOverride: string, more: object = { seen: 'unknown' }) =>
      by('PUT', '/v1/connection/tax-override', { taxOverride, ...more });
    const replies = await Promise.all([note(admin, 'kept'), note(other, 'ignored')]);
    const stored = replies.filter(({ status }) => status === 200);
    const refused = replies.filter(({ status }) => status !== 200);
    expect(stored).toHaveLength(1);
    expect(refused.map(({ status, body }) => [status, body.problem.code])).toEqual([
      [409, 'settings_conflict'],
    ]);
    const { company } = stored[0]?.body ?? {};
    const { body: me } = await admin('GET', '/v1/me');
    expect(me.connection.company.taxOverride).toBe(company.taxOverride);
    // Found out again, or decided with the other one seen.
    expect((await note(other, company.taxOverride)).status).toBe(200);
    expect((await note(admin, 'unknown', { seen: company.taxOverride })).status).toBe(200);
    const moved = await note(admin, 'kept', { seen: 'unknown', realmId: northgate });
    expect([moved.status, moved.body.problem.code]).toEqual([409, 'settings_other_company']);
  });

  it('are one practice’s alone', async () => {
    await connected({ engine });
    await put({ memo: true }, 0);
    const stranger = await test.pair('admin', 'Another practice');
    await connectCompany(stranger, halden);
    expect(await read(stranger)).toEqual(untouched(halden));
    expect((await put({ servicesItemId: '5' }, 0, stranger)).status).toBe(200);
    expect((await read()).settings).toMatchObject({ memo: true, servicesItemId: null });
  });
});

it('are read by staff and decided by admins', async () => {
  await connected();
  const staff = await test.pair('staff');
  await put({ memo: true }, 0);
  expect((await read(staff)).settings.memo).toBe(true);
  const { status, body } = await put({ memo: false }, 1, staff);
  expect([status, body.problem.code]).toEqual([403, 'admin_only']);
  expect(await read()).toMatchObject({ settings: { memo: true }, version: 1 });
});

it('refuse what they do not know, and store nothing', async () => {
  await connected();
  const requests = [
    { settings: { ...defaultSettings, shoeSize: 43 }, knownVersion: 0 },
    { settings: { ...defaultSettings, memo: 'yes' }, knownVersion: 0 },
    { settings: { ...defaultSettings, servicesItemId: "1' OR" }, knownVersion: 0 },
    { settings: defaultSettings },
    { settings: defaultSettings, knownVersion: -1 },
    { settings: defaultSettings, knownVersion: 0, realmId: "1' OR" },
  ];
  for (const request of requests) {
    const { status, body } = await admin('PUT', '/v1/settings', request);
    expect([request, status, body.problem.code]).toEqual([request, 400, 'bad_request']);
  }
  expect(await read()).toEqual(untouched(halden));
  expect(await changes()).toEqual([]);
});
