import type { TokenBucket } from './http/token-bucket.ts';
import type { ExportChanges } from './ledger/export-changes.ts';
import type { Failpoint } from './ledger/failpoint.ts';
import type { Worker } from './ledger/worker.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { NoticeBook } from './notices/notice-book.ts';
import type { Notifier } from './notices/notifier.ts';
import type { IntuitApp } from './oauth/intuit-app.ts';
import type { TokenKeeper } from './oauth/token-keeper.ts';
import type { IntuitEndpoints } from './qbo/intuit-endpoints.ts';
import type { QboClient } from './qbo/qbo-client.ts';
import type { Database } from './storage/database.ts';
import type { TokenVault } from './storage/token-vault.ts';

export interface Limits {
  perAddress: TokenBucket;
  perMember: TokenBucket;
  /** Failed pairings. */
  pairingPerAddress: TokenBucket;
  pairingOverall: TokenBucket;
}

/** Everything routes and verbs need from outside. */
export interface RelayDeps {
  database: Database;
  vault: TokenVault;
  log: Log;
  metrics: Metrics;
  now: () => number;
  endpoints: IntuitEndpoints;
  app: IntuitApp;
  qbo: QboClient;
  tokens: TokenKeeper;
  worker: Worker;
  notices: NoticeBook;
  notifier: Notifier;
  changes: ExportChanges;
  limits: Limits;
  /** Without a slash at the end. */
  publicUrl: string;
  redirectUri: string;
  /** Values of the Host header that are answered. */
  hosts: ReadonlySet<string>;
  trustedProxies: number;
  metricsToken: string | undefined;
  /** Aborted when the relay is asked to end. */
  stopping: AbortSignal;
  reach(point: Failpoint): void;
}
