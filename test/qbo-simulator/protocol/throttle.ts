import type { Switches } from '../options.ts';

/** One call that asks to be let in. */
export type Arrival = {
  realm: string;
  clientId: string;
  now: number;
  batch: boolean;
  /** More calls of this realm and app were under way when it came than may be. */
  crowded: boolean;
};

type Limit = { key: string; most: number; span: number };

/** Calls of one realm and app that may be under way together (contract §3.1, older wording). */
const mostRunning = 10;

/** The limits of contract §3.1; refused calls do not count. */
export class Throttle {
  readonly #times = new Map<string, number[]>();
  readonly #running = new Map<string, number>();

  /** Whether the call is let through; if so it counts against every limit it falls under. */
  admits(arrival: Arrival, rate: Switches['throttleRate']): boolean {
    if (rate !== 'per-second' && arrival.crowded) return false;
    const limits = limitsFor(arrival, rate);
    const full = limits.some(
      ({ key, most, span }) => this.#recent(key, span, arrival.now).length >= most,
    );
    if (full) return false;
    for (const { key } of limits) this.#times.get(key)?.push(arrival.now);
    return true;
  }

  /** Whether one more mail may go out: 40 a day and realm in the sandbox. */
  admitsMail(realm: string, now: number): boolean {
    const mails = this.#recent(`mails ${realm}`, 86_400_000, now);
    if (mails.length >= 40) return false;
    mails.push(now);
    return true;
  }

  /** A call begins; true when it is one too many to be under way at once. */
  enter(key: string): boolean {
    const running = (this.#running.get(key) ?? 0) + 1;
    this.#running.set(key, running);
    return running > mostRunning;
  }

  leave(key: string): void {
    this.#running.set(key, (this.#running.get(key) ?? 1) - 1);
  }

  reset(): void {
    this.#times.clear();
  }

  #recent(key: string, span: number, now: number): number[] {
    const recent = (this.#times.get(key) ?? []).filter((at) => now - at < span);
    this.#times.set(key, recent);
    return recent;
  }
}

function limitsFor(arrival: Arrival, rate: Switches['throttleRate']): Limit[] {
  const { realm, clientId, batch } = arrival;
  const app = `${realm} ${clientId}`;
  const limits = [{ key: `calls ${realm}`, most: 500, span: 60_000 }];
  if (rate !== 'concurrent') limits.push({ key: `second ${app}`, most: 10, span: 1000 });
  if (batch) {
    limits.push({ key: `batches ${app}`, most: 40, span: 60_000 });
    limits.push({ key: `batches ${realm}`, most: 120, span: 60_000 });
  }
  return limits;
}
