import * as oauth from 'oauth4webapi';
import { problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import {
  appProblem,
  type IntuitApp,
  oauthErrorOf,
  type TokenPair,
  tokenPair,
} from './intuit-app.ts';

/**
 * Exchanges an authorization code, with exactly one request: a second one may invalidate the
 * tokens of the first (contract.md §1.3). `parameters` are the callback's, its state checked.
 */
export async function exchangeCode(
  app: IntuitApp,
  parameters: URLSearchParams,
  redirectUri: string,
  now: () => number,
): Promise<Result<TokenPair>> {
  const { server, client, authentication } = app;
  try {
    const checked = oauth.validateAuthResponse(server, client, parameters, oauth.skipStateCheck);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      authentication,
      checked,
      redirectUri,
      oauth.nopkce,
      app.options(),
    );
    const answer = await oauth.processAuthorizationCodeResponse(server, client, response);
    return ok(tokenPair(answer, now()));
  } catch (error) {
    const code = oauthErrorOf(error);
    return refused(appProblem(code) ?? problem('consent_failed', { reason: code ?? 'no answer' }));
  }
}
