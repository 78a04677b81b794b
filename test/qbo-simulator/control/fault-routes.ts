import { Hono } from 'hono';
import type { FaultScript } from '../protocol/scripted-faults.ts';
import type { StormScript } from '../protocol/storm.ts';
import type { SimulatorEnv, State } from '../state.ts';
import { bodyOf, docOf } from './body-of.ts';

/** `/_sim/faults`: what goes wrong with the next calls. */
export function faultRoutes(state: State): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();
  app.post('/faults', async (c) => {
    const body = await bodyOf(c);
    for (const script of Array.isArray(body) ? body : [body]) {
      state.faults.next(script as FaultScript);
    }
    return c.json({ waiting: state.faults.waiting() });
  });
  app.post('/faults/storm', async (c) => {
    const storm = (await docOf(c)) as unknown as StormScript;
    state.faults.storm(storm, state.clock.now());
    return c.json({ storm });
  });
  app.get('/faults', (c) => c.json({ waiting: state.faults.waiting() }));
  app.delete('/faults', (c) => {
    state.faults.reset();
    return c.json({ waiting: [] });
  });
  return app;
}
