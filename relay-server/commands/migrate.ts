import type { Config } from '../config.ts';
import { openDatabase } from '../storage/database.ts';
import { migrate as run } from '../storage/migrate.ts';
import type { Print } from './print.ts';

/** Brings the database to the newest schema; `serve` does so too. */
export async function migrate(config: Config, print: Print): Promise<void> {
  const database = openDatabase(config);
  try {
    const done = await run(database);
    print(done.length === 0 ? 'The schema is up to date.' : `Applied: ${done.join(', ')}`);
  } finally {
    await database.close();
  }
}
