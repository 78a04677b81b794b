import { setTimeout as sleep } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import { envelopeTime } from '../clock.ts';
import type { SimulatorEnv, State } from '../state.ts';
import { htmlPage } from './answer.ts';
import { applicationError, Fault, faultBody, faults } from './fault.ts';
import type { FaultScript } from './scripted-faults.ts';

/** Lets a waiting fault script strike the call it fits (contract §11). */
export function strike(state: State): MiddlewareHandler<SimulatorEnv> {
  return async (c, next) => {
    const url = new URL(c.req.url);
    // Read before anything is cut: a call that commits later has lost its connection by then.
    await c.req.arrayBuffer();
    const script = state.faults.take(c.req.method, url.pathname + url.search, state.clock.now());
    if (script === undefined) return next();
    c.set('struck', script.kind);
    return play(script, c, next, state);
  };
}

/** Whether a connection was cut instead of answered. */
export function wasCut(response: Response): boolean {
  return response.headers.has('x-hono-already-sent');
}

async function play(
  script: FaultScript,
  c: Context<SimulatorEnv>,
  next: () => Promise<void>,
  state: State,
): Promise<void> {
  switch (script.kind) {
    case 'drop-before':
      return cut(c, 'destroy');
    case 'drop-after-commit':
      await next();
      return cut(c, 'destroy');
    case 'reset':
      if (script.commit) await next();
      return cut(c, 'reset');
    case 'half-body':
      await next();
      return sendHalf(c);
    case 'slow':
      if (script.commit) await next();
      await sleep(script.ms);
      return script.commit ? undefined : next();
    case 'late-commit':
      await sleep(script.ms);
      await next();
      return cut(c, 'destroy');
    case 'duplicate-reply':
      await next();
      return sendTwice(c);
    case 'duplicate-request':
      c.set('twice', true);
      return next();
    case 'forget-requestid':
      c.set('forgets', true);
      return next();
    case 'status':
      if (script.commit) await next();
      return replace(c, gatewayAnswer(script, state));
    case 'fault-200':
    case 'fault':
      c.set('code', script.code ?? '10000');
      return replace(c, scriptedFault(script, state));
  }
}

function cut(c: Context<SimulatorEnv>, how: 'destroy' | 'reset'): void {
  const socket = socketsOf(c).incoming.socket;
  if (how === 'reset') socket.resetAndDestroy();
  else socket.destroy();
  replace(c, RESPONSE_ALREADY_SENT);
}

async function sendHalf(c: Context<SimulatorEnv>): Promise<void> {
  const { outgoing } = socketsOf(c);
  const body = Buffer.from(await c.res.arrayBuffer());
  const headers = { ...Object.fromEntries(c.res.headers), 'content-length': body.byteLength };
  outgoing.writeHead(c.res.status, headers);
  await new Promise((written) => {
    outgoing.write(body.subarray(0, Math.floor(body.byteLength / 2)), written);
  });
  cut(c, 'destroy');
}

function socketsOf(c: Context<SimulatorEnv>) {
  const { incoming, outgoing } = c.env ?? {};
  if (!incoming || !outgoing) throw new Error('this fault needs a real connection');
  return { incoming, outgoing };
}

function replace(c: Context<SimulatorEnv>, response: Response): void {
  c.res = undefined;
  c.res = response;
}

/** The whole answer once as usual and once more behind it, on the same connection. */
async function sendTwice(c: Context<SimulatorEnv>): Promise<void> {
  const { outgoing, incoming } = socketsOf(c);
  const body = Buffer.from(await c.res.arrayBuffer());
  const headers = { ...Object.fromEntries(c.res.headers), 'content-length': body.byteLength };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const again = Buffer.from(`HTTP/1.1 ${c.res.status} OK\r\n${head.join('')}\r\n`);
  const { socket } = incoming;
  outgoing.writeHead(c.res.status, headers);
  await new Promise<void>((done) => outgoing.end(body, done));
  if (!socket.destroyed) socket.write(Buffer.concat([again, body]));
  replace(c, RESPONSE_ALREADY_SENT);
}

function gatewayAnswer(script: FaultScript & { kind: 'status' }, state: State): Response {
  const { status, retryAfter, body = 'html' } = script;
  const headers = new Headers();
  if (retryAfter !== undefined) headers.set('Retry-After', String(retryAfter));
  if (body === 'empty') return new Response(null, { status, headers });
  if (body === 'html') {
    headers.set('Content-Type', 'text/html;charset=UTF-8');
    return new Response(htmlPage(`${status} Service trouble`), { status, headers });
  }
  const fault = status === 429 ? faults.throttled() : faults.application();
  return faultAnswer(fault, status, state, headers);
}

function scriptedFault(
  script: FaultScript & { kind: 'fault-200' | 'fault' },
  state: State,
): Response {
  const { code = '10000', message = applicationError } = script;
  const entry = { code, message, detail: script.detail ?? message };
  const refused = script.kind === 'fault';
  const status = refused ? (script.status ?? 400) : 200;
  const fault =
    status === 401
      ? new Fault([entry], { status, type: 'AUTHENTICATION', gateway: true })
      : new Fault([entry], { type: refused && status === 400 ? 'ValidationFault' : 'SystemFault' });
  return faultAnswer(fault, status, state);
}

function faultAnswer(fault: Fault, status: number, state: State, headers?: Headers): Response {
  const now = state.clock.now();
  const body = faultBody(fault, now, envelopeTime(now, '-07:00'));
  return Response.json(body, { status, ...(headers ? { headers } : {}) });
}
