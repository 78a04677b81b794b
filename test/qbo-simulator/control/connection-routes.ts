import { Hono } from 'hono';
import type { SimulatorEnv, State } from '../state.ts';
import { docOf } from './body-of.ts';

/** What happens to connections on the side of QuickBooks and of Intuit (contract §1.3, §1.6). */
export function connectionRoutes(state: State): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();
  app.post('/revoke', async (c) => {
    const realm = String((await docOf(c)).realm);
    state.grants.revokeRealm(realm);
    return c.json({ revoked: realm });
  });
  app.post('/connections/:realm', async (c) => {
    const { realm } = c.req.param();
    const { admin } = await docOf(c);
    if (typeof admin !== 'boolean') throw new RangeError('expected admin');
    state.grants.setAdmin(realm, admin);
    return c.json({ realm, admin });
  });
  app.post('/apps/:clientId', async (c) => {
    const { clientId } = c.req.param();
    const { lapsed } = await docOf(c);
    const known = state.options.apps.find((candidate) => candidate.clientId === clientId);
    if (known === undefined) return c.notFound();
    if (typeof lapsed !== 'boolean') throw new RangeError('expected lapsed');
    state.grants.setLapsed(clientId, lapsed);
    return c.json({ clientId, lapsed });
  });
  return app;
}
