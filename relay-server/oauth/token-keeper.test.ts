import { afterEach, describe, expect, it } from 'vitest';
import { startRelay } from '../start-relay.ts';
import { halden } from '../testing/billing.ts';
import { client } from '../testing/client.ts';
import { connectCompany } from '../testing/consent.ts';
import { engines } from '../testing/engines.ts';
import {
  configFrom,
  startTestRelay,
  type TestRelay,
  type TestRelayOptions,
} from '../testing/test-relay.ts';

let test: TestRelay;
let ahead = 0;
afterEach(() => test?.close());

async function connected(options: TestRelayOptions = {}) {
  ahead = 0;
  test = await startTestRelay({ now: () => Date.now() + ahead, ...options });
  const admin = await test.pair('admin');
  await connectCompany(admin, halden);
  test.sim.calls.reset();
  return admin;
}

const forward = (minutes: number) => {
  ahead += minutes * 60_000;
  test.sim.clock.advance(minutes * 60_000);
};
const refreshes = () => test.sim.calls.all().filter((call) => call.path.endsWith('/tokens/bearer'));
const generation = async () =>
  (
    await test.relay.store.database.db
      .selectFrom('connections')
      .select('generation')
      .executeTakeFirst()
  )?.generation;

describe.each(engines)('token refresh on %s', (engine) => {
  it('makes one token call for 50 callers after every expiry', async () => {
    const admin = await connected({ engine });
    for (let round = 1; round <= 3; round += 1) {
      forward(61);
      const replies = await Promise.all(
        Array.from({ length: 50 }, () => admin('GET', '/v1/catalogue/accounts')),
      );
      expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
      expect(refreshes()).toHaveLength(round);
    }
    expect(refreshes().map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await generation()).toBe(4);
  }, 60_000);

  it('refreshes at 50 minutes, and at once when QuickBooks refuses the token', async () => {
    const admin = await connected({ engine });
    forward(49);
    expect((await admin('GET', '/v1/catalogue/items?again=true')).status).toBe(200);
    expect(refreshes()).toHaveLength(0);
    forward(2);
    expect((await admin('GET', '/v1/catalogue/items?again=true')).status).toBe(200);
    expect(refreshes()).toHaveLength(1);
    test.sim.clock.advance(61 * 60_000);
    expect((await admin('GET', '/v1/catalogue/items?again=true')).status).toBe(200);
    expect(refreshes()).toHaveLength(2);
  });

  it('keeps the grant when Intuit is not to be reached, and goes on with the same token', async () => {
    const admin = await connected({ engine });
    forward(61);
    test.sim.faults.next({ kind: 'status', status: 503, match: { path: 'tokens/bearer' } });
    test.sim.faults.next({ kind: 'drop-before', match: { path: 'tokens/bearer' } });
    for (const expected of ['qbo_down', 'qbo_down', undefined]) {
      const { body } = await admin('GET', '/v1/catalogue/items');
      expect(body.problem?.code).toBe(expected);
    }
    expect((await admin('GET', '/v1/me')).body.connection.state).toBe('connected');
  });

  it('asks for a reconnect when the grant has ended, once, and does not try again', async () => {
    const admin = await connected({ engine });
    forward(101 * 24 * 60);
    const codes = await Promise.all(
      Array.from(
        { length: 10 },
        async () => (await admin('GET', '/v1/catalogue/items')).body.problem.code,
      ),
    );
    expect(new Set(codes)).toEqual(new Set(['needs_reconnect']));
    expect(refreshes()).toHaveLength(1);
    expect((await admin('POST', '/v1/connection/test', {})).body.state).toBe('needs_reconnect');
    expect(refreshes()).toHaveLength(1);
    expect((await connectCompany(admin, halden)).status).toBe(200);
    expect((await admin('POST', '/v1/connection/test', {})).body.state).toBe('connected');
  });

  it('does not hurry past a holder of the lease, and goes on when the lease has ended', async () => {
    const admin = await connected({ engine });
    forward(61);
    const { db } = test.relay.store.database;
    const until = Date.now() + ahead + 700;
    await db
      .updateTable('connections')
      .set({ lease_owner: 'another relay', lease_until: until })
      .execute();
    const start = Date.now();
    expect((await admin('GET', '/v1/catalogue/items')).status).toBe(200);
    expect(Date.now() - start).toBeGreaterThan(600);
    expect(refreshes()).toHaveLength(1);
  });
});

describe.runIf(engines.includes('postgres'))('two relays on one database', () => {
  it('make one token call for 60 callers', async () => {
    const admin = await connected({ engine: 'postgres' });
    const second = await startRelay(configFrom({ ...test.env, LOG_LEVEL: 'silent' }), {
      now: () => Date.now() + ahead,
    });
    try {
      const there = client(second.url, admin.token);
      forward(61);
      const replies = await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          (index % 2 === 0 ? admin : there)('GET', '/v1/catalogue/accounts'),
        ),
      );
      expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
      expect(refreshes()).toHaveLength(1);
    } finally {
      await second.close();
    }
  }, 60_000);
});
