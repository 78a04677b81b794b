import { setTimeout as sleep } from 'node:timers/promises';
import { ProblemError, problem } from '#shared/problem.ts';
import { randomId } from '../auth/secrets.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { LossReason } from '../notices/notice.ts';
import type { NoticeBook } from '../notices/notice-book.ts';
import type { QboAnswer } from '../qbo/answer.ts';
import type { Access } from '../qbo/qbo-client.ts';
import type { Database } from '../storage/database.ts';
import type { TokenVault } from '../storage/token-vault.ts';
import { type Connection, findConnection, sealedPair } from './connection-store.ts';
import type { IntuitApp, TokenPair } from './intuit-app.ts';
import { noConnection } from './no-connection.ts';
import { type RefreshAnswer, refreshGrant } from './refresh-grant.ts';

export interface TokenKeeper {
  /**
   * Makes a call with a valid token: refreshed before it ends, and once more when QuickBooks
   * refuses it. Throws a ProblemError when there is no connection, it has ended, or Intuit is
   * not to be reached.
   */
  withAccess(practiceId: string, call: (access: Access) => Promise<QboAnswer>): Promise<QboAnswer>;
  /** Renews a connection nobody has used for a while. Throws like `withAccess`. */
  keepAlive(practiceId: string): Promise<void>;
}

export interface TokenKeeperDeps {
  database: Database;
  vault: TokenVault;
  app: IntuitApp;
  log: Log;
  metrics: Metrics;
  notices: NoticeBook;
  /** The outbox has something new. */
  onNotice(): void;
  now: () => number;
}

/** Longer than the 30 s a token call may take, so that nobody refreshes beside its holder. */
export const refreshLeaseMs = 60_000;
/** Access tokens live 60 minutes and are renewed at about 50. */
const marginMs = 10 * 60_000;
const patienceMs = 65_000;
/** The connecting user is no admin any more (contract.md §2.8). */
const userLostCode = '120';

export function createTokenKeeper(deps: TokenKeeperDeps): TokenKeeper {
  const { database, vault, now } = deps;
  const running = new Map<string, Promise<Connection>>();

  const current = async (practiceId: string): Promise<Connection> => {
    const connection = await findConnection(database.db, vault, practiceId);
    if (!connection) throw new ProblemError(await noConnection(database.db, practiceId));
    if (connection.state !== 'connected') throw new ProblemError(problem('needs_reconnect'));
    return connection;
  };

  /** A connection with a usable token of another generation than `refused`. */
  const usable = async (practiceId: string, refused?: number): Promise<Connection> => {
    const isUsable = (one: Connection) =>
      one.generation !== refused && one.accessExpiresAt - marginMs > now();
    for (;;) {
      const known = await current(practiceId);
      if (isUsable(known)) return known;
      const shared =
        running.get(practiceId) ?? refreshed(deps, () => current(practiceId), isUsable);
      running.set(practiceId, shared);
      try {
        const renewed = await shared;
        // A token with a life shorter than the margin is used all the same.
        if (renewed.generation !== refused && renewed.accessExpiresAt > now()) return renewed;
      } finally {
        if (running.get(practiceId) === shared) running.delete(practiceId);
      }
    }
  };

  return {
    async withAccess(practiceId, call) {
      const first = await usable(practiceId);
      const answer = await call({ realmId: first.realmId, token: first.accessToken });
      if (answer.kind === 'forbidden') await lose(deps, first, 'app_refused');
      if (answer.kind !== 'unauthorized') return answer;
      const second = await usable(practiceId, first.generation);
      const repeated = await call({ realmId: second.realmId, token: second.accessToken });
      const reason = lossOf(repeated);
      if (reason) await lose(deps, second, reason);
      return repeated;
    },
    keepAlive: async (practiceId) => void (await usable(practiceId)),
  };
}

/** Why an answer to a fresh token means that the connection has ended; null when it does not. */
function lossOf(answer: QboAnswer): LossReason | null {
  if (answer.kind === 'forbidden') return 'app_refused';
  if (answer.kind !== 'unauthorized') return null;
  return answer.code === userLostCode ? 'access_lost' : 'grant_ended';
}

/** Refreshes under a lease of our own, or waits until its holder has done so. */
async function refreshed(
  deps: TokenKeeperDeps,
  read: () => Promise<Connection>,
  isUsable: (connection: Connection) => boolean,
): Promise<Connection> {
  const owner = randomId();
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const before = await read();
    if (isUsable(before)) return before;
    if (!(await takeLease(deps, before, owner))) {
      await sleep(50 + Math.random() * 100);
      continue;
    }
    const renewed = await renew(deps, before, owner);
    if (!renewed) continue;
    await keep(deps, before, owner, renewed);
    return read();
  }
  throw new ProblemError(problem('qbo_down'));
}

async function takeLease(
  { database, now }: TokenKeeperDeps,
  { practiceId, generation }: Connection,
  owner: string,
): Promise<boolean> {
  const at = now();
  const { numUpdatedRows } = await database.db
    .updateTable('connections')
    .set({ lease_owner: owner, lease_until: at + refreshLeaseMs })
    .where('practice_id', '=', practiceId)
    .where('generation', '=', generation)
    .where('state', '=', 'connected')
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', at)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A new pair, and the refresh token that Intuit took for it. */
interface Renewed {
  pair: TokenPair;
  taken: string;
}

/** The new pair; null when the connection changed meanwhile. Throws a ProblemError otherwise. */
async function renew(
  deps: TokenKeeperDeps,
  connection: Connection,
  owner: string,
): Promise<Renewed | null> {
  const ask = async (token: string): Promise<RefreshAnswer> => {
    const answer = await refreshGrant(deps.app, token, deps.now);
    deps.metrics.refreshes.inc({ outcome: answer.kind });
    return answer;
  };
  let taken = connection.refreshToken;
  let answer = await ask(taken);
  const previous = connection.previousRefreshToken;
  // Seen in the field: after a rotation the old value worked on and the new one did not.
  if (answer.kind === 'dead' && previous && previous !== connection.refreshToken) {
    taken = previous;
    answer = await ask(taken);
  }
  if (answer.kind === 'fresh') return { pair: answer.pair, taken };
  await release(deps, connection, owner);
  if (answer.kind === 'dead') {
    const now = await findConnection(deps.database.db, deps.vault, connection.practiceId);
    if (now?.generation !== connection.generation) return null;
    await lose(deps, connection, 'grant_ended');
    throw new ProblemError(problem('needs_reconnect'));
  }
  throw new ProblemError(problem(answer.kind === 'app' ? 'intuit_app_wrong' : 'qbo_down'));
}

/**
 * Stores the pair before anybody uses it, only over the pair it was made from. Beside it stays the
 * token that was taken: where new values never work, it is the one that does (contract.md §1.4).
 */
async function keep(
  { database, vault, log }: TokenKeeperDeps,
  { practiceId, realmId, generation }: Connection,
  owner: string,
  { pair, taken }: Renewed,
): Promise<void> {
  await database.db
    .updateTable('connections')
    .set({
      ...sealedPair(vault, practiceId, realmId, pair),
      previous_refresh_token: vault.seal(taken, [practiceId, realmId, 'refresh_token']),
      generation: generation + 1,
      lease_owner: null,
      lease_until: null,
    })
    .where('practice_id', '=', practiceId)
    .where('generation', '=', generation)
    .where('lease_owner', '=', owner)
    .execute();
  log('info', { event: 'token_refreshed', practice: practiceId, generation: generation + 1 });
}

async function release(
  { database }: TokenKeeperDeps,
  { practiceId }: Connection,
  owner: string,
): Promise<void> {
  await database.db
    .updateTable('connections')
    .set({ lease_owner: null, lease_until: null })
    .where('practice_id', '=', practiceId)
    .where('lease_owner', '=', owner)
    .execute();
}

/** Marks the connection as ended, unless it was renewed meanwhile. The grant is not deleted. */
async function lose(
  deps: TokenKeeperDeps,
  { practiceId, realmId, generation }: Connection,
  reason: LossReason,
): Promise<void> {
  const isLost = await deps.database.transaction(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('connections')
      .set({ state: 'needs_reconnect' })
      .where('practice_id', '=', practiceId)
      .where('generation', '=', generation)
      .where('state', '=', 'connected')
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    await deps.notices.lost(trx, { practiceId, realmId, generation }, reason, deps.now());
    return true;
  });
  if (!isLost) return;
  deps.log('warn', { event: 'connection_lost', practice: practiceId, generation, state: reason });
  deps.onNotice();
}
