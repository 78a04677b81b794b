import type { MiddlewareHandler } from 'hono';
import { ProblemError, problem } from '#shared/problem.ts';
import { contractHeader } from '#shared/relay/contract.ts';
import { contractRefusal } from '#shared/relay/versions.ts';
import type { RelayDeps } from '../relay-deps.ts';
import { clientAddress } from './client-address.ts';
import type { RelayEnv } from './relay-env.ts';

type Guard = MiddlewareHandler<RelayEnv>;

const refusedMethods = new Set(['TRACE', 'TRACK', 'CONNECT']);

/** Answers under the relay's own names only, so that no foreign name can be pointed at it. */
export const hostGuard =
  ({ hosts }: RelayDeps): Guard =>
  async (c, next) => {
    const asked = [c.req.header('host'), new URL(c.req.url).host];
    if (!asked.every((host) => host && hosts.has(host.toLowerCase()))) {
      throw new ProblemError(problem('wrong_host'));
    }
    if (refusedMethods.has(c.req.method)) throw new ProblemError(problem('method_not_allowed'));
    await next();
  };

/** At most so many requests a minute from one address; none while the relay is stopping. */
export const loadGuard =
  ({ limits, trustedProxies, stopping }: RelayDeps): Guard =>
  async (c, next) => {
    const isProbe = c.req.path === '/healthz' || c.req.path === '/readyz';
    if (stopping.aborted && !isProbe) throw new ProblemError(problem('relay_stopping'));
    if (!isProbe && !limits.perAddress.take(clientAddress(c, trustedProxies))) {
      throw new ProblemError(problem('too_many_requests'));
    }
    await next();
  };

/**
 * A header no web page can send without being allowed to: CORS is never granted here. It names the
 * contract the extension speaks, and one that is not understood is refused before anything is read.
 */
export const contractGuard =
  ({ now }: RelayDeps): Guard =>
  async (c, next) => {
    const asked = c.req.header(contractHeader) ?? '';
    if (!/^\d{1,4}$/.test(asked)) {
      throw new ProblemError(problem('bad_request', { where: `header ${contractHeader}` }));
    }
    const today = new Date(now()).toISOString().slice(0, 10);
    const refusal = contractRefusal(Number(asked), today);
    if (refusal) throw new ProblemError(refusal);
    await next();
  };
