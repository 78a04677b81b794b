import { z } from 'zod';
import { mapping } from '../../mapping/mapping.ts';
import { settingsChange } from '../../settings/settings-change.ts';
import { type Endpoint, empty } from '../endpoint.ts';
import { settingsView } from '../views.ts';

/** The practice’s rules. */
export const settingsEndpoints = {
  settings: {
    method: 'GET',
    path: '/v1/settings',
    role: 'staff',
    request: empty,
    response: settingsView,
  },
  putSettings: {
    method: 'PUT',
    path: '/v1/settings',
    role: 'admin',
    /**
     * What is not named stays as it is. `knownVersion`: the version the person was looking at.
     * `realmId`: the company they were chosen for; another one is connected, nothing is stored.
     */
    request: z.strictObject({
      settings: settingsChange,
      knownVersion: z.number().int().nonnegative(),
      realmId: mapping.shape.realmId.optional(),
    }),
    response: settingsView,
  },
} as const satisfies Record<string, Endpoint>;
