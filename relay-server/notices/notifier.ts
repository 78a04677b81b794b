import { setTimeout as sleep } from 'node:timers/promises';
import { randomId } from '../auth/secrets.ts';
import { aboutError, type Log } from '../log.ts';
import type { Database } from '../storage/database.ts';
import type { NoticeTable } from '../storage/tables/practice-tables.ts';
import { addressed } from './addressed.ts';
import type { NoticeBook } from './notice-book.ts';
import type { NoticeConfig } from './notice-config.ts';
import type { NoticeTiming } from './notice-timing.ts';
import { sendEmail } from './send-email.ts';
import { sendWebhook } from './send-webhook.ts';
import { watchGrants } from './watch-grants.ts';

/** Tells admins what the outbox holds, beside everything else the relay does. */
export interface Notifier {
  start(): void;
  /** There may be something to tell. */
  kick(): void;
  /** Takes nothing new and waits a little for what is on its way; it is told again after a restart. */
  stop(): Promise<void>;
}

export interface NotifierDeps {
  database: Database;
  book: NoticeBook;
  tokens: { keepAlive(practiceId: string): Promise<void> };
  config: NoticeConfig;
  timing: NoticeTiming;
  publicUrl: string;
  log: Log;
  now: () => number;
}

/** Longer than one try may take with all its deadlines. */
const leaseMs = 120_000;
const drainMs = 2000;

export function createNotifier(deps: NotifierDeps): Notifier {
  const stopping = new AbortController();
  let wake = () => {};
  const loops: Promise<void>[] = [];

  const pause = async (ms: number, woken?: Promise<void>) => {
    const rest = new AbortController();
    const signal = AbortSignal.any([rest.signal, stopping.signal]);
    const slept = sleep(ms, undefined, { signal }).catch(() => {});
    await Promise.race(woken ? [woken, slept] : [slept]);
    rest.abort();
  };

  const tell = async () => {
    while (!stopping.signal.aborted) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      await tellDue(deps, stopping.signal).catch((error: unknown) =>
        deps.log('error', { event: 'notices_unreadable', ...aboutError(error) }),
      );
      await pause(deps.timing.pollMs, woken);
    }
  };

  const watch = async () => {
    while (!stopping.signal.aborted) {
      await watchGrants(deps)
        .then(() => wake())
        .catch((error: unknown) =>
          deps.log('error', { event: 'grants_unreadable', ...aboutError(error) }),
        );
      await pause(deps.timing.watchMs);
    }
  };

  return {
    start() {
      if (loops.length === 0) loops.push(tell(), watch());
    },
    kick: () => wake(),
    async stop() {
      stopping.abort();
      wake();
      await Promise.race([Promise.all(loops), sleep(drainMs, undefined, { ref: false })]);
    },
  };
}

/** Tries everything that is due, one after the other: there are few. */
async function tellDue(deps: NotifierDeps, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const row = await lease(deps);
    if (!row) return;
    await tellOne(deps, row);
  }
}

/** Takes the first due notice; the try counts from here on, because its end may never be seen. */
function lease({ database, now }: NotifierDeps): Promise<NoticeTable | undefined> {
  const at = now();
  return database.db
    .updateTable('notices')
    .set((eb) => ({
      lease_owner: randomId(),
      lease_until: at + leaseMs,
      attempts: eb('attempts', '+', 1),
    }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('notices')
        .select('id')
        .where('next_attempt_at', '<=', at)
        .where((inner) =>
          inner.or([inner('lease_until', 'is', null), inner('lease_until', '<', at)]),
        )
        .orderBy('happened_at')
        .limit(1)
        .$if(database.engine === 'postgres', (query) => query.forUpdate().skipLocked()),
    )
    .returningAll()
    .executeTakeFirst();
}

async function tellOne(deps: NotifierDeps, row: NoticeTable): Promise<void> {
  const { log, now, timing } = deps;
  const about = { practice: row.practice_id, state: row.event, attempt: row.attempts };
  try {
    await send(deps, row);
    await settle(deps, row, { sent_at: now(), next_attempt_at: null });
    log('info', { event: 'notice_sent', ...about });
  } catch (error) {
    const isOver = now() - row.happened_at > timing.giveUpAfterMs;
    const wait = Math.min(timing.retryMostMs, timing.retryBaseMs * 2 ** (row.attempts - 1));
    await settle(deps, row, { sent_at: null, next_attempt_at: isOver ? null : now() + wait });
    const { error: name, code } = aboutError(error);
    log('warn', {
      event: isOver ? 'notice_given_up' : 'notice_failed',
      ...about,
      error: name,
      code,
    });
  }
}

async function send(deps: NotifierDeps, row: NoticeTable): Promise<void> {
  const { email, webhook } = deps.config;
  const notice = await addressed(deps, row);
  if (row.channel === 'email' && email) return sendEmail(email, notice);
  if (row.channel === 'webhook' && webhook) return sendWebhook(webhook, notice, deps.now());
  throw Object.assign(new Error('no longer configured'), { code: 'not configured' });
}

/** Nothing is written when the notice was withdrawn, or taken over, meanwhile. */
async function settle(
  { database }: NotifierDeps,
  { id, lease_owner }: NoticeTable,
  outcome: Pick<NoticeTable, 'sent_at' | 'next_attempt_at'>,
): Promise<void> {
  await database.db
    .updateTable('notices')
    .set({ ...outcome, lease_owner: null, lease_until: null })
    .where('id', '=', id)
    .where('lease_owner', '=', lease_owner)
    .execute();
}

/** At the start of a relay that has its database to itself: leases of the one before are void. */
export async function takeOverNotices({ db }: Database): Promise<void> {
  await db
    .updateTable('notices')
    .set({ lease_owner: null, lease_until: null })
    .where('lease_owner', 'is not', null)
    .execute();
}
