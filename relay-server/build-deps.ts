import type { DestinationStream } from 'pino';
import { keepWritten } from './catalogue/keep-written.ts';
import type { Config } from './config.ts';
import { createTokenBucket } from './http/token-bucket.ts';
import { createBatchLimits } from './ledger/batch-limits.ts';
import { createBatchWork } from './ledger/batch-work.ts';
import { deliver } from './ledger/deliver.ts';
import { createExportChanges } from './ledger/export-changes.ts';
import type { Failpoint } from './ledger/failpoint.ts';
import { createOutcomes } from './ledger/outcomes.ts';
import { type Timing, usualTiming } from './ledger/timing.ts';
import { createWorker } from './ledger/worker.ts';
import { aboutError, createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createNoticeBook } from './notices/notice-book.ts';
import { noticeChannels } from './notices/notice-config.ts';
import { type NoticeTiming, usualNoticeTiming } from './notices/notice-timing.ts';
import { createNotifier } from './notices/notifier.ts';
import { intuitApp, tokenDeadlineMs } from './oauth/intuit-app.ts';
import { createTokenKeeper, refreshLeaseMs } from './oauth/token-keeper.ts';
import { checkDeadlines, leaseFor } from './qbo/deadlines.ts';
import { intuitEndpoints } from './qbo/intuit-endpoints.ts';
import { intuitFetch } from './qbo/intuit-fetch.ts';
import { createQboClient } from './qbo/qbo-client.ts';
import { createSharedPace } from './qbo/shared-pace.ts';
import type { Limits, RelayDeps } from './relay-deps.ts';
import type { Store } from './storage/open-store.ts';

/** What tests and `main.ts` may put in place of the usual. */
export interface Overrides {
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Milliseconds of the pace at which QuickBooks is called, in place of the database's clock. */
  paceNow?: () => number;
  timing?: Partial<Timing>;
  noticeTiming?: Partial<NoticeTiming>;
  logTo?: DestinationStream;
  /** Called at every failpoint. */
  reach?: (point: Failpoint) => void;
}

/** Puts the parts of a relay together; `stop` ends the worker and the calls on their way. */
export function buildDeps(
  config: Config,
  { database, vault }: Store,
  port: number,
  overrides: Overrides,
): { deps: RelayDeps; stop(): Promise<void> } {
  const now = overrides.now ?? Date.now;
  const reach = overrides.reach ?? (() => {});
  const timing = { ...usualTiming, ...overrides.timing };
  const leaseMs = leaseFor(config.qboTimeoutMs);
  checkDeadlines([
    { what: 'exports and calls', callMs: config.qboTimeoutMs, leaseMs },
    { what: 'token refreshes', callMs: tokenDeadlineMs, leaseMs: refreshLeaseMs },
  ]);
  const stopping = new AbortController();
  const cutting = new AbortController();
  const log = createLog(config.logLevel, overrides.logTo);
  const metrics = createMetrics();
  const changes = createExportChanges();
  const endpoints = intuitEndpoints(config);
  const fetch = intuitFetch(endpoints);
  const app = intuitApp(config, endpoints, fetch);
  const pace = createSharedPace(database, leaseMs, overrides.paceNow);
  const qbo = createQboClient({
    endpoints,
    fetch,
    pace,
    metrics,
    timeoutMs: config.qboTimeoutMs,
    signal: cutting.signal,
    onWritten: (realmId, entity, record) =>
      keepWritten({ database, vault, now }, realmId, entity, record).catch((error: unknown) =>
        log('error', { event: 'list_not_kept', realm: realmId, ...aboutError(error) }),
      ),
  });
  const publicUrl = config.publicUrl ?? `http://localhost:${port}`;
  const notices = createNoticeBook(noticeChannels(config.notices));
  const tokens = createTokenKeeper({
    ...{ database, vault, app, log, metrics, notices, now },
    onNotice: () => notifier.kick(),
  });
  const notifier = createNotifier({
    ...{ database, tokens, publicUrl, log, now },
    book: notices,
    config: config.notices,
    timing: { ...usualNoticeTiming, ...overrides.noticeTiming },
  });
  const outcomes = createOutcomes({ database, vault, changes, log, metrics, now, leaseMs });
  const delivery = { vault, qbo, tokens, outcomes, now, timing, reach };
  const worker = createWorker({
    database,
    pace,
    log,
    now,
    timing,
    leaseMs,
    deliver: (row, owner) => deliver(delivery, row, owner),
    batches: createBatchWork({
      ...{ ...delivery, database, leaseMs, log },
      limits: createBatchLimits(now),
    }),
  });
  const deps: RelayDeps = {
    ...{ database, vault, log, metrics, now, endpoints, app, qbo, tokens, worker, changes, reach },
    ...{ notices, notifier },
    limits: limitsFor(config),
    publicUrl,
    redirectUri: `${publicUrl}/oauth/callback`,
    hosts: hostsOf(publicUrl, port),
    trustedProxies: config.trustedProxies,
    metricsToken: config.metricsToken,
    stopping: stopping.signal,
  };
  return {
    deps,
    async stop() {
      stopping.abort();
      await Promise.all([worker.stop(), notifier.stop()]);
      cutting.abort();
      await worker.settled();
    },
  };
}

/** The public name, and this machine's names for itself. */
const hostsOf = (publicUrl: string, port: number): ReadonlySet<string> =>
  new Set([
    new URL(publicUrl).host,
    ...['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${port}`),
  ]);

/** Half a minute's worth may come at once; ten failed pairings per address, then one a minute. */
const limitsFor = ({ requestsPerMinute }: Config): Limits => ({
  perAddress: createTokenBucket(requestsPerMinute, requestsPerMinute / 2),
  perMember: createTokenBucket(requestsPerMinute, requestsPerMinute / 2),
  pairingPerAddress: createTokenBucket(1, 10),
  pairingOverall: createTokenBucket(10, 60),
});
