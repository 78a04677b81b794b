/** 10 requests a second and 500 a minute, per realm and app (contract §3.1). */
export class Throttle {
  readonly #times = new Map<string, number[]>();

  /** Whether a request at `now` (milliseconds) is let through; refused ones do not count. */
  admits(key: string, now: number): boolean {
    const recent = (this.#times.get(key) ?? []).filter((at) => now - at < 60_000);
    const inSecond = recent.filter((at) => now - at < 1000).length;
    const admitted = recent.length < 500 && inSecond < 10;
    if (admitted) recent.push(now);
    this.#times.set(key, recent);
    return admitted;
  }

  reset(): void {
    this.#times.clear();
  }
}
