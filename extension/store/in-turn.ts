import type { Database } from './database.ts';

/** The last run of one kind over each database. */
export type Turns = WeakMap<Database, Promise<unknown>>;

/** Runs one after the other, in the order they were asked for; one that failed holds up nobody. */
export function inTurn<T>(turns: Turns, db: Database, run: () => Promise<T>): Promise<T> {
  const turn = (turns.get(db) ?? Promise.resolve()).then(run, run);
  turns.set(db, turn);
  return turn;
}
