import { setTimeout as sleep } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import { envelopeTime } from '../clock.ts';
import type { SimulatorEnv, State } from '../state.ts';
import { htmlPage } from './execute.ts';
import { Fault, faultBody } from './fault.ts';
import type { FaultScript } from './scripted-faults.ts';

/** Lets a waiting fault script strike the call it fits (contract §11). */
export function strike(state: State): MiddlewareHandler<SimulatorEnv> {
  return async (c, next) => {
    const url = new URL(c.req.url);
    // Read before anything is cut: a call that commits later has lost its connection by then.
    await c.req.arrayBuffer();
    const script = state.faults.take(c.req.method, url.pathname + url.search);
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
      await sleep(script.ms);
      return next();
    case 'late-commit':
      await sleep(script.ms);
      await next();
      return cut(c, 'destroy');
    case 'status':
      if (script.commit) await next();
      return replace(c, htmlAnswer(script.status, script.retryAfter));
    case 'fault-200':
      c.set('code', script.code ?? '10000');
      return replace(c, fault200(script, state));
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

function htmlAnswer(status: number, retryAfter: number | undefined): Response {
  const headers = new Headers({ 'Content-Type': 'text/html;charset=UTF-8' });
  if (retryAfter !== undefined) headers.set('Retry-After', String(retryAfter));
  return new Response(htmlPage(`${status} Service trouble`), { status, headers });
}

function fault200(script: FaultScript & { kind: 'fault-200' }, state: State): Response {
  const message =
    script.message ?? 'An application error has occurred while processing your request';
  const fault = new Fault(
    [{ code: script.code ?? '10000', message, detail: script.detail ?? message }],
    { type: 'SystemFault' },
  );
  const now = state.clock.now();
  return Response.json(faultBody(fault, now, envelopeTime(now, '-07:00')));
}
