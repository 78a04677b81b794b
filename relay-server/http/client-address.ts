import type { RelayContext } from './relay-env.ts';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const forwardedHeaders = ['forwarded', 'x-forwarded-for', 'x-real-ip'];

const peer = (c: RelayContext): string => c.env?.incoming?.socket.remoteAddress ?? 'unknown';

/** The caller's address: the socket's, or what the operator's own proxies say it is. */
export function clientAddress(c: RelayContext, trustedProxies: number): string {
  if (trustedProxies === 0) return peer(c);
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  return hops.at(-trustedProxies) || peer(c);
}

/** Whether the request was made on this machine, and not through a proxy on it. */
export const isLocal = (c: RelayContext): boolean =>
  loopback.has(peer(c)) && forwardedHeaders.every((name) => c.req.header(name) === undefined);
