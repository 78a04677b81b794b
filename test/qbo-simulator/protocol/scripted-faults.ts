/** What goes wrong with a call a test has chosen. */
export type FaultScript = {
  /** Both have to fit; left out, anything fits. `path` is a regular expression on path and query. */
  match?: { method?: string; path?: string | RegExp };
  /** How many calls are struck; 1 by default. */
  times?: number;
  /** How many fitting calls pass unharmed first. */
  after?: number;
} & (
  | { kind: 'drop-before' }
  | { kind: 'drop-after-commit' }
  /** TCP reset; with `commit` the call is executed first. */
  | { kind: 'reset'; commit?: boolean }
  /** The right headers and half of the body. */
  | { kind: 'half-body' }
  /** Executed and answered after `ms` real milliseconds. */
  | { kind: 'slow'; ms: number }
  /** No answer; executed after `ms` real milliseconds, then the connection is closed. */
  | { kind: 'late-commit'; ms: number }
  /** An HTML answer; with `commit` the call is executed first. */
  | { kind: 'status'; status: 429 | 500 | 502 | 503 | 504; commit?: boolean; retryAfter?: number }
  /** HTTP 200 with a Fault inside, nothing executed. */
  | { kind: 'fault-200'; code?: string; message?: string; detail?: string }
);

type Waiting = { script: FaultScript; left: number; skip: number };

/** The queue of scripted faults; the first fitting one strikes. */
export class ScriptedFaults {
  #waiting: Waiting[] = [];

  /** Adds a script behind those already waiting. */
  next(script: FaultScript): void {
    const { path } = script.match ?? {};
    if (path !== undefined) new RegExp(path);
    this.#waiting.push({ script, left: script.times ?? 1, skip: script.after ?? 0 });
  }

  /** The script that strikes this call, if one does; it is used up by that. */
  take(method: string, pathAndQuery: string): FaultScript | undefined {
    for (const waiting of this.#waiting) {
      if (!fits(waiting.script, method, pathAndQuery)) continue;
      if (waiting.skip > 0) {
        waiting.skip -= 1;
        continue;
      }
      waiting.left -= 1;
      if (waiting.left <= 0) this.#waiting = this.#waiting.filter((other) => other !== waiting);
      return waiting.script;
    }
    return undefined;
  }

  /** Scripts that have not struck yet. */
  waiting(): FaultScript[] {
    return this.#waiting.map(({ script }) => script);
  }

  reset(): void {
    this.#waiting = [];
  }
}

function fits(script: FaultScript, method: string, pathAndQuery: string): boolean {
  const { method: wantedMethod, path } = script.match ?? {};
  if (wantedMethod !== undefined && wantedMethod.toUpperCase() !== method) return false;
  return path === undefined || new RegExp(path).test(pathAndQuery);
}
