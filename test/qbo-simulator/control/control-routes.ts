import { Hono } from 'hono';
import { defaultSwitches } from '../options.ts';
import type { SimulatorEnv, State } from '../state.ts';
import { docOf } from './body-of.ts';
import { bookRoutes } from './book-routes.ts';
import { clockRoutes } from './clock-routes.ts';
import { connectionRoutes } from './connection-routes.ts';
import { faultRoutes } from './fault-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** The remote control for tests in other processes: everything under `/_sim`, loopback only. */
export function controlRoutes(state: State): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>().basePath('/_sim');

  app.use('*', async (c, next) => {
    const peer = c.env?.incoming?.socket.remoteAddress;
    if (peer !== undefined && !/^(::ffff:)?127\.|^::1$/.test(peer)) return c.notFound();
    await next();
  });
  app.onError((error, c) => c.json({ error: error.message }, 400));

  for (const routes of [faultRoutes, bookRoutes, clockRoutes, connectionRoutes, webhookRoutes]) {
    app.route('/', routes(state));
  }
  app.get('/calls', (c) =>
    c.json({
      calls: state.calls.all(),
      metered: state.calls.metered(),
      days: state.calls.days(),
    }),
  );
  app.delete('/calls', (c) => {
    state.calls.reset();
    return c.json({ calls: [], metered: 0, days: [] });
  });
  app.post('/switches', async (c) => {
    const wanted = await docOf(c);
    for (const [name, value] of Object.entries(wanted)) checkSwitch(name, value);
    return c.json(Object.assign(state.switches, wanted));
  });
  app.post('/reset', (c) => {
    state.clock.reset();
    Object.assign(state.switches, state.options.switches);
    const { books, grants, calls, faults, replay, throttle, webhooks, files } = state;
    for (const part of [books, grants, calls, faults, replay, throttle, webhooks, files]) {
      part.reset();
    }
    return c.json({ reset: true });
  });
  return app;
}

function checkSwitch(name: string, value: unknown): void {
  const known: { [name: string]: unknown } = defaultSwitches;
  if (!Object.hasOwn(known, name)) throw new RangeError(`no such switch: ${name}`);
  if (typeof value !== typeof known[name]) throw new RangeError(`${name} cannot be ${value}`);
}
