import { z } from 'zod';
import { practiceTax } from '../../company-check/company-facts.ts';
import { company } from '../../documents/company.ts';
import { mapping } from '../../mapping/mapping.ts';
import { type Endpoint, empty } from '../endpoint.ts';
import { accountingSystems, checkedConnection, connectionView, me } from '../views.ts';

/** The company at QuickBooks: connected, checked, left. */
export const connectionEndpoints = {
  startConnection: {
    method: 'POST',
    path: '/v1/connection',
    role: 'admin',
    request: empty,
    /** Opened in a window of the same browser; works once, for two minutes. */
    response: z.object({ url: z.url() }),
  },
  testConnection: {
    method: 'POST',
    path: '/v1/connection/test',
    role: 'admin',
    /**
     * Reads the company again and changes nothing in QuickBooks. `taxes`: the practice's rates with
     * their codes, to be compared.
     */
    request: z.strictObject({ taxes: z.array(practiceTax).max(50).default([]) }),
    response: checkedConnection,
  },
  noteTaxOverride: {
    method: 'PUT',
    path: '/v1/connection/tax-override',
    role: 'admin',
    /** What an admin found out: whether automated sales tax keeps a tax that is sent (contract.md §6.2). */
    request: z.strictObject({
      taxOverride: company.shape.taxOverride.unwrap(),
      /** What the admin was looking at, and of which company; noted whatever holds where they are missing. */
      seen: company.shape.taxOverride.unwrap().optional(),
      realmId: mapping.shape.realmId.optional(),
    }),
    response: connectionView,
  },
  disconnect: {
    method: 'DELETE',
    path: '/v1/connection',
    role: 'admin',
    request: empty,
    /** `revoked`: whether Intuit was told; missing where there was nothing to end there. */
    response: connectionView.extend({ revoked: z.boolean().optional() }),
  },
  chooseAccounting: {
    method: 'PUT',
    path: '/v1/accounting',
    role: 'admin',
    /** Only while no company is connected. */
    request: z.strictObject({ accounting: z.enum(accountingSystems) }),
    response: me,
  },
} as const satisfies Record<string, Endpoint>;
