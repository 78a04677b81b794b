import type { Switches } from '../options.ts';

/** One request the simulator received, in order of arrival. */
export type Call = {
  /** Milliseconds, simulator clock. */
  at: number;
  method: string;
  path: string;
  /** The query string with its `?`, or empty. */
  search: string;
  realm: string | undefined;
  /** The app behind the token; undefined when there was no good one. */
  clientId: string | undefined;
  /** The answer's status; 0 when the connection ended without one. */
  status: number;
  /** Core = data in, free; CorePlus = data out (contract §3.2); oauth is free. */
  kind: 'core' | 'coreplus' | 'oauth';
  /** Writes carried out or replayed; a batch has one for each good item. */
  writes: number;
  /** Reads Intuit would count: successful ones, a batch by its good items (contract §3.2). */
  reads: number;
  /** Whether the call would appear on the meter at all. */
  metered: boolean;
  requestid: string | undefined;
  /** The answer came from the requestid table and nothing was executed. */
  replayed: boolean;
  /** The scripted fault that struck this call. */
  fault: string | undefined;
  /** The first fault code of the answer. */
  code: string | undefined;
};

/** The calls of one realm on one day (UTC, simulator clock). */
export type CallDay = {
  day: string;
  realm: string;
  calls: number;
  writes: number;
  reads: number;
  replayed: number;
  /** Calls that ended in a fault, an error status or no answer. */
  failed: number;
};

/** The record of all calls, for tests that count them. */
export class Calls {
  #calls: Call[] = [];

  add(call: Call): void {
    this.#calls.push(call);
  }

  all(): Call[] {
    return [...this.#calls];
  }

  /** How many reads would appear on the meter. */
  metered(): number {
    return this.#calls.reduce((sum, call) => sum + call.reads, 0);
  }

  /** Metered reads of one app in the calendar month of `now`, over all its realms. */
  readsInMonth(clientId: string, now: number): number {
    const month = dayOf(now).slice(0, 7);
    return this.#calls
      .filter((call) => call.clientId === clientId && dayOf(call.at).startsWith(month))
      .reduce((sum, call) => sum + call.reads, 0);
  }

  /** The company calls summed up by day and realm; token calls are not among them. */
  days(): CallDay[] {
    const days = new Map<string, CallDay>();
    for (const call of this.#calls) {
      if (call.realm === undefined) continue;
      const key = { day: dayOf(call.at), realm: call.realm };
      const name = `${key.day} ${key.realm}`;
      const sum = days.get(name) ?? {
        ...key,
        calls: 0,
        writes: 0,
        reads: 0,
        replayed: 0,
        failed: 0,
      };
      sum.calls += 1;
      sum.writes += call.writes;
      sum.reads += call.reads;
      if (call.replayed) sum.replayed += 1;
      if (call.status !== 200 || call.code !== undefined) sum.failed += 1;
      days.set(name, sum);
    }
    return [...days.values()];
  }

  reset(): void {
    this.#calls = [];
  }
}

/** Core or CorePlus, by what the request does; some calls no source classes (contract §3.2). */
export function callKind(
  method: string,
  path: string,
  { otherCalls }: Pick<Switches, 'otherCalls'>,
): Call['kind'] {
  if (!path.startsWith('/v3/company/')) return 'oauth';
  const [, , , , resource = '', , document = ''] = path.split('/');
  const unclassed =
    (resource === 'query' && method === 'POST') ||
    ['upload', 'download'].includes(resource) ||
    ['pdf', 'send'].includes(document);
  if (unclassed && otherCalls !== 'by-direction') return otherCalls;
  if (unclassed) return resource === 'upload' ? 'core' : 'coreplus';
  return method === 'POST' ? 'core' : 'coreplus';
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
