import { z } from 'zod';
import { qboId } from '../qbo-id.ts';
import { changeWays } from './mapping.ts';
import { termRef } from './term.ts';

/** One side of a change; null: not mapped. */
const side = z
  .object({
    targetId: qboId.nullable(),
    ignored: z.boolean(),
    /** Of a category: for new items, too. */
    coversNew: z.boolean().optional(),
  })
  .nullable();

/** Who changed which mapping, when, from what to what. */
export const historyEntry = z.object({
  /** The version of the mapping that the change made. */
  version: z.number().int().positive(),
  at: z.number().int(),
  term: termRef,
  realmId: z.string(),
  from: side,
  to: side,
  by: z.object({ id: z.string(), name: z.string() }),
  /** An export created the counterpart, and mapped the term to it. */
  byExport: z.boolean(),
  /** How the person did it; missing for an export, and where an older relay does not say. */
  how: z.enum(changeWays).optional(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;
