import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

/**
 * Takes the data directory for one running relay and returns how to give it back; null when
 * another relay has it. The lock is a file lock of the system, so it ends with the process.
 */
export function takeDataDirectory(dataDir: string): (() => void) | null {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = new BetterSqlite3(join(dataDir, 'relay.lock'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch {
    lock.close();
    return null;
  }
  return () => lock.close();
}
