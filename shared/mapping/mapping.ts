import { z } from 'zod';
import { qboId } from '../qbo-id.ts';
import { termRef } from './term.ts';

/** Practice term → QuickBooks object. Belongs to the practice and to one company (`realmId`, H16). */
export const mapping = z.strictObject({
  term: termRef,
  realmId: z.string().regex(/^\d{10,20}$/),
  targetId: qboId,
  /** Grows by one with every change of the practice's mappings; used to fetch only what is new. */
  version: z.number().int().positive(),
  removed: z.boolean(),
});
export type Mapping = z.infer<typeof mapping>;
