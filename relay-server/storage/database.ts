import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import {
  Kysely,
  PostgresDialect,
  type SqliteDatabase,
  type SqliteStatement,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.ts';
import { ImmediateSqliteDialect } from './sqlite-dialect.ts';

export interface Database {
  engine: 'sqlite' | 'postgres';
  db: Kysely<Schema>;
  /** Runs `work` in one transaction; on SQLite with the write lock from the start. */
  transaction<T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseConfig {
  dataDir: string;
  databaseUrl?: string | undefined;
}

const sqliteFile = 'counterfoil.sqlite';
const statementsKept = 200;

/** Opens the store: PostgreSQL when a URL is given, else the SQLite file in the data directory. */
export function openDatabase({ dataDir, databaseUrl }: DatabaseConfig): Database {
  const engine = databaseUrl ? 'postgres' : 'sqlite';
  const db = new Kysely<Schema>({
    dialect: databaseUrl ? postgres(databaseUrl) : sqlite(dataDir),
  });
  return {
    engine,
    db,
    transaction: (work) => db.transaction().execute(work),
    close: () => db.destroy(),
  };
}

function sqlite(dataDir: string): ImmediateSqliteDialect {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const database = new BetterSqlite3(join(dataDir, sqliteFile), { timeout: 10_000 });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  return new ImmediateSqliteDialect({ database: withPreparedKept(database) });
}

/**
 * Keeps the statements used last: Kysely prepares every query anew, and their native memory is
 * given back late under load (measured 2026-11: 40 kB a request without this).
 */
function withPreparedKept(database: BetterSqlite3.Database): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      const statement = prepared.get(text) ?? (database.prepare(text) as SqliteStatement);
      prepared.delete(text);
      prepared.set(text, statement);
      if (prepared.size > statementsKept) prepared.delete(prepared.keys().next().value as string);
      return statement;
    },
    close: () => void database.close(),
  };
}

function postgres(connectionString: string): PostgresDialect {
  const pool = new pg.Pool({ connectionString, max: 10, types: { getTypeParser } });
  // An idle connection that breaks must not end the process; the next query opens another one.
  pool.on('error', () => {});
  return new PostgresDialect({ pool });
}

/** int8 as a number: every bigint column here holds milliseconds, counters or cents. */
const getTypeParser = ((oid: number, format: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8
    ? Number
    : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser;
