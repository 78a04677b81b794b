import * as oauth from 'oauth4webapi';
import { type IntuitApp, oauthErrorOf, type TokenPair, tokenPair } from './intuit-app.ts';

/** `dead`: Intuit refuses this refresh token for good · `app`: it refuses the app · `unclear`: try later. */
export type RefreshAnswer =
  | { kind: 'fresh'; pair: TokenPair }
  | { kind: 'dead' }
  | { kind: 'app' }
  | { kind: 'unclear' };

/** One refresh call. The token is to be taken as used up afterwards (contract.md §1.4). */
export async function refreshGrant(
  app: IntuitApp,
  refreshToken: string,
  now: () => number,
): Promise<RefreshAnswer> {
  const { server, client, authentication } = app;
  try {
    const response = await oauth.refreshTokenGrantRequest(
      server,
      client,
      authentication,
      refreshToken,
      app.options(),
    );
    const answer = await oauth.processRefreshTokenResponse(server, client, response);
    return { kind: 'fresh', pair: tokenPair(answer, now()) };
  } catch (error) {
    const code = oauthErrorOf(error);
    if (code === 'invalid_grant') return { kind: 'dead' };
    if (code === 'invalid_client' || code === 'unauthorized_client') return { kind: 'app' };
    return { kind: 'unclear' };
  }
}
