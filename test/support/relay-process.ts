import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pair } from '#relay/commands/pair.ts';
import { readConfig } from '#relay/config.ts';
import type { Role } from '#shared/relay/contract.ts';
import { demoApp } from '#test/qbo-simulator/options.ts';
import { repository } from '#test/tools/run.ts';
import { type Child, startChild } from './child-process.ts';
import { freePort } from './free-port.ts';

export interface RelayProcessOptions {
  simulatorUrl: string;
  /** Known beforehand, because the redirect address is registered at the simulator. */
  port: number;
  env?: Record<string, string | undefined>;
  practiceName?: string;
}

/** The relay as an operator runs it: a process of its own, on its embedded database. */
export interface RelayProcess {
  url: string;
  dataDir: string;
  child(): Child;
  /** As the operator does, the command `pair` beside the running relay; in this process, which saves a start. */
  pairingCode(role: Role): Promise<string>;
  /** Starts it again on the same data, for instance after it was killed. */
  start(env?: Record<string, string | undefined>): Promise<void>;
  close(): Promise<void>;
}

export const redirectUri = (port: number): string => `http://localhost:${port}/oauth/callback`;

/** The app registration of the simulator for a relay on this port. */
export const registeredApp = (port: number) => ({
  ...demoApp,
  redirectUris: [redirectUri(port)],
});

export async function startRelayProcess(options: RelayProcessOptions): Promise<RelayProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'counterfoil-relay-'));
  const fixed = {
    COUNTERFOIL_KEY: randomBytes(32).toString('base64'),
    INTUIT_CLIENT_ID: demoApp.clientId,
    INTUIT_CLIENT_SECRET: demoApp.clientSecret,
    INTUIT_ENVIRONMENT: 'simulator',
    SIMULATOR_URL: options.simulatorUrl,
    PORT: String(options.port),
    DATA_DIR: dataDir,
    PRACTICE_NAME: options.practiceName ?? 'Larkfield Animal Clinic',
    NODE_ENV: 'production',
    ...options.env,
  };
  const run = (args: string[], env: Record<string, string | undefined>, ready?: string) =>
    startChild(process.execPath, ['relay-server/main.ts', ...args], {
      cwd: repository,
      env: { ...fixed, ...env },
      ...(ready ? { readyWhen: ready } : {}),
      log: join(dataDir, 'relay.log'),
    });
  const url = `http://localhost:${options.port}`;
  let child = await run([], {}, `${url}/readyz`);
  // One after another: two waits for SQLite's lock in one process would block each other.
  let minting: Promise<unknown> = Promise.resolve();
  return {
    url,
    dataDir,
    child: () => child,
    pairingCode(role) {
      const minted = minting.then(() => mint({ ...process.env, ...fixed }, role));
      minting = minted.catch(() => undefined);
      return minted;
    },
    async start(env = {}) {
      child = await run([], env, `${url}/readyz`);
    },
    async close() {
      await child.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function mint(env: Record<string, string | undefined>, role: Role): Promise<string> {
  const read = readConfig(env);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const lines: string[] = [];
  await pair(read.config, { role, practice: undefined }, (line) => lines.push(line));
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(lines.join('\n'))?.[0];
  if (!code) throw new Error(`pair printed no code:\n${lines.join('\n')}`);
  return code;
}

export { freePort };
