import { z } from 'zod';
import { changeOutcome, mapping, mappingChange } from '../../mapping/mapping.ts';
import { historyEntry } from '../../mapping/mapping-history.ts';
import { termKinds, termRef } from '../../mapping/term.ts';
import type { Endpoint } from '../endpoint.ts';

/** Changes of mappings in one request. */
export const mostMappingChanges = 1000;

/** What the practice calls things and what they are in QuickBooks. */
export const mappingsEndpoints = {
  mappings: {
    method: 'GET',
    path: '/v1/mappings',
    role: 'staff',
    request: z.strictObject({ since: z.coerce.number().int().nonnegative().default(0) }),
    response: z.object({ mappings: z.array(mapping), version: z.number().int() }),
  },
  putMapping: {
    method: 'PUT',
    path: '/v1/mappings',
    role: 'admin',
    request: mappingChange,
    response: mapping,
  },
  putMappings: {
    method: 'PUT',
    path: '/v1/mappings/batch',
    role: 'admin',
    /** `realmId`: the company the changes were chosen for; another one is connected, none is stored. */
    request: z.strictObject({
      realmId: mapping.shape.realmId,
      changes: z.array(mappingChange).min(1).max(mostMappingChanges),
    }),
    /** One outcome for each change, in their order. A change that holds already counts as stored. */
    response: z.object({ outcomes: z.array(changeOutcome) }),
  },
  linkClient: {
    method: 'PUT',
    path: '/v1/mappings/linked',
    role: 'staff',
    /**
     * Links a client to the one customer with its first name, last name and e-mail, where the
     * settings let that rule link by itself. `mark`: the three as `clientMark` hashes them.
     */
    request: z.strictObject({ term: termRef, mark: z.string().regex(/^[0-9a-f]{64}$/) }),
    response: mapping,
  },
  mappingHistory: {
    method: 'GET',
    path: '/v1/mappings/history',
    role: 'staff',
    /** Newest first. `term`: a `termId`. `kinds`: with commas between. `before`: the `next` of the page before. */
    request: z.strictObject({
      term: z.string().max(3000).optional(),
      kinds: z
        .string()
        .max(300)
        .transform((kinds) => kinds.split(','))
        .pipe(z.array(z.enum(termKinds)))
        .optional(),
      realmId: mapping.shape.realmId.optional(),
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: z.object({ entries: z.array(historyEntry), next: z.number().int().nullable() }),
  },
} as const satisfies Record<string, Endpoint>;
