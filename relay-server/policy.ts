import { endpoints } from '#shared/relay/contract.ts';
import type { Endpoint } from '#shared/relay/endpoint.ts';

/**
 * Who may call a route: `none` anybody · `staff` every paired browser · `admin` admins ·
 * `operator` whoever runs the relay (from the same machine, or with METRICS_TOKEN).
 */
export type RouteAccess = 'none' | 'staff' | 'admin' | 'operator';

export interface RoutePolicy {
  method: string;
  path: string;
  access: RouteAccess;
}

/** The routes outside the contract: probes, the API description and pages for people. */
export const openRoutes = {
  health: { method: 'GET', path: '/healthz', access: 'none' },
  ready: { method: 'GET', path: '/readyz', access: 'none' },
  metrics: { method: 'GET', path: '/metrics', access: 'operator' },
  openapi: { method: 'GET', path: '/openapi.json', access: 'none' },
  oauthStart: { method: 'GET', path: '/oauth/start', access: 'none' },
  oauthCallback: { method: 'GET', path: '/oauth/callback', access: 'none' },
  disconnected: { method: 'GET', path: '/disconnected', access: 'none' },
  reconnect: { method: 'GET', path: '/reconnect', access: 'none' },
  privacy: { method: 'GET', path: '/privacy', access: 'none' },
} as const satisfies Record<string, RoutePolicy>;

export type OpenRouteName = keyof typeof openRoutes;

/** Whether a person has the answer before them, in the window of the sign-in. */
export const isSignIn = (path: string): boolean =>
  path === openRoutes.oauthStart.path || path === openRoutes.oauthCallback.path;

/** Every route there is. A route that is not here is not mounted. */
export const policies: RoutePolicy[] = [
  ...Object.values<Endpoint>(endpoints).map(({ method, path, role }) => ({
    method,
    path,
    access: role,
  })),
  ...Object.values(openRoutes),
];

/** The methods a path answers; empty for an unknown path. */
export const methodsOf = (path: string): string[] =>
  policies.filter((policy) => matches(policy.path, path)).map((policy) => policy.method);

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, index) =>
      part.startsWith(':') ? given[index] !== '' : part === given[index],
    )
  );
}
