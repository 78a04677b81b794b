import { ProblemError } from '#shared/problem.ts';
import { connectionRow } from '../oauth/connection-store.ts';
import type { Database } from '../storage/database.ts';
import type { ConnectionTable } from '../storage/tables/practice-tables.ts';
import type { NoticeBook } from './notice-book.ts';

export interface WatchDeps {
  database: Database;
  book: NoticeBook;
  tokens: { keepAlive(practiceId: string): Promise<void> };
  now: () => number;
}

const dayMs = 86_400_000;
const warnMs = 14 * dayMs;
/** A day of tries before anybody is bothered. */
const renewMs = warnMs + dayMs;

/** Nothing tells that a grant was ended at Intuit (contract.md §1.6), so one that nobody uses is tried. */
const unusedMs = 5 * 3_600_000;

/**
 * Looks for grants that end soon, and whether those that nobody uses still live. One that merely was
 * not used (contract.md §1.4: 100 days) is renewed by itself; the admin is told when that does not
 * help.
 */
export async function watchGrants(deps: WatchDeps): Promise<void> {
  const rows = await deps.database.db
    .selectFrom('connections')
    .selectAll()
    .where('state', '=', 'connected')
    .where((eb) =>
      eb.or([
        eb('refresh_expires_at', '<=', deps.now() + renewMs),
        eb('access_expires_at', '<=', deps.now() - unusedMs),
      ]),
    )
    .execute();
  for (const row of rows) await watchOne(deps, row);
}

async function watchOne(deps: WatchDeps, before: ConnectionTable): Promise<void> {
  const isUnused = before.access_expires_at <= deps.now() - unusedMs;
  const isTried = isUnused || !isAtLimit(before);
  const isRenewed = (isTried && (await renewed(deps, before.practice_id))) || isAtLimit(before);
  const row = await connectionRow(deps.database.db, before.practice_id);
  const { refresh_expires_at: end } = row ?? {};
  if (row?.state !== 'connected' || !end || end > deps.now() + warnMs) return;
  const subject = { practiceId: row.practice_id, realmId: row.realm_id };
  // What a renewal does not move is the limit, also where Intuit does not tell it.
  const { db } = deps.database;
  await (isRenewed
    ? deps.book.ending(db, { ...subject, grant: row.granted_at }, 'limit', deps.now())
    : deps.book.ending(db, { ...subject, grant: end }, 'not_renewed', deps.now()));
}

const isAtLimit = ({ refresh_expires_at, refresh_ends_at }: ConnectionTable): boolean =>
  refresh_expires_at !== null &&
  refresh_ends_at !== null &&
  refresh_ends_at - refresh_expires_at < dayMs;

async function renewed({ tokens }: WatchDeps, practiceId: string): Promise<boolean> {
  try {
    await tokens.keepAlive(practiceId);
    return true;
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
