import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { GivenOptions } from './options.ts';
import { createSimulator, type Simulator } from './simulator.ts';

/** How often a running simulator looks for webhooks that are due, in real milliseconds. */
const webhookTick = 200;

export type RunningSimulator = { url: string; close(): Promise<void>; simulator: Simulator };

/** Serves a simulator on 127.0.0.1; port 0, the default, takes any free one. */
export async function startSimulator(
  given: GivenOptions & { port?: number } = {},
): Promise<RunningSimulator> {
  const { port = 0, ...options } = given;
  const simulator = createSimulator(options);
  const server = await new Promise<Server>((resolve, reject) => {
    const starting = serve({ fetch: simulator.app.fetch, hostname: '127.0.0.1', port }, () =>
      resolve(starting),
    ) as Server;
    starting.once('error', reject);
  });
  const ticker = setInterval(() => void simulator.webhooks.deliverDue(), webhookTick);
  ticker.unref();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    simulator,
    close: () =>
      new Promise((resolve, reject) => {
        clearInterval(ticker);
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
