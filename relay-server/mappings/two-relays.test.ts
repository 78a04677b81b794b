import { afterEach, describe, expect, it } from 'vitest';
import type { ChangeOutcome, Mapping } from '#shared/mapping/mapping.ts';
import type { HistoryEntry } from '#shared/mapping/mapping-history.ts';
import { defaultSettings, type Settings } from '#shared/settings/settings.ts';
import { startRelay } from '../start-relay.ts';
import { halden } from '../testing/billing.ts';
import { type Client, client } from '../testing/client.ts';
import { connectCompany } from '../testing/consent.ts';
import { engines } from '../testing/engines.ts';
import { configFrom, startTestRelay, type TestRelay } from '../testing/test-relay.ts';

let test: TestRelay;
let second: Awaited<ReturnType<typeof startRelay>>;
afterEach(async () => {
  await second?.close();
  await test?.close();
});

/** Two admins, each at a relay of their own, before one database. */
async function twoAdmins(): Promise<[Client, Client]> {
  test = await startTestRelay({ engine: 'postgres' });
  second = await startRelay(configFrom({ ...test.env, LOG_LEVEL: 'silent' }));
  const here = await test.pair('admin');
  await connectCompany(here, halden);
  const { token } = await test.pair('admin');
  return [here, client(second.url, token)];
}

describe.runIf(engines.includes('postgres'))('two relays on one database', () => {
  it('lose no mapping: every change is stored or told as a conflict, in one order', async () => {
    const admins = await twoAdmins();
    const keys = ['A', 'B', 'C'];
    const stored: [version: number, targetId: string][] = [];
    let conflicts = 0;
    const edit = async (admin: Client, by: number) => {
      const known = new Map<string, number>();
      for (let index = 0; index < 30; index += 1) {
        const key = keys[index % keys.length]!;
        const targetId = String((by + 1) * 1000 + index);
        const term = { ...someTerm, key };
        const changes = [{ term, targetId, knownVersion: known.get(key) ?? 0 }];
        const reply = await admin('PUT', '/v1/mappings/batch', { realmId: halden, changes });
        expect(reply.status).toBe(200);
        const [outcome] = reply.body.outcomes as ChangeOutcome[];
        if (outcome?.state === 'stored') stored.push([outcome.mapping!.version, targetId]);
        else conflicts += 1;
        known.set(key, outcome!.mapping!.version);
      }
    };
    await Promise.all(admins.map(edit));
    expect(stored.length + conflicts).toBe(60);
    expect(conflicts).toBeGreaterThan(0);
    const { body } = await admins[0]('GET', '/v1/mappings/history?limit=500');
    const told = (body.entries as HistoryEntry[]).map(({ version, to }) => [version, to?.targetId]);
    expect(told.reverse()).toEqual(stored.toSorted(([a], [b]) => a - b));
    const [first, other] = await Promise.all(admins.map((admin) => admin('GET', '/v1/mappings')));
    expect(first?.body).toEqual(other?.body);
    for (const one of first!.body.mappings as Mapping[]) {
      expect(stored).toContainEqual([one.version, one.targetId]);
    }
  }, 60_000);

  it('lose no setting: who was slower is told, and puts theirs on top of what holds', async () => {
    const admins = await twoAdmins();
    let refused = 0;
    const decide = async (admin: Client, change: Partial<Settings>) => {
      for (;;) {
        const { body: now } = await admin('GET', '/v1/settings');
        const data = { settings: { ...now.settings, ...change }, knownVersion: now.version };
        const { status, body } = await admin('PUT', '/v1/settings', data);
        if (status === 200) return;
        expect([status, body.problem.code]).toEqual([409, 'settings_conflict']);
        refused += 1;
      }
    };
    const ids = ['servicesItemId', 'incomeAccountId', 'refundAccountId', 'termId'] as const;
    const more = ['chargeAccountId', 'taxAccountId', 'classId', 'locationId'] as const;
    const all = async (admin: Client, fields: readonly (keyof Settings)[]) =>
      Promise.all(fields.map((field, at) => decide(admin, { [field]: String(at + 1) })));
    await Promise.all([all(admins[0], ids), all(admins[1], more)]);
    const { body } = await admins[0]('GET', '/v1/settings');
    const wanted = [ids, more].flatMap((fields) => fields.map((field, at) => [field, `${at + 1}`]));
    expect(body).toMatchObject({
      version: 8,
      settings: { ...defaultSettings, ...Object.fromEntries(wanted) },
    });
    expect(refused).toBeGreaterThan(0);
  }, 60_000);

  it('know at once of a browser that was removed at the other one', async () => {
    const [admin, other] = await twoAdmins();
    const { body: me } = await other('GET', '/v1/me');
    expect((await admin('DELETE', `/v1/members/${me.member.id}`)).status).toBe(200);
    const change = { term: { ...someTerm, key: 'A' }, targetId: '1', knownVersion: 0 };
    const { status, body } = await other('PUT', '/v1/mappings', change);
    expect([status, body.problem.code]).toEqual([401, 'token_refused']);
    expect((await admin('GET', '/v1/mappings')).body.mappings).toEqual([]);
  }, 60_000);
});

const someTerm = {
  profileId: 'demo-practice',
  origin: 'https://practice.example',
  kind: 'item' as const,
};
