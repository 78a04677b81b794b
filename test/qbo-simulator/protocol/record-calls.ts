import type { MiddlewareHandler } from 'hono';
import type { SimulatorEnv, State } from '../state.ts';
import { callKind } from './calls.ts';
import { transactionId } from './company-routes.ts';
import { wasCut } from './strike.ts';

/** Records every call and puts `intuit_tid` on every answer (contract §2.2, §3.2). */
export function recordCalls(state: State): MiddlewareHandler<SimulatorEnv> {
  return async (c, next) => {
    const url = new URL(c.req.url);
    const at = state.clock.now();
    const kind = callKind(c.req.method, url.pathname);
    await next();
    const cut = wasCut(c.res);
    if (!cut) c.res.headers.set('intuit_tid', transactionId());
    const status = cut ? 0 : c.res.status;
    const code = c.get('code');
    state.calls.add({
      at,
      method: c.req.method,
      path: url.pathname,
      search: url.search,
      realm: /^\/v3\/company\/([^/]+)/.exec(url.pathname)?.[1],
      status,
      kind,
      metered: kind === 'coreplus' && status === 200 && code === undefined,
      requestid: url.searchParams.get('requestid') ?? undefined,
      replayed: c.get('replayed') === true,
      fault: c.get('struck'),
      code,
    });
  };
}
