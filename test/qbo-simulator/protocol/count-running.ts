import type { MiddlewareHandler } from 'hono';
import type { SimulatorEnv, State } from '../state.ts';
import { bearerToken } from './api-request.ts';

/** Counts the calls under way, from arrival to answer (contract §3.1). */
export function countRunning(state: State): MiddlewareHandler<SimulatorEnv> {
  return async (c, next) => {
    const realm = new URL(c.req.url).pathname.split('/')[3] ?? '';
    const token = bearerToken(c.req.header('authorization'));
    const key = `${realm} ${state.grants.clientOf(token) ?? ''}`;
    c.set('crowded', state.throttle.enter(key));
    try {
      await next();
    } finally {
      state.throttle.leave(key);
    }
  };
}
