import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** `http(s)://…` is ready when it answers 2xx; `tcp://host:port` when it accepts a connection. */
export async function isReady(target: string): Promise<boolean> {
  const url = new URL(target);
  if (url.protocol === 'tcp:') return acceptsConnections(url.hostname, Number(url.port));
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000), redirect: 'manual' });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/** Polls `target` (see `isReady`) until it is ready; `aborted` ends the wait early with `false`. */
export async function waitUntilReady(
  target: string,
  timeoutMs: number,
  aborted: () => boolean = () => false,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline && !aborted()) {
    if (await isReady(target)) return true;
    await sleep(25);
  }
  return false;
}

function acceptsConnections(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2_000, () => settle(false));
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
