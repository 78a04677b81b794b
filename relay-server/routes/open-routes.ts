import { getCookie, setCookie } from 'hono/cookie';
import { ProblemError, problem } from '#shared/problem.ts';
import { randomSecret } from '../auth/secrets.ts';
import type { RelayContext } from '../http/relay-env.ts';
import { authorizeUrl } from '../oauth/authorize-url.ts';
import { completeConsent } from '../oauth/complete-consent.ts';
import { createState, useTicket } from '../oauth/consents.ts';
import { openApi } from '../open-api.ts';
import { page } from '../pages/page.ts';
import { problemPage } from '../pages/problem-page.ts';
import { staticPages } from '../pages/static-pages.ts';
import type { OpenRouteName } from '../policy.ts';
import type { RelayDeps } from '../relay-deps.ts';

type OpenRoute = (deps: RelayDeps, c: RelayContext) => Promise<Response>;

const browserCookie = 'cf_consent';
const stateSeconds = 600;

/** The routes that are not part of the JSON contract. */
export const openRouteHandlers: Record<OpenRouteName, OpenRoute> = {
  /** The process runs. */
  health: async () => Response.json({ ok: true }),

  /** It can also do its work: the database answers and it is not stopping. */
  ready: async ({ database, stopping }) => {
    if (stopping.aborted) throw new ProblemError(problem('relay_stopping'));
    await database.db.selectFrom('meta').select('key').limit(1).execute();
    return Response.json({ ok: true });
  },

  metrics: async ({ database, metrics }) => {
    const counts = await database.db
      .selectFrom('exports')
      .select(({ fn }) => ['state', fn.countAll<number>().as('rows')])
      .where('state', 'in', ['sending', 'unknown', 'stuck'])
      .groupBy('state')
      .execute();
    for (const state of ['sending', 'unknown', 'stuck']) {
      metrics.waiting.set({ state }, counts.find((one) => one.state === state)?.rows ?? 0);
    }
    const { registry } = metrics;
    return new Response(await registry.metrics(), {
      headers: { 'Content-Type': registry.contentType },
    });
  },

  openapi: async ({ publicUrl }) => Response.json(openApi(publicUrl)),

  oauthStart: async (deps, c) => {
    const ticket = c.req.query('ticket') ?? '';
    const owner = await useTicket(deps.database.db, ticket, deps.now());
    if (!owner) return problemPage(problem('consent_expired'));
    const browser = randomSecret();
    const state = await createState(deps.database.db, owner, browser, deps.now());
    setCookie(c, browserCookie, browser, { ...cookieScope(deps), maxAge: stateSeconds });
    return c.redirect(authorizeUrl(deps.app, deps.redirectUri, state), 302);
  },

  oauthCallback: async (deps, c) => {
    const browser = getCookie(c, browserCookie);
    const parameters = new URL(c.req.url).searchParams;
    const result = await completeConsent(deps, parameters, browser);
    if (!result.ok) {
      deps.log('warn', { event: 'consent_refused', code: result.problem.code });
      return problemPage(result.problem);
    }
    return page({
      tone: 'good',
      title: `Connected to ${result.value.name}`,
      paragraphs: ['You can close this window and go on in the Counterfoil side panel.'],
    });
  },

  disconnected: () => page(staticPages.disconnected),
  reconnect: () => page(staticPages.reconnect),
  privacy: () => page(staticPages.privacy),
};

const cookieScope = ({ publicUrl }: RelayDeps) => ({
  path: '/oauth',
  httpOnly: true,
  sameSite: 'Lax' as const,
  secure: publicUrl.startsWith('https://'),
});
