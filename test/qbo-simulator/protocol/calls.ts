/** One request the simulator received, in order of arrival. */
export type Call = {
  /** Milliseconds, simulator clock. */
  at: number;
  method: string;
  path: string;
  /** The query string with its `?`, or empty. */
  search: string;
  realm: string | undefined;
  /** The answer's status; 0 when the connection ended without one. */
  status: number;
  /** Core = data in, free; CorePlus = data out (contract §3.2); oauth is free. */
  kind: 'core' | 'coreplus' | 'oauth';
  /** A successful CorePlus call: what Intuit would count. */
  metered: boolean;
  requestid: string | undefined;
  /** The answer came from the requestid table and nothing was executed. */
  replayed: boolean;
  /** The scripted fault that struck this call. */
  fault: string | undefined;
  /** The first fault code of the answer. */
  code: string | undefined;
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

  /** How many calls would appear on the meter. */
  metered(): number {
    return this.#calls.filter((call) => call.metered).length;
  }

  reset(): void {
    this.#calls = [];
  }
}

/** Core or CorePlus, by what the request does (contract §3.2). POST /query reads. */
export function callKind(method: string, path: string): Call['kind'] {
  if (!path.startsWith('/v3/company/')) return 'oauth';
  const resource = path.split('/')[4] ?? '';
  return method === 'POST' && resource !== 'query' ? 'core' : 'coreplus';
}
