import type { MiddlewareHandler } from 'hono';
import { ProblemError, problem } from '#shared/problem.ts';
import { isLocal } from '../http/client-address.ts';
import type { RelayContext, RelayEnv } from '../http/relay-env.ts';
import type { RouteAccess } from '../policy.ts';
import type { RelayDeps } from '../relay-deps.ts';
import { memberByToken } from './members.ts';
import { isSameHash, secretHash } from './secrets.ts';

const bearer = (c: RelayContext): string | undefined =>
  /^Bearer (\S{1,200})$/.exec(c.req.header('authorization') ?? '')?.[1];

/** Lets through whom the policy allows; refusals are logged with the address' route, not the token. */
export const authenticate =
  (deps: RelayDeps, access: RouteAccess): MiddlewareHandler<RelayEnv> =>
  async (c, next) => {
    if (access === 'operator') requireOperator(deps, c);
    if (access === 'staff' || access === 'admin') await requireMember(deps, c, access);
    await next();
  };

function requireOperator({ metricsToken }: RelayDeps, c: RelayContext): void {
  const token = bearer(c);
  const isKnown =
    metricsToken !== undefined &&
    token !== undefined &&
    isSameHash(secretHash(token), secretHash(metricsToken));
  if (!isKnown && !isLocal(c)) throw new ProblemError(problem('route_unknown'));
}

async function requireMember(
  deps: RelayDeps,
  c: RelayContext,
  role: 'staff' | 'admin',
): Promise<void> {
  const refuse = (code: 'not_paired' | 'token_refused' | 'admin_only', memberId?: string) => {
    deps.log('warn', { event: 'refused', code, route: c.req.routePath, member: memberId });
    throw new ProblemError(problem(code));
  };
  const token = bearer(c);
  if (!token) return refuse(c.req.header('authorization') ? 'token_refused' : 'not_paired');
  const member = await memberByToken(deps.database.db, token, deps.now());
  if (!member) return refuse('token_refused');
  if (role === 'admin' && member.role !== 'admin') return refuse('admin_only', member.id);
  if (!deps.limits.perMember.take(member.id)) {
    throw new ProblemError(problem('too_many_requests'));
  }
  c.set('member', member);
}
