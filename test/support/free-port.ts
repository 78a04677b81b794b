import { createServer } from 'node:net';

/** Below those that the system gives to whoever asks for any, so that none of them is taken meanwhile. */
const lowest = 20_000;
const each = 1_500;
let last = -1;

/**
 * A TCP port on 127.0.0.1 that nothing listens on at this moment, and that no other test is given:
 * each process of the test run has a range of its own, and goes through it.
 */
export async function freePort(): Promise<number> {
  const own = Number(process.env.VITEST_POOL_ID ?? 0) % 8;
  if (last < 0) last = Math.floor(Math.random() * each);
  for (let tries = 0; tries < each; tries += 1) {
    last = (last + 1) % each;
    const port = lowest + own * each + last;
    if (await isFree(port)) return port;
  }
  throw new Error('no TCP port is free');
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
