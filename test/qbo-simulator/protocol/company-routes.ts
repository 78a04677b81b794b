import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { envelopeTime } from '../clock.ts';
import type { SimulatorEnv, State } from '../state.ts';
import type { ApiRequest } from './api-request.ts';
import { execute, htmlPage } from './execute.ts';
import { Fault, faultBody, faults } from './fault.ts';
import type { Answer } from './replay.ts';
import { xmlAnswer } from './xml.ts';

/** The company API under `/v3/company/{realmId}` (contract §2). */
export function companyRoutes(state: State): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();
  app.all('/v3/company/:realm/*', async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer());
    const request = readRequest(c, body);
    if (body.byteLength > state.options.maxBodyBytes) {
      return write(c, state, { status: 413, html: htmlPage('413 Payload Too Large') });
    }
    return write(c, state, answer(c, request, state));
  });
  return app;
}

function readRequest(c: Context<SimulatorEnv>, body: Uint8Array): ApiRequest {
  const url = new URL(c.req.url);
  const [, , , realm = '', ...segments] = url.pathname.split('/');
  return {
    method: c.req.method,
    realm,
    segments: segments.filter((segment) => segment !== ''),
    query: url.searchParams,
    accessToken: /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1],
    contentType: c.req.header('content-type') ?? '',
    body,
  };
}

/** Token, throttle, replay, then the work itself (contract §2.4: replay wins over validation). */
function answer(c: Context<SimulatorEnv>, request: ApiRequest, state: State): Answer {
  const { realm } = request;
  const now = state.clock.now();
  try {
    const clientId = state.grants.check(request.accessToken, realm);
    const company = state.books.find(realm);
    if (company === undefined) throw faults.authorization();
    if (state.switches.throttle && !state.throttle.admits(`${realm} ${clientId}`, now)) {
      throw faults.throttled();
    }
    const requestid = request.query.get('requestid') ?? '';
    if (requestid.length > 50) throw faults.length('requestid', 50, requestid.length);
    const stored = requestid
      ? state.replay.find(realm, requestid, now, state.switches.requestIdHours)
      : undefined;
    if (stored) {
      c.set('replayed', true);
      return stored;
    }
    const by = state.options.apps.find((app) => app.clientId === clientId)?.name ?? clientId;
    const fresh = attempt(c, state, realm, () => execute(request, company, by, state));
    if (requestid && keeps(fresh, state)) state.replay.keep(realm, requestid, fresh, now);
    return fresh;
  } catch (error) {
    return refused(c, error, state, realm);
  }
}

function attempt(
  c: Context<SimulatorEnv>,
  state: State,
  realm: string,
  work: () => Answer,
): Answer {
  try {
    return work();
  } catch (error) {
    return refused(c, error, state, realm);
  }
}

function keeps(fresh: Answer, state: State): boolean {
  return fresh.status === 200 || (fresh.status === 400 && state.switches.replayFailures);
}

function refused(c: Context<SimulatorEnv>, error: unknown, state: State, realm: string): Answer {
  if (!(error instanceof Fault)) throw error;
  c.set('code', error.entries[0]?.code);
  if (error.status === 429) {
    const wait = state.switches.retryAfterSeconds;
    if (wait > 0) c.header('Retry-After', String(wait));
    if (state.switches.throttleBody === 'empty') return { status: 429, html: '' };
  }
  const lower = state.switches.faultCase === 'lower';
  const form = lower
    ? new Fault(error.entries, { status: error.status, type: error.type, gateway: true })
    : error;
  return { status: error.status, body: faultBody(form, state.clock.now(), timeIn(realm, state)) };
}

function timeIn(realm: string, state: State): string {
  return envelopeTime(state.clock.now(), state.books.find(realm)?.settings.offset ?? '-07:00');
}

function write(c: Context<SimulatorEnv>, state: State, answer: Answer): Response {
  c.header('QBO-Version', '1975.227');
  if ('html' in answer) {
    return c.body(answer.html, answer.status, { 'Content-Type': 'text/html;charset=UTF-8' });
  }
  const accept = c.req.header('accept') ?? '';
  const fault = answer.body.Fault ?? answer.body.fault;
  const gateway = answer.body.fault !== undefined;
  if (accept.includes('application/json') || (gateway && fault !== undefined)) {
    return c.body(JSON.stringify(answer.body), answer.status, {
      'Content-Type': 'application/json;charset=UTF-8',
    });
  }
  const time = envelopeTime(state.clock.now(), '-07:00');
  return c.body(xmlAnswer(answer.body, time), answer.status, {
    'Content-Type': 'application/xml;charset=UTF-8',
  });
}

/** A transaction id for the `intuit_tid` header (contract §2.2). */
export function transactionId(): string {
  const hex = randomUUID().replaceAll('-', '');
  return `1-${hex.slice(0, 8)}-${hex.slice(8)}`;
}
