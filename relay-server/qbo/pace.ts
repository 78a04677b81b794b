import { setTimeout as sleep } from 'node:timers/promises';
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
export const freezeMs = 60_000;
const mostFreezeMs = 15 * 60_000;

/** How many calls may start within a time; `batches` counts those alone. */
export const windows = [
  { of: 'calls', most: 8, ms: 1000 },
  { of: 'calls', most: 400, ms: 60_000 },
  { of: 'batches', most: 32, ms: 60_000 },
] as const;

/** How long a freeze lasts. */
export const freezeFor = (askedMs = 0): number =>
  wholeMs(Math.min(Math.max(askedMs, freezeMs), mostFreezeMs));

interface Lane {
  running: number;
  waiting: (() => void)[];
  starts: number[];
  batches: number[];
  frozenUntil: number;
}

/** The pace of a relay that is alone with its database: in memory, without a single write. */
export function createPace(now: () => number = () => performance.now()): Pace {
  const lanes = new Map<string, Lane>();
  const lane = (realmId: string): Lane => {
    const known = lanes.get(realmId) ?? {
      ...{ running: 0, waiting: [], starts: [], batches: [], frozenUntil: 0 },
    };
    lanes.set(realmId, known);
    return known;
  };
  const isFrozen = (one: Lane) => one.frozenUntil > now();

  return {
    async run(realmId, call, { isBatch = false } = {}) {
      const mine = lane(realmId);
      if (mine.running >= mostAtOnce) {
        await new Promise<void>((resolve) => mine.waiting.push(resolve));
      } else {
        mine.running += 1;
      }
      try {
        for (;;) {
          const wait = waitFor(mine, now(), isBatch);
          if (wait <= 0) break;
          await sleep(wait);
        }
        if (isFrozen(mine)) return null;
        mine.starts.push(now());
        if (isBatch) mine.batches.push(now());
        return await call();
      } finally {
        const next = mine.waiting.shift();
        if (next) next();
        else mine.running -= 1;
      }
    },
    async freeze(realmId, askedMs) {
      const mine = lane(realmId);
      mine.frozenUntil = Math.max(mine.frozenUntil, now() + freezeFor(askedMs));
    },
    frozen: () => [...lanes].filter(([, one]) => isFrozen(one)).map(([realmId]) => realmId),
  };
}

/** Milliseconds until another call may start. */
function waitFor(lane: Lane, now: number, isBatch: boolean): number {
  if (lane.frozenUntil > now) return 0;
  lane.starts = lane.starts.filter((start) => start > now - 60_000);
  lane.batches = lane.batches.filter((start) => start > now - 60_000);
  return Math.ceil(
    Math.max(
      ...windows.map(({ of, most, ms }) => {
        if (of === 'batches' && !isBatch) return 0;
        const start = (of === 'batches' ? lane.batches : lane.starts).at(-most);
        return start === undefined ? 0 : start + ms - now;
      }),
    ),
  );
}
