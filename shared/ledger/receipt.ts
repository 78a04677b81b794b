import { z } from 'zod';
import { draftKinds } from '../draft/draft.ts';
import { isProblemCode, type Problem } from '../problem.ts';

export const problemShape = z.object({
  code: z.string().refine(isProblemCode),
  detail: z.record(z.string(), z.string()).optional(),
}) as unknown as z.ZodType<Problem>;

/**
 * sending: intent stored, being sent · unknown: sent, no clear answer, being looked up ·
 * exported: QuickBooks has it · voided: QuickBooks has it, without effect · failed: the last step
 * was certainly refused (after an update or void, QuickBooks still has what was there) · stuck: a
 * person decides.
 */
const exportStates = ['sending', 'unknown', 'exported', 'voided', 'failed', 'stuck'] as const;

/** What is being done, or was done last, to the record in QuickBooks. */
export const exportOperations = ['create', 'update', 'void'] as const;
export type ExportOperation = (typeof exportOperations)[number];

/** The relay's answer about one export: ids, hashes, totals, and a number only QuickBooks knows. */
export const receipt = z.object({
  id: z.string(),
  sourceKey: z.string(),
  /** The company it was exported to; a relay from before there were several does not say. */
  realmId: z.string().optional(),
  kind: z.enum(draftKinds),
  operation: z.enum(exportOperations).default('create'),
  state: z.enum(exportStates),
  /** Hash of the document that was confirmed and sent. */
  documentHash: z.string(),
  /** Hash of what the practice software said at export. */
  fingerprint: z.string(),
  /** What the practice software says the total is, in minor units. */
  total: z.number().int().nullable(),
  quickbooks: z
    .object({
      id: z.string(),
      /** TotalAmt as QuickBooks answered, in minor units. */
      total: z.number().int().nullable(),
      /** The number QuickBooks gave it, where it was sent without one (features G17). */
      number: z.string().max(50).optional(),
      /** Where a person sees it in QuickBooks. */
      url: z.string(),
    })
    .optional(),
  /** Why it failed, waits, or differs. An `exported` receipt may carry `total_differs` or `text_changed`. */
  problem: problemShape.optional(),
  /** Calls to QuickBooks made for this record so far, and how many of them were metered reads. */
  calls: z.object({ all: z.number().int(), meteredReads: z.number().int() }).optional(),
  /** Milliseconds since 1970, by the relay's clock. */
  updatedAt: z.number().int(),
});
export type Receipt = z.infer<typeof receipt>;

export const isFinal = ({ state }: Receipt): boolean =>
  state === 'exported' || state === 'voided' || state === 'failed' || state === 'stuck';
