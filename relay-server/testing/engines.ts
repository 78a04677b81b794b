import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '../storage/database.ts';
import { migrate } from '../storage/migrate.ts';
import { migrations } from '../storage/migrations/index.ts';

export type Engine = 'sqlite' | 'postgres';

const server = process.env.TEST_DATABASE_URL;

/** SQLite always; PostgreSQL when TEST_DATABASE_URL names a server where databases may be made. */
export const engines: Engine[] = server ? ['sqlite', 'postgres'] : ['sqlite'];

/** A PostgreSQL database of a test's own, and how to drop it. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A new empty database. */
export const freshDatabase = (): Promise<TestDatabase> => created('template1');

/** A new database at the newest schema: a copy of one that the migrations made, in a tenth of their time. */
export async function migratedDatabase(): Promise<TestDatabase> {
  template ??= onServer(makeTemplate);
  await template;
  return created(templateName);
}

/** Migrations are never edited once they are released, so their names and texts name the schema. */
const templateName = `counterfoil_template_${createHash('sha256')
  .update(
    Object.entries(migrations)
      .map(([name, { up }]) => name + up)
      .join('\n'),
  )
  .digest('hex')
  .slice(0, 16)}`;
let template: Promise<void> | undefined;

/** One test process makes it, the others wait; it has its name only when it is whole. */
async function makeTemplate(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock(8484)');
  const { rows } = await client.query('select 1 from pg_database where datname = $1', [
    templateName,
  ]);
  if (rows.length > 0) return;
  const made = await created('template1');
  const database = openDatabase({ dataDir: '', databaseUrl: made.url });
  await migrate(database).finally(database.close);
  await client.query(`alter database ${nameIn(made.url)} rename to ${templateName}`);
}

async function created(from: string): Promise<TestDatabase> {
  const name = `counterfoil_test_${randomBytes(6).toString('hex')}`;
  await onServer((client) => client.query(`create database ${name} template ${from}`));
  const url = new URL(server as string);
  url.pathname = `/${name}`;
  const drop = () => onServer((client) => client.query(`drop database ${name} with (force)`));
  return { url: url.href, drop: async () => void (await drop()) };
}

const nameIn = (url: string): string => new URL(url).pathname.slice(1);

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
