import { z } from 'zod';
import { draftTax, minor, party, proofModels, text, transactionFields } from './fields.ts';

const expenseLine = z.strictObject({
  category: party,
  description: text(4000),
  taxed: z.boolean().optional(),
  taxes: z.array(text(100)).max(10).optional(),
  amount: minor,
});
export type ExpenseLine = z.infer<typeof expenseLine>;

/** What the practice owes or paid to a supplier. */
export const expenseDraft = z.strictObject({
  kind: z.literal('expense'),
  ...transactionFields,
  /** The supplier's number. */
  number: text(200).min(1),
  dueDate: z.iso.date().optional(),
  term: party.optional(),
  supplier: party,
  lines: z.array(expenseLine).min(1).max(700),
  taxes: z.array(draftTax).max(20),
  total: minor,
  proof: z.enum(proofModels),
  /** Set when it is paid; the method decides which account the money left. */
  paidBy: z.strictObject({ method: party.optional() }).optional(),
});
export type ExpenseDraft = z.infer<typeof expenseDraft>;
