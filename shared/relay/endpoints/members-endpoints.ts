import { z } from 'zod';
import { type Endpoint, empty } from '../endpoint.ts';
import { me, memberView, roles } from '../views.ts';

const time = z.number().int();
const name = z.string().trim().min(1).max(80);

/** Who is paired with the relay. */
export const membersEndpoints = {
  pair: {
    method: 'POST',
    path: '/v1/pair',
    role: 'none',
    request: z.strictObject({ code: z.string().min(1).max(40), deviceName: name }),
    response: z.object({ token: z.string(), me }),
  },
  me: { method: 'GET', path: '/v1/me', role: 'staff', request: empty, response: me },
  unpair: { method: 'DELETE', path: '/v1/me', role: 'staff', request: empty, response: empty },
  createPairingCode: {
    method: 'POST',
    path: '/v1/pairing-codes',
    role: 'admin',
    request: z.strictObject({ role: z.enum(roles) }),
    response: z.object({ code: z.string(), expiresAt: time }),
  },
  listMembers: {
    method: 'GET',
    path: '/v1/members',
    role: 'admin',
    request: empty,
    response: z.object({ members: z.array(memberView) }),
  },
  revokeMember: {
    method: 'DELETE',
    path: '/v1/members/:id',
    role: 'admin',
    request: empty,
    response: empty,
  },
} as const satisfies Record<string, Endpoint>;
