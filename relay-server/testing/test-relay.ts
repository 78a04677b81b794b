import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Role } from '#shared/relay/contract.ts';
import { type RunningSimulator, startSimulator } from '#test/qbo-simulator/start.ts';
import type { Overrides } from '../build-deps.ts';
import { type Config, readConfig } from '../config.ts';
import { type RunningRelay, startRelay } from '../start-relay.ts';
import { type Client, client } from './client.ts';
import { type Engine, migratedDatabase } from './engines.ts';

export const testKey = Buffer.alloc(32, 7).toString('base64');
export const clientSecret = 'test-client-secret';

/** The environment of a relay for tests; `more` adds or replaces. */
export const testEnv = (more: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      COUNTERFOIL_KEY: testKey,
      INTUIT_CLIENT_ID: 'test-client-id',
      INTUIT_CLIENT_SECRET: clientSecret,
      INTUIT_ENVIRONMENT: 'simulator',
      PORT: '0',
      REQUESTS_PER_MINUTE: '1000000',
      QBO_TIMEOUT_MS: '2000',
      LOG_LEVEL: 'debug',
      ...more,
    }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

export const configFrom = (env: Record<string, string>): Config => {
  const result = readConfig(env);
  if (!result.ok) throw new Error(result.findings.map(({ name }) => name).join(', '));
  return result.config;
};

/** A relay on a free port with its own database, before a QuickBooks simulator of its own. */
export interface TestRelay {
  relay: RunningRelay;
  sim: RunningSimulator['simulator'];
  simUrl: string;
  env: Record<string, string>;
  dataDir: string;
  /** Everything logged so far. */
  logged(): string;
  pair(role: Role, practice?: string): Promise<Client>;
  /** Ends this relay and starts another on the same data. */
  restart(overrides?: Overrides): Promise<void>;
  close(): Promise<void>;
}

export interface TestRelayOptions extends Overrides {
  engine?: Engine;
  env?: Record<string, string>;
}

const quick = { retryBaseMs: 20, pollMs: 20 };

export async function startTestRelay(options: TestRelayOptions = {}): Promise<TestRelay> {
  const { engine = 'sqlite', env: more = {}, ...overrides } = options;
  const dataDir = mkdtempSync(join(tmpdir(), 'counterfoil-relay-'));
  const database = engine === 'postgres' ? await migratedDatabase() : undefined;
  const app = {
    clientId: 'test-client-id',
    clientSecret,
    name: 'Counterfoil',
    redirectUris: [] as string[],
  };
  const running = await startSimulator({ apps: [app], switches: { throttle: false } });
  const env = testEnv({
    SIMULATOR_URL: running.url,
    DATA_DIR: dataDir,
    DATABASE_URL: database?.url,
    ...more,
  });
  let text = '';
  const logTo = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  const start = async (given: Overrides) => {
    const relay = await startRelay(configFrom(env), {
      logTo,
      ...given,
      timing: { ...quick, ...given.timing },
    });
    app.redirectUris.push(relay.redirectUri);
    return relay;
  };
  const test: TestRelay = {
    relay: await start(overrides),
    sim: running.simulator,
    simUrl: running.url,
    env,
    dataDir,
    logged: () => text,
    async pair(role, practice) {
      const { code } = await test.relay.mintPairingCode(role, practice);
      const none = client(test.relay.url);
      const { status, body } = await none('POST', '/v1/pair', { code, deviceName: `${role} desk` });
      if (status !== 200) throw new Error(`pairing: ${status} ${JSON.stringify(body)}`);
      return client(() => test.relay.url, body.token as string);
    },
    async restart(given = overrides) {
      await test.relay.close();
      test.relay = await start(given);
    },
    async close() {
      await test.relay.close();
      await running.close();
      await database?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return test;
}
