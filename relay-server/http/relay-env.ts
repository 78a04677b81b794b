import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Member } from '../auth/members.ts';

/** What Hono's context carries here. Without `Bindings` (tests by `app.request`) there is no socket. */
export interface RelayEnv {
  Bindings: Partial<HttpBindings>;
  Variables: { member: Member };
}

export type RelayContext = Context<RelayEnv>;
