import type { Config } from '../config.ts';
import { isRightKey } from './check-key.ts';
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { takeDataDirectory } from './single-relay-lock.ts';
import { createVault, type TokenVault } from './token-vault.ts';

/** Why the relay does not start; the message is for its operator. */
export class StartError extends Error {}

export interface Store {
  database: Database;
  vault: TokenVault;
  close(): Promise<void>;
}

/**
 * Opens the database at its newest schema with the key it belongs to. `isAlone`: the caller will
 * serve, and on SQLite must be the only one. Throws a StartError.
 */
export async function openStore(config: Config, { isAlone }: { isAlone: boolean }): Promise<Store> {
  const vault = createVault(config.key);
  const giveBack = isAlone && !config.databaseUrl ? takeDataDirectory(config.dataDir) : () => {};
  if (!giveBack) {
    throw new StartError(
      `Another relay uses ${config.dataDir}. One SQLite folder serves one relay; stop the other one, or use PostgreSQL (DATABASE_URL).`,
    );
  }
  let database: Database | undefined;
  try {
    database = openDatabase(config);
    await migrate(database);
    if (!(await isRightKey(database, vault))) throw new StartError(wrongKey);
  } catch (error) {
    await database?.close();
    giveBack();
    throw error;
  }
  const { close } = database;
  return {
    database,
    vault,
    async close() {
      await close();
      giveBack();
    },
  };
}

const wrongKey =
  'COUNTERFOIL_KEY is not the key this database was written with. Tokens cannot be read with another key, so nothing was started or changed. Set the old key again; if it is lost, start with an empty data folder and connect QuickBooks anew.';
