import * as oauth from 'oauth4webapi';
import { type Problem, problem } from '#shared/problem.ts';
import type { Config } from '../config.ts';
import type { IntuitEndpoints } from '../qbo/intuit-endpoints.ts';
import { type Fetch, intuitFetch } from '../qbo/intuit-fetch.ts';
import { wholeMs } from '../storage/whole-ms.ts';

export const accountingScope = 'com.intuit.quickbooks.accounting';
/** How long one call to Intuit's token endpoint may take. */
export const tokenDeadlineMs = 30_000;

/** The operator's app at Intuit, in the form oauth4webapi takes. */
export interface IntuitApp {
  server: oauth.AuthorizationServer;
  client: oauth.Client;
  authentication: oauth.ClientAuth;
  revokeUrl: string;
  basic: string;
  /** Reaches Intuit only. */
  fetch: Fetch;
  /** Options of one token call. */
  options(): oauth.TokenEndpointRequestOptions;
}

export function intuitApp(
  { clientId, clientSecret }: Pick<Config, 'clientId' | 'clientSecret'>,
  endpoints: IntuitEndpoints,
  fetch: Fetch = intuitFetch(endpoints),
): IntuitApp {
  return {
    server: {
      issuer: endpoints.issuer,
      authorization_endpoint: endpoints.authorize,
      token_endpoint: endpoints.token,
    },
    client: { client_id: clientId },
    authentication: oauth.ClientSecretBasic(clientSecret),
    revokeUrl: endpoints.revoke,
    basic: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
    fetch,
    options: () => ({
      signal: AbortSignal.timeout(tokenDeadlineMs),
      // Contract.md §1.4: asks when the grant ends, however often it is refreshed.
      headers: { 'x-include-refresh-token-hard-expires-in': 'true' },
      [oauth.allowInsecureRequests]: endpoints.insecure,
      [oauth.customFetch]: (url, { method, headers, body, signal }) =>
        fetch(url, { method, headers, body, signal: signal ?? null }),
    }),
  };
}

/** One grant as Intuit answered it; times are milliseconds since 1970. */
export interface TokenPair {
  accessToken: string;
  accessExpiresAt: number;
  refreshToken: string;
  refreshExpiresAt: number | null;
  /** The end of the whole grant; null where Intuit does not tell. */
  refreshEndsAt: number | null;
}

/** Throws when the answer lacks a refresh token. */
export function tokenPair(answer: oauth.TokenEndpointResponse, now: number): TokenPair {
  const { refresh_token: refreshToken } = answer;
  const after = (seconds: number) => wholeMs(now + seconds * 1000);
  const told = (seconds: unknown) => (typeof seconds === 'number' ? after(seconds) : null);
  if (!refreshToken) throw new Error('no refresh token in the answer');
  return {
    accessToken: answer.access_token,
    accessExpiresAt: after(answer.expires_in ?? 3600),
    refreshToken,
    refreshExpiresAt: told(answer.x_refresh_token_expires_in),
    refreshEndsAt: told(answer.x_refresh_token_hard_expires_in),
  };
}

/** OAuth's own error code of a failed token call; undefined when there was no clear answer. */
export function oauthErrorOf(error: unknown): string | undefined {
  if (error instanceof oauth.ResponseBodyError) return error.error;
  if (error instanceof oauth.WWWAuthenticateChallengeError) return 'invalid_client';
  return undefined;
}

/** The Problem when Intuit refuses the app itself, else null. */
export const appProblem = (code: string | undefined): Problem | null =>
  code === 'invalid_client' || code === 'unauthorized_client' ? problem('intuit_app_wrong') : null;
