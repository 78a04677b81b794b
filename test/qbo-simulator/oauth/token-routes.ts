import { timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { RegisteredApp } from '../options.ts';
import type { SimulatorEnv, State } from '../state.ts';
import { issuerAt } from './discovery-routes.ts';
import { OAuthRefusal, type TokenPair } from './grants.ts';
import { idToken } from './identity.ts';

/** Token and revoke endpoints (contract §1.4 to §1.6). */
export function tokenRoutes(state: State): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();

  app.post('/oauth2/v1/tokens/bearer', async (c) => {
    const type = c.req.header('content-type') ?? '';
    if (!type.startsWith('application/x-www-form-urlencoded')) {
      return refuse(c, 'invalid_request', 'Content-Type must be form-encoded');
    }
    const form = new URLSearchParams(await c.req.text());
    const client = clientOf(state, c, form);
    if (client === undefined) return c.json({ error: 'invalid_client' }, 401);
    try {
      const pair = grantTokens(state, client, form);
      const wantsHard = c.req.header('x-include-refresh-token-hard-expires-in') === 'true';
      c.header('Cache-Control', 'no-store');
      return c.json({
        ...tokenBody(pair, wantsHard),
        ...identity(state, c, client.clientId, pair),
      });
    } catch (error) {
      return refusal(c, error, state);
    }
  });

  app.post('/v2/oauth2/tokens/revoke', async (c) => {
    const client = clientOf(state, c, new URLSearchParams());
    if (client === undefined) return c.json({ error: 'invalid_client' }, 401);
    const token = tokenIn(await c.req.text());
    const json = (c.req.header('content-type') ?? '').startsWith('application/json');
    if (!json || token === undefined) return refuse(c, 'invalid_request');
    try {
      state.grants.revoke(client.clientId, token);
      return state.switches.revokeBody === 'empty'
        ? c.body(null, 200)
        : c.json({ statuscode: '200' });
    } catch (error) {
      return refusal(c, error, state);
    }
  });

  return app;
}

/** Parameters of the two grants (contract §1.4). */
const known = new Set(
  'grant_type code redirect_uri refresh_token client_id client_secret'.split(' '),
);

const hasUnknown = (form: URLSearchParams) => [...form.keys()].some((name) => !known.has(name));

function grantTokens(state: State, client: RegisteredApp, form: URLSearchParams): TokenPair {
  const given = (name: string) => {
    const value = form.get(name);
    if (!value) throw new OAuthRefusal('invalid_request', `Missing ${name}`);
    return value;
  };
  if (state.switches.extraParameters === 'refuse' && hasUnknown(form)) {
    throw new OAuthRefusal('invalid_request');
  }
  if (state.grants.isLapsed(client.clientId)) throw new OAuthRefusal('unauthorized_client');
  switch (given('grant_type')) {
    case 'authorization_code':
      return state.grants.exchange(client.clientId, given('code'), given('redirect_uri'));
    case 'refresh_token':
      return state.grants.refresh(client.clientId, given('refresh_token'));
    default:
      throw new OAuthRefusal('unsupported_grant_type');
  }
}

function tokenBody(pair: TokenPair, wantsHard: boolean) {
  return {
    token_type: 'bearer',
    access_token: pair.accessToken,
    expires_in: pair.expiresIn,
    refresh_token: pair.refreshToken,
    x_refresh_token_expires_in: pair.refreshExpiresIn,
    ...(wantsHard ? { x_refresh_token_hard_expires_in: pair.refreshHardExpiresIn } : {}),
  };
}

/** The id_token, for who consented to `openid`. */
function identity(
  state: State,
  c: Context<SimulatorEnv>,
  clientId: string,
  { scope, realm }: TokenPair,
): { id_token?: string } {
  const company = state.books.find(realm);
  if (!company || !scope.split(' ').includes('openid')) return {};
  const issuer = issuerAt(new URL(c.req.url).origin);
  return { id_token: idToken(issuer, clientId, company, state.clock.now()) };
}

/** The app named by HTTP Basic or, second, by the form (`client_secret_post`). */
function clientOf(
  state: State,
  c: Context<SimulatorEnv>,
  form: URLSearchParams,
): RegisteredApp | undefined {
  const header = c.req.header('authorization') ?? '';
  const basic = /^Basic (.+)$/i.exec(header)?.[1];
  const decoded = basic === undefined ? '' : Buffer.from(basic, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  const id = basic === undefined ? form.get('client_id') : readForm(decoded.slice(0, colon));
  const secret =
    basic === undefined ? form.get('client_secret') : readForm(decoded.slice(colon + 1));
  const app = state.options.apps.find((known) => known.clientId === id);
  return app && secret !== null && same(app.clientSecret, secret) ? app : undefined;
}

/** RFC 6749 §2.3.1 has the parts of Basic form-encoded; plain ones read the same. */
function readForm(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function tokenIn(body: string): string | undefined {
  try {
    const token: unknown = JSON.parse(body).token;
    return typeof token === 'string' ? token : undefined;
  } catch {
    return undefined;
  }
}

function refusal(c: Context<SimulatorEnv>, error: unknown, { switches }: State) {
  if (!(error instanceof OAuthRefusal)) throw error;
  const bare = error.error === 'invalid_grant' && !switches.invalidGrantDescription;
  return refuse(c, error.error, bare ? undefined : error.description);
}

function refuse(c: Context<SimulatorEnv>, error: string, description?: string) {
  return c.json(
    description === undefined ? { error } : { error, error_description: description },
    400,
  );
}
