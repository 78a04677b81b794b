import { z } from 'zod';
import { draft } from '../../draft/draft.ts';
import { mostFirstSteps } from '../../ledger/most-steps.ts';
import { receipt } from '../../ledger/receipt.ts';
import { longestSourceKey } from '../../ledger/source-key.ts';
import { mapping } from '../../mapping/mapping.ts';
import { termRef } from '../../mapping/term.ts';
import { type Endpoint, empty } from '../endpoint.ts';

/** One confirmed document of an export. */
const exportStep = z.strictObject({
  draft,
  /** Hash of the document the person confirmed; the relay builds it again and refuses another one. */
  shownHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** A term to be mapped to the created customer, vendor or item. */
  mapTerm: termRef.optional(),
});

/** Records on their way to QuickBooks. */
export const exportsEndpoints = {
  createExport: {
    method: 'POST',
    path: '/v1/exports',
    role: 'staff',
    /**
     * `first`: steps the document refers to (a new customer, the invoice of a payment), sent before
     * it and stored with it in one transaction; each is an export with a receipt of its own.
     * `change: 'update'`: the record was exported before and is to be brought up to date.
     * `realmId`: the company it was confirmed for; nothing is sent to another one.
     */
    request: exportStep.extend({
      first: z.array(exportStep).max(mostFirstSteps).default([]),
      realmId: mapping.shape.realmId.optional(),
      change: z.enum(['update']).optional(),
    }),
    response: receipt,
  },
  getExport: {
    method: 'GET',
    path: '/v1/exports/:id',
    role: 'staff',
    /** Waits up to `wait` seconds for a final state. */
    request: z.strictObject({ wait: z.coerce.number().int().min(0).max(20).default(0) }),
    response: receipt,
  },
  voidExport: {
    method: 'POST',
    path: '/v1/exports/:id/void',
    role: 'staff',
    /** Takes the document's effect away: void where QuickBooks has it, delete elsewhere (contract.md §5.1). */
    request: empty,
    response: receipt,
  },
  findExports: {
    method: 'POST',
    path: '/v1/exports/find',
    role: 'staff',
    request: z.strictObject({ sourceKeys: z.array(z.string().max(longestSourceKey)).max(500) }),
    response: z.object({ receipts: z.array(receipt) }),
  },
} as const satisfies Record<string, Endpoint>;
