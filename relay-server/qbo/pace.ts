import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Keeps calls to one company below QuickBooks' limits (contract.md §3.1): four at once, eight a
 * second, 400 a minute, none for a minute after a 429. One process only.
 */
export interface Pace {
  /** Waits for its turn and calls; null without a call while the company is frozen. */
  run<T>(realmId: string, call: () => Promise<T>): Promise<T | null>;
  freeze(realmId: string): void;
  /** Companies that must not be called now. */
  frozen(): string[];
}

export const mostAtOnce = 4;
const perSecond = 8;
const perMinute = 400;
export const freezeMs = 60_000;

interface Lane {
  running: number;
  waiting: (() => void)[];
  starts: number[];
  frozenUntil: number;
}

export function createPace(now: () => number = () => performance.now()): Pace {
  const lanes = new Map<string, Lane>();
  const lane = (realmId: string): Lane => {
    const known = lanes.get(realmId) ?? { running: 0, waiting: [], starts: [], frozenUntil: 0 };
    lanes.set(realmId, known);
    return known;
  };
  const isFrozen = (one: Lane) => one.frozenUntil > now();

  return {
    async run(realmId, call) {
      const mine = lane(realmId);
      if (mine.running >= mostAtOnce) {
        await new Promise<void>((resolve) => mine.waiting.push(resolve));
      } else {
        mine.running += 1;
      }
      try {
        for (let wait = waitFor(mine, now()); wait > 0; wait = waitFor(mine, now())) {
          await sleep(wait);
        }
        if (isFrozen(mine)) return null;
        mine.starts.push(now());
        return await call();
      } finally {
        const next = mine.waiting.shift();
        if (next) next();
        else mine.running -= 1;
      }
    },
    freeze(realmId) {
      lane(realmId).frozenUntil = now() + freezeMs;
    },
    frozen: () => [...lanes].filter(([, one]) => isFrozen(one)).map(([realmId]) => realmId),
  };
}

/** Milliseconds until another call may start. */
function waitFor(lane: Lane, now: number): number {
  if (lane.frozenUntil > now) return 0;
  lane.starts = lane.starts.filter((start) => start > now - 60_000);
  const { starts } = lane;
  const second = starts.at(-perSecond);
  const minute = starts.at(-perMinute);
  return Math.ceil(
    Math.max(
      second === undefined ? 0 : second + 1000 - now,
      minute === undefined ? 0 : minute + 60_000 - now,
    ),
  );
}
