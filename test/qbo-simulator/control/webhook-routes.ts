import { Hono } from 'hono';
import { demoApp, type WebhookSetup } from '../options.ts';
import type { SimulatorEnv, State } from '../state.ts';
import type { WebhookScript } from '../webhooks/webhook-scripts.ts';
import { docOf } from './body-of.ts';

/** `/_sim/webhooks`: the endpoints of the apps, and what was sent to them. */
export function webhookRoutes(state: State): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();
  app.post('/webhooks', async (c) => {
    const { clientId = state.options.apps[0]?.clientId ?? demoApp.clientId, ...setup } =
      await docOf(c);
    state.webhooks.register(String(clientId), setup as unknown as WebhookSetup);
    return c.json(webhookBody(state));
  });
  app.get('/webhooks', (c) => c.json(webhookBody(state)));
  app.post('/webhooks/deliver', async (c) => {
    await state.webhooks.deliverNow();
    return c.json(webhookBody(state));
  });
  app.post('/webhooks/scripts', async (c) => {
    const script = await docOf(c);
    if (script.kind === 'reverse') state.webhooks.reverseNext();
    else state.webhooks.scripts.next(script as unknown as WebhookScript);
    return c.json({ script });
  });
  return app;
}

function webhookBody(state: State) {
  return {
    endpoints: state.webhooks.endpoints().map((endpoint) => ({
      clientId: endpoint.clientId,
      url: endpoint.setup.url,
      active: endpoint.active,
      pending: endpoint.pending(),
      deliveries: endpoint.deliveries,
    })),
  };
}
