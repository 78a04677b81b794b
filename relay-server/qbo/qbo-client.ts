import type { Metrics } from '../metrics.ts';
import { judge, judgeFailure, type QboAnswer } from './answer.ts';
import type { IntuitEndpoints } from './intuit-endpoints.ts';
import type { Pace } from './pace.ts';
import { type Query, statement } from './query.ts';

/** A usable access token and the company it is for. */
export interface Access {
  realmId: string;
  token: string;
}

export interface QboClient {
  /**
   * Creates a record from exact JSON bytes. `beforeSend` runs when it is this call's turn, last
   * before the bytes leave; false gives up without sending.
   */
  create(
    access: Access,
    entity: string,
    bytes: string,
    requestId: string,
    beforeSend: () => Promise<boolean>,
  ): Promise<QboAnswer>;
  query(access: Access, query: Query): Promise<QboAnswer>;
  companyInfo(access: Access): Promise<QboAnswer>;
  preferences(access: Access): Promise<QboAnswer>;
}

export interface QboClientDeps {
  endpoints: IntuitEndpoints;
  pace: Pace;
  metrics: Metrics;
  timeoutMs: number;
  /** Ends every call, for shutting down. */
  signal: AbortSignal;
}

const minorVersion = '75';

/** The only place that knows QuickBooks' paths (contract.md §2.1). Redirects are not followed. */
export function createQboClient(deps: QboClientDeps): QboClient {
  const { endpoints, pace, metrics } = deps;

  const url = ({ realmId }: Access, path: string, parameters: Record<string, string>): URL => {
    if (!/^\d{10,20}$/.test(realmId)) throw new Error('not a realm id');
    const target = new URL(`${endpoints.api}/v3/company/${realmId}/${path}`);
    target.search = new URLSearchParams({ ...parameters, minorversion: minorVersion }).toString();
    return target;
  };

  const call = async (
    kind: 'read' | 'write',
    access: Access,
    target: URL,
    body?: string,
    beforeSend?: () => Promise<boolean>,
  ): Promise<QboAnswer> => {
    const answer = await pace.run(access.realmId, async () => {
      if (beforeSend && !(await beforeSend())) return { kind: 'unsent', tid: null } as const;
      return exchange(deps, access, target, body);
    });
    if (answer?.kind === 'throttled') pace.freeze(access.realmId);
    const settled: QboAnswer = answer ?? { kind: 'throttled', tid: null };
    metrics.qboCalls.inc({ kind, outcome: settled.kind });
    return settled;
  };

  return {
    create: (access, entity, bytes, requestId, beforeSend) => {
      const target = url(access, entity.toLowerCase(), { requestid: requestId });
      return call('write', access, target, bytes, beforeSend);
    },
    query: (access, query) =>
      call('read', access, url(access, 'query', { query: statement(query) })),
    companyInfo: (access) => call('read', access, url(access, `companyinfo/${access.realmId}`, {})),
    preferences: (access) => call('read', access, url(access, 'preferences', {})),
  };
}

async function exchange(
  { timeoutMs, signal }: QboClientDeps,
  access: Access,
  target: URL,
  body: string | undefined,
): Promise<QboAnswer> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new Error('timeout')), timeoutMs);
  const stop = () => deadline.abort(signal.reason);
  signal.addEventListener('abort', stop);
  try {
    const response = await fetch(target, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        Authorization: `Bearer ${access.token}`,
        Accept: 'application/json',
        'User-Agent': 'Counterfoil/0.1',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body,
      redirect: 'manual',
      signal: deadline.signal,
    });
    return judge(response.status, await response.text(), response.headers.get('intuit_tid'));
  } catch (error) {
    return judgeFailure(error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
