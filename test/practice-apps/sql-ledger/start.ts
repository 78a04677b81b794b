import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Child } from '../../support/child-process.ts';
import { freePort } from '../../support/free-port.ts';
import { installSqlLedger } from './install.ts';
import { editMembers } from './members-file.ts';
import { seedSqlLedger } from './seed.ts';
import { STAFF, type StaffLogin } from './seed-data.ts';
import {
  createData,
  membersFile,
  ownTree,
  type Place,
  prepareFolder,
  sql,
  startDatabase,
  startWeb,
} from './servers.ts';

const run = promisify(execFile);

export interface SqlLedgerOptions {
  /** Where this run's data and logs go; a temporary folder, removed on close, unless given. */
  workDir?: string;
  port?: number;
  pgPort?: number;
}

/** A running SQL-Ledger with the seeded practice in it. */
export interface SqlLedger {
  /** With a slash at the end. */
  url: string;
  workDir: string;
  logins: { login: StaffLogin; password: string }[];
  loginUrl: string;
  /** All receivables, paid ones too, every column the tests read. */
  listUrl(login: StaffLogin): string;
  /** The edit form of an invoice (`is.pl`). */
  invoiceUrl(id: number, login: StaffLogin): string;
  /** Puts the books and the log-ins back to what was seeded, in about 0.2 s. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a real SQL-Ledger 3.2 on 127.0.0.1 with fixed data (see expected-readings.ts).
 * Installs it first when it may. The seeded data is kept in the system's temporary folder, so
 * only the first start on a machine pays for seeding (about 10 s).
 */
export async function startSqlLedger(options: SqlLedgerOptions = {}): Promise<SqlLedger> {
  await installSqlLedger();
  const seeded = await seededData();
  const dir = options.workDir ?? (await mkdtemp(join(tmpdir(), 'counterfoil-sql-ledger-')));
  await prepareFolder(dir);
  await copyData(seeded, dir);
  const place = await placeIn(dir, options);
  await editMembers(membersFile(place), place.pgPort);
  const children = await startServers(place);
  const clean = options.workDir === undefined;
  return running(place, children, seeded, clean);
}

function running(place: Place, children: Child[], seeded: string, clean: boolean): SqlLedger {
  const url = `http://127.0.0.1:${place.port}/`;
  const page = (script: string, query: string, login: StaffLogin) =>
    `${url}${script}?${query}&path=bin/mozilla&login=${login}@practice`;
  return {
    url,
    workDir: place.dir,
    logins: STAFF.map(({ login, password }) => ({ login, password })),
    loginUrl: `${url}login.pl`,
    listUrl: (login) => page('ar.pl', LIST_QUERY, login),
    invoiceUrl: (id, login) => page('is.pl', `action=edit&id=${id}`, login),
    async reset() {
      await sql(place, 'drop database practice with (force)');
      await sql(place, 'create database practice template practice_seed owner ledger');
      await copyFile(join(seeded, 'users', 'members'), membersFile(place));
      await editMembers(membersFile(place), place.pgPort);
    },
    async close() {
      for (const child of children.toReversed()) await child.stop();
      if (clean) await rm(place.dir, { recursive: true, force: true });
    },
  };
}

const COLUMNS = 'invnumber transdate duedate name netamount tax amount paid due'.split(' ');
const LIST_QUERY = `action=transactions&summary=1&open=Y&closed=Y&${COLUMNS.map((column) => `l_${column}=Y`).join('&')}&sort=transdate`;

async function placeIn(dir: string, options: SqlLedgerOptions): Promise<Place> {
  const port = options.port ?? (await freePort());
  const pgPort = options.pgPort ?? (await freePort());
  return { dir, port, pgPort };
}

async function startServers(place: Place): Promise<Child[]> {
  const postgres = await startDatabase(place);
  try {
    return [postgres, await startWeb(place)];
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** The folder with the seeded, stopped data; made once per version of the packages and the seed. */
async function seededData(): Promise<string> {
  const kept = join(tmpdir(), `counterfoil-sql-ledger-seed-${await seedKey()}`);
  if (await exists(kept)) return kept;
  const dir = await mkdtemp(join(tmpdir(), 'counterfoil-sql-ledger-seeding-'));
  await createData(dir);
  const place = await placeIn(dir, {});
  const children = await startServers(place);
  try {
    await sql(place, 'create role ledger login createdb');
    await seedSqlLedger(`http://127.0.0.1:${place.port}/`, place.pgPort);
    await sql(place, 'create database practice_seed template practice');
  } finally {
    for (const child of children.toReversed()) await child.stop();
  }
  // somebody else may have finished the same seed meanwhile: theirs is as good
  await rename(dir, kept).catch(() => rm(dir, { recursive: true, force: true }));
  return kept;
}

async function seedKey(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of ['seed.ts', 'seed-data.ts', 'form-stepper.ts', 'servers.ts']) {
    hash.update(await readFile(new URL(file, import.meta.url)));
  }
  const packages = ['sql-ledger', 'postgresql'];
  const { stdout } = await run('dpkg-query', ['-W', ...packages]);
  return hash.update(stdout).update(String(process.getuid?.())).digest('hex').slice(0, 16);
}

async function copyData(from: string, to: string): Promise<void> {
  for (const name of ['pg', 'users', 'spool', 'templates']) {
    await rm(join(to, name), { recursive: true, force: true });
    await run('cp', ['-a', join(from, name), join(to, name)]);
  }
  await ownTree(join(to, 'users'), 'www-data');
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
