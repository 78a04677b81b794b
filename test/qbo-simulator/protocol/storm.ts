import type { FaultMatch, FaultScript } from './scripted-faults.ts';

/** A period in which a share of the calls is refused. */
export type StormScript = {
  match?: FaultMatch;
  /** Length in simulated seconds. */
  seconds: number;
  /** Percentages of calls; what is left over passes. */
  percent: { 429?: number; 500?: number; 502?: number; 503?: number; 504?: number };
  /** The same seed strikes the same calls. */
  seed?: number;
  /** 5xx answers come after the call was executed. */
  commit?: boolean;
  retryAfter?: number;
  /** Of every refusal; HTML by default. */
  body?: 'html' | 'fault' | 'empty';
};

const statuses = [429, 500, 502, 503, 504] as const;

/** Decides call by call, by a seeded sequence, whether a storm strikes. */
export class Storm {
  readonly script: StormScript;
  readonly #endsAt: number;
  #state: number;

  constructor(script: StormScript, now: number) {
    const total = statuses.reduce((sum, status) => sum + (script.percent?.[status] ?? 0), 0);
    if (!(script.seconds > 0)) throw new RangeError('a storm needs seconds');
    if (!(total > 0 && total <= 100)) throw new RangeError('a storm needs 1 to 100 percent');
    this.script = script;
    this.#endsAt = now + script.seconds * 1000;
    this.#state = script.seed ?? 1;
  }

  /** The fault for the next fitting call; undefined when it passes or the storm is over. */
  strike(now: number): FaultScript | undefined {
    if (now >= this.#endsAt) return undefined;
    let roll = this.#next() * 100;
    for (const status of statuses) {
      roll -= this.script.percent[status] ?? 0;
      if (roll >= 0) continue;
      const { commit, retryAfter, body } = this.script;
      return {
        kind: 'status',
        status,
        ...(commit && status !== 429 ? { commit } : {}),
        ...(retryAfter === undefined ? {} : { retryAfter }),
        ...(body === undefined ? {} : { body }),
      };
    }
    return undefined;
  }

  /** Mulberry32: small, seeded, even enough for percentages. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}
