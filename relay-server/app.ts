import { Hono, type MiddlewareHandler } from 'hono';
import { type Problem, ProblemError, problem } from '#shared/problem.ts';
import { type EndpointName, endpoints } from '#shared/relay/contract.ts';
import type { Endpoint } from '#shared/relay/endpoint.ts';
import { authenticate } from './auth/authenticate.ts';
import { randomId } from './auth/secrets.ts';
import { clientAddress } from './http/client-address.ts';
import { contractGuard, hostGuard, loadGuard } from './http/guards.ts';
import { readInput } from './http/read-input.ts';
import type { RelayContext, RelayEnv } from './http/relay-env.ts';
import { secureHeaders } from './http/secure-headers.ts';
import { aboutError } from './log.ts';
import { problemPage } from './pages/problem-page.ts';
import { isSignIn, methodsOf, type OpenRouteName, openRoutes } from './policy.ts';
import { problemResponse } from './problem-response.ts';
import type { RelayDeps } from './relay-deps.ts';
import { routes } from './routes/index.ts';
import { openRouteHandlers } from './routes/open-routes.ts';
import type { Answer, Call } from './routes/route.ts';

export type RelayApp = Hono<RelayEnv>;

/** The relay as a web application: guards, then the routes of the policy table, and nothing else. */
export function createRelay(deps: RelayDeps): RelayApp {
  const app: RelayApp = new Hono<RelayEnv>();
  app.use(observe(deps));
  app.use(secureHeaders(deps.publicUrl.startsWith('https://')));
  app.use(hostGuard(deps));
  app.use(loadGuard(deps));
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const { method, path, role }: Endpoint = endpoints[name];
    app.on(method, path, contractGuard(deps), authenticate(deps, role), (c) =>
      answer(deps, name, c),
    );
  }
  for (const name of Object.keys(openRoutes) as OpenRouteName[]) {
    const { method, path, access } = openRoutes[name];
    app.on(method, path, authenticate(deps, access), (c) => openRouteHandlers[name](deps, c));
  }
  app.notFound((c) => unknownRoute(c));
  app.onError((error, c) => refusal(deps, error, c));
  return app;
}

type AnyRoute = (deps: RelayDeps, call: Call<EndpointName>) => Promise<Answer<EndpointName>>;

/** Runs one endpoint; the answer is reduced to what the contract lets out. */
async function answer(deps: RelayDeps, name: EndpointName, c: RelayContext): Promise<Response> {
  const { request, response }: Endpoint = endpoints[name];
  const call = {
    input: await readInput(c, request),
    param: Object.values(c.req.param())[0] ?? '',
    member: c.get('member'),
    address: clientAddress(c, deps.trustedProxies),
    signal: c.req.raw.signal,
  };
  const route = routes[name] as unknown as AnyRoute;
  const { status = 200, body } = await route(deps, call as unknown as Call<EndpointName>);
  return Response.json(response.parse(body), { status });
}

function unknownRoute(c: RelayContext): Response {
  const methods = methodsOf(c.req.path);
  return methods.length === 0
    ? problemResponse(problem('route_unknown'))
    : problemResponse(problem('method_not_allowed'), { Allow: methods.join(', ') });
}

/** A refusal is answered as such; anything else only with a reference that the log has too. */
function refusal(deps: RelayDeps, error: Error, c: RelayContext): Response | Promise<Response> {
  const cause = error instanceof ProblemError ? error.problem : unexpected(deps, error, c);
  return isSignIn(c.req.path) ? problemPage(cause) : problemResponse(cause, retryHeaders(cause));
}

function unexpected(deps: RelayDeps, error: Error, c: RelayContext): Problem {
  const reference = randomId();
  deps.log('error', {
    event: 'unexpected_error',
    reference,
    route: c.req.routePath,
    method: c.req.method,
    ...aboutError(error),
  });
  return problem('relay_failed', { reference });
}

const retryHeaders = ({ code }: Problem): Record<string, string> => {
  if (code === 'too_many_requests' || code === 'qbo_busy') return { 'Retry-After': '60' };
  if (code === 'relay_stopping') return { 'Retry-After': '5' };
  return code === 'not_paired' || code === 'token_refused' ? { 'WWW-Authenticate': 'Bearer' } : {};
};

const observe =
  ({ metrics, log }: RelayDeps): MiddlewareHandler<RelayEnv> =>
  async (c, next) => {
    const start = performance.now();
    await next();
    const ms = performance.now() - start;
    const route = c.req.routePath;
    const { status } = c.res;
    metrics.requests.inc({ route, status });
    metrics.seconds.observe({ route }, ms / 1000);
    log('debug', { event: 'request', route, method: c.req.method, status, ms: Math.round(ms) });
  };
