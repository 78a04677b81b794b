import { z } from 'zod';
import type { Role } from './views.ts';

/** One route of the relay: who may call it, what is asked and what is answered. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  role: Role | 'none';
  /** Body, or query string for GET. Path parameters are always single ids. */
  request: z.ZodType;
  response: z.ZodType;
}

/** Nothing is asked, or nothing is told. */
export const empty = z.strictObject({});
