import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Child, startChild } from './child-process.ts';
import { ensureDebianPackages } from './ensure-packages.ts';
import { freePort } from './free-port.ts';

const run = promisify(execFile);
const DEBIAN_ROOT = '/usr/lib/postgresql';

/** A PostgreSQL of its own on 127.0.0.1, with nothing in it. */
export interface PostgresServer {
  /** Of the database `postgres`, as its owner, without a password. */
  url: string;
  port: number;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

/**
 * Starts a throw-away PostgreSQL from Debian's package (installed first when this process is root);
 * about 2 s. It runs as `postgres` when this process is root, and never survives this process.
 */
export async function startPostgres(): Promise<PostgresServer> {
  await ensurePostgres();
  const dir = await mkdtemp(join(tmpdir(), 'counterfoil-postgres-'));
  await chmod(dir, 0o755);
  const data = join(dir, 'data');
  await createCluster(data);
  const port = await freePort();
  const child = await startCluster(data, port, join(dir, 'postgres.log'));
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    port,
    async stop() {
      await child.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Installs the server when it is missing and this process may; else throws what to install. */
export async function ensurePostgres(): Promise<void> {
  if ((await postgresBin()) === undefined) await ensureDebianPackages(['postgresql']);
}

/** Makes an empty cluster in a new folder that the server's account owns. */
export async function createCluster(data: string): Promise<void> {
  await ownFolder(data, 'postgres', 0o700);
  const initdb = await startChild(
    `${await postgresBin()}/initdb`,
    [...'-A trust -E UTF8 --locale=C.UTF-8 --no-sync -U postgres -D'.split(' '), data],
    { user: 'postgres', cleanEnv: true, cwd: '/' },
  );
  const { code } = await initdb.exited;
  if (code !== 0) throw new Error(`initdb failed in ${data}:\n${initdb.output()}`);
}

/** Starts a server on a cluster without waiting for disks: for data that may be lost. */
export async function startCluster(data: string, port: number, log: string): Promise<Child> {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'fsync=off',
    'shared_buffers=16MB',
  ].flatMap((setting) => ['-c', setting]);
  return startChild(`${await postgresBin()}/postgres`, ['-D', data, ...settings], {
    user: 'postgres',
    cleanEnv: true,
    cwd: '/',
    log,
    readyWhen: /database system is ready to accept connections/,
    // SIGTERM would wait for clients
    stopSignal: 'SIGINT',
    deathSignal: 'SIGQUIT',
  });
}

/** Makes a folder that belongs to a service account, when this process is root. */
export async function ownFolder(dir: string, user: string, mode: number): Promise<void> {
  await mkdir(dir, { recursive: true });
  await chmod(dir, mode);
  if (process.getuid?.() !== 0) return;
  const { stdout } = await run('id', ['-u', user]);
  const { stdout: group } = await run('id', ['-g', user]);
  await chown(dir, Number(stdout), Number(group));
}

/** Folder of the newest installed server's programs. */
async function postgresBin(): Promise<string | undefined> {
  const versions = await readdir(DEBIAN_ROOT).catch(() => []);
  const servers = await Promise.all(versions.filter((name) => /^\d+$/.test(name)).map(withServer));
  const newest = servers
    .filter((name) => name !== undefined)
    .sort((a, b) => +a - +b)
    .at(-1);
  return newest === undefined ? undefined : `${DEBIAN_ROOT}/${newest}/bin`;
}

/** A folder of client programs alone has no `initdb`. */
async function withServer(version: string): Promise<string | undefined> {
  const programs: string[] = await readdir(`${DEBIAN_ROOT}/${version}/bin`).catch(() => []);
  return programs.includes('initdb') ? version : undefined;
}
