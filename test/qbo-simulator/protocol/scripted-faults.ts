import { Storm, type StormScript } from './storm.ts';

/** Which calls a script is about; everything given has to fit, left out anything does. */
export type FaultMatch = {
  method?: string;
  /** A regular expression on path and query. */
  path?: string | RegExp;
  /** The resource behind the realm in any letter case: `Invoice`, `query`, `batch`, `cdc`. */
  entity?: string;
  realm?: string;
};

/** What goes wrong with a call a test has chosen. */
export type FaultScript = {
  match?: FaultMatch;
  /** How many calls are struck; 1 by default. */
  times?: number;
  /** How many fitting calls pass unharmed first: for the nth call, n - 1. */
  after?: number;
} & (
  | { kind: 'drop-before' }
  | { kind: 'drop-after-commit' }
  /** TCP reset; with `commit` the call is executed first. */
  | { kind: 'reset'; commit?: boolean }
  /** The right headers and half of the body. */
  | { kind: 'half-body' }
  /** Answered after `ms` real milliseconds; executed then, or at once with `commit`. */
  | { kind: 'slow'; ms: number; commit?: boolean }
  /** No answer; executed after `ms` real milliseconds, then the connection is closed. */
  | { kind: 'late-commit'; ms: number }
  /** The connection carries the answer two times. */
  | { kind: 'duplicate-reply' }
  /** The call reaches the service two times; the second answer goes back. */
  | { kind: 'duplicate-request' }
  /** The answer kept under the call's requestid is lost, and the call is executed again. */
  | { kind: 'forget-requestid' }
  /** A gateway's answer; with `commit` the call is executed first. */
  | {
      kind: 'status';
      status: 403 | 429 | 500 | 502 | 503 | 504;
      commit?: boolean;
      retryAfter?: number;
      /** HTML by default. */
      body?: 'html' | 'fault' | 'empty';
    }
  /** HTTP 200 with a Fault inside, nothing executed. */
  | { kind: 'fault-200'; code?: string; message?: string; detail?: string }
  /** A refusal of any code, nothing executed; 400 unless told otherwise. */
  | {
      kind: 'fault';
      status?: 400 | 401 | 403 | 500;
      code: string;
      message?: string;
      detail?: string;
    }
);

type Waiting = { script: FaultScript; left: number; skip: number };

/** The queue of scripted faults; the first fitting one strikes, then the storm may. */
export class ScriptedFaults {
  #waiting: Waiting[] = [];
  #storm: Storm | undefined;

  /** Adds a script behind those already waiting. */
  next(script: FaultScript): void {
    checkScript(script);
    this.#waiting.push({ script, left: script.times ?? 1, skip: script.after ?? 0 });
  }

  /** A period of random refusals, repeatable by its seed; it replaces an earlier one. */
  storm(script: StormScript, now: number): void {
    this.#storm = new Storm(script, now);
  }

  /** The script that strikes this call, if one does; it is used up by that. */
  take(method: string, pathAndQuery: string, now: number): FaultScript | undefined {
    for (const waiting of this.#waiting) {
      if (!fits(waiting.script.match, method, pathAndQuery)) continue;
      if (waiting.skip > 0) {
        waiting.skip -= 1;
        continue;
      }
      waiting.left -= 1;
      if (waiting.left <= 0) this.#waiting = this.#waiting.filter((other) => other !== waiting);
      return waiting.script;
    }
    const storm = this.#storm;
    if (storm === undefined || !fits(storm.script.match, method, pathAndQuery)) return undefined;
    return storm.strike(now);
  }

  /** Scripts that have not struck yet. */
  waiting(): FaultScript[] {
    return this.#waiting.map(({ script }) => script);
  }

  reset(): void {
    this.#waiting = [];
    this.#storm = undefined;
  }
}

const kinds = new Set<string>([
  'drop-before',
  'drop-after-commit',
  'reset',
  'half-body',
  'slow',
  'late-commit',
  'duplicate-reply',
  'duplicate-request',
  'forget-requestid',
  'status',
  'fault-200',
  'fault',
] satisfies FaultScript['kind'][]);

/** Scripts come from other processes too: one that could never strike is refused. */
function checkScript(script: FaultScript): void {
  if (!kinds.has(script.kind)) throw new RangeError(`no such fault: ${script.kind}`);
  const { path } = script.match ?? {};
  if (path !== undefined) new RegExp(path);
  const waits = script.kind === 'slow' || script.kind === 'late-commit';
  if (waits && !(script.ms >= 0)) throw new RangeError(`${script.kind} needs ms`);
}

function fits(match: FaultMatch | undefined, method: string, pathAndQuery: string): boolean {
  if (match === undefined) return true;
  const [, , , realm, resource] = pathAndQuery.split('?', 1)[0]?.split('/') ?? [];
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
  if (match.realm !== undefined && match.realm !== realm) return false;
  if (match.entity !== undefined && match.entity.toLowerCase() !== resource) return false;
  return match.path === undefined || new RegExp(match.path).test(pathAndQuery);
}
