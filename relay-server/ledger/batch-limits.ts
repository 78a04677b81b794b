import { mostTransactions } from '../qbo/batch.ts';
import { mostAtOnce } from '../qbo/pace.ts';

/** Fewer rows are sent singly: they have their turn at once. */
export const fewestTogether = mostAtOnce + 1;
/** Of two relays together still below the pace of batches, so that nothing waits behind one. */
const mostAMinute = 15;
const minuteMs = 60_000;
const pauseMs = 3_600_000;

/** What this process has learned of the batches that each company takes. */
export interface BatchLimits {
  /** How many rows the next batch may hold; 0 while there may be none. */
  most(realmId: string): number;
  started(realmId: string): void;
  /** So many were too many (contract.md §2.8, 1040): half of it from now on. */
  tooMany(realmId: string, size: number): void;
  /** A batch was refused as a whole: for an hour each row learns singly what is wrong with it. */
  refused(realmId: string): void;
}

export function createBatchLimits(now: () => number): BatchLimits {
  const sizes = new Map<string, number>();
  const starts = new Map<string, number[]>();
  const pausedUntil = new Map<string, number>();
  const recent = (realmId: string) =>
    (starts.get(realmId) ?? []).filter((at) => at > now() - minuteMs);

  return {
    most(realmId) {
      const size = sizes.get(realmId) ?? mostTransactions;
      const isPaused = (pausedUntil.get(realmId) ?? 0) > now();
      const isFull = recent(realmId).length >= mostAMinute;
      return isPaused || isFull || size < fewestTogether ? 0 : size;
    },
    started: (realmId) => void starts.set(realmId, [...recent(realmId), now()]),
    tooMany: (realmId, size) => void sizes.set(realmId, Math.floor(size / 2)),
    refused: (realmId) => void pausedUntil.set(realmId, now() + pauseMs),
  };
}
