import { type Context, Hono } from 'hono';
import type { SimulatorEnv, State } from '../state.ts';
import { type Answer, htmlPage } from './answer.ts';
import { answerRequest } from './answer-request.ts';
import { type ApiRequest, bearerToken } from './api-request.ts';
import { writeAnswer } from './write-answer.ts';

/** The company API under `/v3/company/{realmId}` (contract §2). */
export function companyRoutes(state: State): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();
  app.all('/v3/company/:realm/*', async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer());
    return writeAnswer(c, state, answerBody(c, body, state));
  });
  return app;
}

function answerBody(c: Context<SimulatorEnv>, body: Uint8Array, state: State): Answer {
  if (body.byteLength > state.options.maxBodyBytes) {
    return { status: 413, html: htmlPage('413 Payload Too Large') };
  }
  const request = readRequest(c, body);
  if (c.get('twice')) answerRequest(c, request, state);
  return answerRequest(c, request, state);
}

function readRequest(c: Context<SimulatorEnv>, body: Uint8Array): ApiRequest {
  const url = new URL(c.req.url);
  const [, , , realm = '', ...segments] = url.pathname.split('/');
  return {
    method: c.req.method,
    realm,
    origin: url.origin,
    segments: segments.filter((segment) => segment !== ''),
    query: url.searchParams,
    accessToken: bearerToken(c.req.header('authorization')),
    contentType: c.req.header('content-type') ?? '',
    accept: c.req.header('accept') ?? '*/*',
    body,
  };
}
