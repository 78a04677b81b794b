import { wholeMs } from '../storage/whole-ms.ts';

/** The times the ledger goes by, in milliseconds. */
export interface Timing {
  /** First wait after an unclear answer; doubles each time. */
  retryBaseMs: number;
  retryMostMs: number;
  /** A request id is trusted this long after its first use (contract.md §2.4: not over 24 h). */
  replayWindowMs: number;
  /** Not finding a document proves nothing sooner after sending (contract.md §2.7: 120 s limit). */
  settledAfterMs: number;
  /** How often the queue is looked at without being told. */
  pollMs: number;
  /** How long a stopping relay waits for calls on their way. */
  drainMs: number;
}

export const usualTiming: Timing = {
  retryBaseMs: 1000,
  retryMostMs: 5 * 60_000,
  replayWindowMs: 20 * 3_600_000,
  settledAfterMs: 120_000,
  pollMs: 1000,
  drainMs: 10_000,
};

/** Waits 50–100 % of base × 2ⁿ, at most `retryMostMs`, in whole milliseconds. */
export const backoff = ({ retryBaseMs, retryMostMs }: Timing, attempt: number): number =>
  wholeMs(
    Math.min(retryMostMs, retryBaseMs * 2 ** Math.min(attempt, 30)) * (0.5 + Math.random() / 2),
  );
