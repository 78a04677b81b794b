import { Hono } from 'hono';
import { bearerToken } from '../protocol/api-request.ts';
import type { SimulatorEnv, State } from '../state.ts';
import { keySet, userInfo } from './identity.ts';

/** Discovery documents, signing keys and userinfo (contract §1.1). */
export function discoveryRoutes(state: State): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();
  for (const name of ['openid_configuration', 'openid_sandbox_configuration']) {
    app.get(`/.well-known/${name}`, (c) => c.json(discovery(new URL(c.req.url).origin)));
  }
  app.get('/op/v1/jwks', (c) => c.json(keySet()));
  app.get('/v1/openid_connect/userinfo', (c) => {
    const consent = state.grants.consentBehind(bearerToken(c.req.header('authorization')));
    const company = consent && state.books.find(consent.realm);
    if (!company || !consent.scope.split(' ').includes('openid')) {
      return c.json({ error: 'invalid_token' }, 401);
    }
    return c.json(userInfo(company, consent.scope));
  });
  return app;
}

function discovery(origin: string) {
  return {
    issuer: issuerAt(origin),
    authorization_endpoint: `${origin}/connect/oauth2`,
    token_endpoint: `${origin}/oauth2/v1/tokens/bearer`,
    userinfo_endpoint: `${origin}/v1/openid_connect/userinfo`,
    revocation_endpoint: `${origin}/v2/oauth2/tokens/revoke`,
    jwks_uri: `${origin}/op/v1/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'email', 'profile', 'address', 'phone'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    claims_supported: ['aud', 'exp', 'iat', 'iss', 'realmid', 'sub'],
  };
}

/** The `iss` of id_tokens served at an origin. */
export function issuerAt(origin: string): string {
  return `${origin}/op/v1`;
}
