import { z } from 'zod';
import { company } from '../../documents/company.ts';
import { qboId } from '../../qbo-id.ts';
import { type Endpoint, empty } from '../endpoint.ts';
import { catalogueRow, connectionView, newTaxCode } from '../views.ts';

/** Rows of a list, at the most. */
export const mostRows = 1_000_000;

/** The company’s own lists. */
export const catalogueEndpoints = {
  catalogue: {
    method: 'GET',
    path: '/v1/catalogue/:list',
    role: 'staff',
    /**
     * One page of at most 1,000 rows of the relay's copy; `start` is 1-based. `since`: only what
     * changed after that `version`. `again`: looks in QuickBooks now, which costs a metered read.
     * `wait`: after so many seconds the answer comes without rows where QuickBooks is still being read.
     */
    request: z.strictObject({
      start: z.coerce.number().int().min(1).max(mostRows).default(1),
      since: z.coerce.number().int().nonnegative().optional(),
      again: z.stringbool().or(z.boolean()).optional(),
      wait: z.coerce.number().int().min(0).max(20).optional(),
    }),
    /**
     * `whole`: the pages hold the whole list, also where changes were asked for. `reading`: how many
     * rows the relay has so far; `next` is to be asked for again, without `again`.
     */
    response: z.object({
      rows: z.array(catalogueRow),
      next: z.number().int().nullable(),
      version: z.number().int().optional(),
      whole: z.boolean().optional(),
      reading: z.number().int().nonnegative().optional(),
      /** Whose list it is; missing from an older relay. */
      realmId: company.shape.realmId.optional(),
    }),
  },
  taxAgencies: {
    method: 'GET',
    path: '/v1/tax-agencies',
    role: 'admin',
    /** To whom the company pays its taxes: a new tax code is of one of them (contract.md §5.11). */
    request: empty,
    response: z.object({ agencies: z.array(z.object({ id: qboId, name: z.string() })) }),
  },
  createTaxCode: {
    method: 'POST',
    path: '/v1/tax-codes',
    role: 'admin',
    /**
     * A new code of one new rate, for sales and purchases. QuickBooks takes each name once, so the
     * same request sent again makes no second one.
     */
    request: z.strictObject({ realmId: company.shape.realmId, ...newTaxCode.shape }),
    response: z.object({ id: qboId, connection: connectionView }),
  },
} as const satisfies Record<string, Endpoint>;
