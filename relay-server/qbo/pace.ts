import { wholeMs } from '../storage/whole-ms.ts';

/**
 * Keeps calls to one company below QuickBooks' limits (contract.md §3.1), with a fifth to spare:
 * four at once, eight a second, 400 and 32 batches a minute, none for a minute after a 429.
 */
export interface Pace {
  /** Waits for its turn and calls; null without a call while the company is frozen. */
  run<T>(realmId: string, call: () => Promise<T>, options?: PaceOptions): Promise<T | null>;
  /** After a 429: a minute, or longer where QuickBooks asks for it. */
  freeze(realmId: string, askedMs?: number): Promise<void>;
  /** Companies that must not be called now, as far as this process knows. */
  frozen(): string[];
}

export interface PaceOptions {
  isBatch?: boolean;
}

export const mostAtOnce = 4;
const freezeMs = 60_000;
export const mostFreezeMs = 15 * 60_000;

/** How many calls may start within a time; `batches` counts those alone. */
export const windows = [
  { of: 'calls', most: 8, ms: 1000 },
  { of: 'calls', most: 400, ms: 60_000 },
  { of: 'batches', most: 32, ms: 60_000 },
] as const;

/** How long a freeze lasts. */
export const freezeFor = (askedMs = 0): number =>
  wholeMs(Math.min(Math.max(askedMs, freezeMs), mostFreezeMs));
