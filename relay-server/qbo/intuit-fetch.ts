import type { IntuitEndpoints } from './intuit-endpoints.ts';

export type Fetch = typeof globalThis.fetch;

/**
 * A fetch that reaches Intuit's hosts and nothing else. Every call with a token or the app's secret
 * goes through it. Redirects are never followed: they would carry the token elsewhere.
 */
export function intuitFetch(
  endpoints: Pick<IntuitEndpoints, 'api' | 'token' | 'revoke'>,
  fetch: Fetch = globalThis.fetch,
): Fetch {
  const allowed = new Set(
    [endpoints.api, endpoints.token, endpoints.revoke].map((address) => new URL(address).origin),
  );
  return async (input, init) => {
    const target = new URL(input instanceof Request ? input.url : input);
    if (!allowed.has(target.origin)) throw new Error('not an address of Intuit');
    return fetch(input, { ...init, redirect: 'manual' });
  };
}
