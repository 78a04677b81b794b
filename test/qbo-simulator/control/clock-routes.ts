import { Hono } from 'hono';
import type { SimulatorEnv, State } from '../state.ts';
import { docOf } from './body-of.ts';

/** `/_sim/clock`: the simulator's time. What falls due by moving it has happened on return. */
export function clockRoutes(state: State): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();
  app.get('/clock', (c) => c.json(clockBody(state)));
  app.post('/clock', async (c) => {
    const body = await docOf(c);
    if (typeof body.advanceMs === 'number') state.clock.advance(body.advanceMs);
    if (typeof body.advanceSeconds === 'number') state.clock.advance(body.advanceSeconds * 1000);
    if (typeof body.set === 'string') state.clock.set(body.set);
    if (typeof body.freeze === 'string') state.clock.freeze(body.freeze);
    if (body.freeze === true) state.clock.freeze();
    if (body.reset === true) state.clock.reset();
    await state.webhooks.deliverDue();
    return c.json(clockBody(state));
  });
  return app;
}

function clockBody(state: State) {
  return { now: new Date(state.clock.now()).toISOString() };
}
