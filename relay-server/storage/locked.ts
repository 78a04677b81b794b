import type { Database } from './database.ts';

interface Lockable<Q> {
  forUpdate(): Q;
}

/** Locks the selected rows until the transaction ends. SQLite has its one write lock already. */
export const locked = <Q extends Lockable<Q>>(database: Database, query: Q): Q =>
  database.engine === 'postgres' ? query.forUpdate() : query;
