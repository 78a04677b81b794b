import { type Context, Hono } from 'hono';
import { type ConsentRequest, consentPage } from '../pages/consent-page.ts';
import { noticePage } from '../pages/notice-page.ts';
import type { SimulatorEnv, State } from '../state.ts';

const scopes = new Set([
  'com.intuit.quickbooks.accounting',
  'com.intuit.quickbooks.payment',
  'openid',
  'profile',
  'email',
  'phone',
  'address',
]);

/** The page a user agrees on, and its answer (contract §1.3). */
export function consentRoutes(state: State): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();

  app.get('/connect/oauth2', async (c) => {
    const read = await readRequest(state, c, new URL(c.req.url).searchParams);
    if (read instanceof Response) return read;
    return c.html(consentPage(read, state.books.companies()));
  });

  app.post('/connect/oauth2', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const read = await readRequest(state, c, form);
    if (read instanceof Response) return read;
    if (form.get('decision') !== 'connect') {
      return back(c, read.redirectUri, { error: 'access_denied', state: read.state });
    }
    const realm = form.get('realmId') ?? '';
    if (state.books.find(realm) === undefined) {
      return c.html(noticePage('No company chosen', 'Go back and choose a company.'), 400);
    }
    const { redirectUri, scope } = read;
    const clientId = read.app.clientId;
    const code = state.grants.issueCode({ clientId, realm, scope, redirectUri });
    return back(c, redirectUri, { code, state: read.state, realmId: realm });
  });

  return app;
}

/** Errors about app or address are shown; all others go back to the app. */
async function readRequest(
  state: State,
  c: Context<SimulatorEnv>,
  given: URLSearchParams,
): Promise<ConsentRequest | Response> {
  const app = state.options.apps.find((known) => known.clientId === given.get('client_id'));
  const redirectUri = given.get('redirect_uri') ?? '';
  if (app === undefined) {
    return c.html(noticePage('Unknown app', 'The client_id is not registered.'), 400);
  }
  const { redirectHosts, extraParameters } = state.switches;
  const isTaken = redirectHosts === 'registered' || isSecureDomain(redirectUri);
  if (!isTaken || !app.redirectUris.includes(redirectUri)) {
    return c.html(
      noticePage('Wrong redirect address', 'The redirect_uri is not registered for this app.'),
      400,
    );
  }
  const scope = given.get('scope') ?? '';
  const stateValue = given.get('state') ?? '';
  const error = state.grants.isLapsed(app.clientId)
    ? 'unauthorized_client'
    : extraParameters === 'refuse' && hasUnknown(given)
      ? 'invalid_request'
      : errorIn(given.get('response_type'), scope, stateValue);
  if (error !== undefined) return back(c, redirectUri, { error, state: stateValue });
  return { app, redirectUri, scope, state: stateValue };
}

/** Parameters of the request (contract §1.3), and what the page adds for itself. */
const known = new Set(
  'client_id response_type scope redirect_uri state claims decision realmId'.split(' '),
);

const hasUnknown = (given: URLSearchParams) => [...given.keys()].some((name) => !known.has(name));

/** https and a name, no bare address (contract §1.3). */
function isSecureDomain(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === 'https:' && /\.[a-z]+$/i.test(hostname);
}

function errorIn(type: string | null, scope: string, state: string): string | undefined {
  if (type !== 'code') return 'unsupported_response_type';
  if (state === '') return 'invalid_request';
  const asked = scope.split(' ').filter((part) => part !== '');
  return asked.length > 0 && asked.every((part) => scopes.has(part)) ? undefined : 'invalid_scope';
}

function back(c: Context<SimulatorEnv>, uri: string, query: { [name: string]: string }): Response {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(query)) {
    if (value !== '') url.searchParams.set(name, value);
  }
  return c.redirect(url.href, 302);
}
