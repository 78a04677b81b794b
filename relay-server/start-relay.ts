import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Role } from '#shared/relay/contract.ts';
import { createRelay, type RelayApp } from './app.ts';
import { hasAdmin } from './auth/members.ts';
import { mintPairingCode } from './auth/pairing.ts';
import { homePractice, practiceNamed } from './auth/practices.ts';
import { buildDeps, type Overrides } from './build-deps.ts';
import type { Config } from './config.ts';
import { takeOverLeases } from './ledger/worker.ts';
import type { Log } from './log.ts';
import { takeOverNotices } from './notices/notifier.ts';
import { takeOverPlaces } from './qbo/shared-pace.ts';
import { openStore, type Store } from './storage/open-store.ts';

/** A relay that serves. */
export interface RunningRelay {
  /** Where it listens, by address; `publicUrl` is where browsers are told to go. */
  url: string;
  publicUrl: string;
  redirectUri: string;
  app: RelayApp;
  store: Store;
  log: Log;
  /** A code for one browser, of the relay's oldest practice unless a name is given. */
  mintPairingCode(role: Role, practice?: string): Promise<{ code: string; expiresAt: number }>;
  hasAdmin(): Promise<boolean>;
  /** Takes nothing new, finishes what is on its way within ten seconds, closes the database. */
  close(): Promise<void>;
}

/**
 * Opens the store, listens and starts the export worker. Throws a StartError when the key is
 * wrong or another relay has the data directory.
 */
export async function startRelay(config: Config, overrides: Overrides = {}): Promise<RunningRelay> {
  const store = await openStore(config, { isAlone: true });
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000 });
  try {
    if (store.database.engine === 'sqlite') {
      await takeOverLeases(store.database);
      await takeOverNotices(store.database);
      await takeOverPlaces(store.database);
    }
    await homePractice(store.database.db, config.practiceName);
    server.listen(config.port, config.host);
    await once(server, 'listening');
  } catch (error) {
    await store.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  const { deps, stop } = buildDeps(config, store, port, overrides);
  const app = createRelay(deps);
  server.on('request', getRequestListener(app.fetch));
  deps.worker.start();
  deps.notifier.start();
  const url = `http://${reachable(config.host)}:${port}`;
  const { database, vault } = store;
  const practice = (name?: string) =>
    name ? practiceNamed(database.db, name) : homePractice(database.db, config.practiceName);
  let closing: Promise<void> | undefined;
  return {
    url,
    publicUrl: deps.publicUrl,
    redirectUri: deps.redirectUri,
    app,
    store,
    log: deps.log,
    mintPairingCode: async (role, name) =>
      mintPairingCode(
        database.db,
        vault,
        { practiceId: (await practice(name)).id, role },
        deps.now(),
      ),
    hasAdmin: async () => hasAdmin(database.db, (await practice()).id),
    close() {
      closing ??= (async () => {
        const closed = drained(server);
        await stop();
        await closed;
        await store.close();
        deps.log('info', { event: 'stopped' });
      })();
      return closing;
    },
  };
}

const reachable = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
};

/** Stops accepting, lets requests end, and cuts what is left after ten seconds. */
async function drained(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const late = setTimeout(() => server.closeAllConnections(), 10_000);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
