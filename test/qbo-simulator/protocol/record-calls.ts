import { randomUUID } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import type { SimulatorEnv, State } from '../state.ts';
import type { Tally } from './answer.ts';
import { type Call, callKind } from './calls.ts';
import { wasCut } from './strike.ts';

/** Records every call and puts `intuit_tid` on every answer (contract §2.2, §3.2). */
export function recordCalls(state: State): MiddlewareHandler<SimulatorEnv> {
  return async (c, next) => {
    const url = new URL(c.req.url);
    const at = state.clock.now();
    const kind = callKind(c.req.method, url.pathname, state.switches);
    await next();
    const cut = wasCut(c.res);
    if (!cut) c.res.headers.set('intuit_tid', transactionId());
    const status = cut ? 0 : c.res.status;
    const { writes, reads } = tallyOf(c, kind, status);
    state.calls.add({
      at,
      method: c.req.method,
      path: url.pathname,
      search: url.search,
      realm: /^\/v3\/company\/([^/]+)/.exec(url.pathname)?.[1],
      clientId: c.get('clientId'),
      status,
      kind,
      writes,
      reads,
      metered: reads > 0,
      requestid: url.searchParams.get('requestid') ?? undefined,
      replayed: c.get('replayed') === true,
      fault: c.get('struck'),
      code: c.get('code'),
    });
  };
}

function tallyOf(c: Context<SimulatorEnv>, kind: Call['kind'], status: number): Tally {
  if (status !== 200 || c.get('code') !== undefined) return { writes: 0, reads: 0 };
  const tally = c.get('tally');
  if (tally) return tally;
  return { writes: kind === 'core' ? 1 : 0, reads: kind === 'coreplus' ? 1 : 0 };
}

/** A transaction id for the `intuit_tid` header (contract §2.2). */
function transactionId(): string {
  const hex = randomUUID().replaceAll('-', '');
  return `1-${hex.slice(0, 8)}-${hex.slice(8)}`;
}
