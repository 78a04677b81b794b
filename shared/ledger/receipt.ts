import { z } from 'zod';
import { isProblemCode, type Problem } from '../problem.ts';

export const problemShape = z.object({
  code: z.string().refine(isProblemCode),
  detail: z.record(z.string(), z.string()).optional(),
}) as unknown as z.ZodType<Problem>;

/**
 * sending: intent stored, being sent · unknown: sent, no clear answer, being looked up ·
 * exported: QuickBooks has it · failed: QuickBooks certainly refused it · stuck: a person decides.
 */
export const exportStates = ['sending', 'unknown', 'exported', 'failed', 'stuck'] as const;

/** The relay's answer about one export. Ids, hashes and totals only. */
export const receipt = z.object({
  id: z.string(),
  sourceKey: z.string(),
  kind: z.enum(['invoice', 'client', 'item']),
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
      /** Where a person sees it in QuickBooks. */
      url: z.string(),
    })
    .optional(),
  /** Why it failed, waits, or differs. An `exported` receipt may carry `total_differs`. */
  problem: problemShape.optional(),
  /** Milliseconds since 1970, by the relay's clock. */
  updatedAt: z.number().int(),
});
export type Receipt = z.infer<typeof receipt>;

export const isFinal = ({ state }: Receipt): boolean =>
  state === 'exported' || state === 'failed' || state === 'stuck';
