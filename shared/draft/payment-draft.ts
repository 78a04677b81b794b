import { z } from 'zod';
import { application, clientParty, minor, party, text, transactionFields } from './fields.ts';

/**
 * Money received from a client. `amount` = invoices − credits + what stays on account, so it is 0
 * where a credit alone settles invoices.
 */
export const paymentDraft = z.strictObject({
  kind: z.literal('payment'),
  ...transactionFields,
  number: text(200).min(1),
  client: clientParty,
  amount: minor.nonnegative(),
  method: party.optional(),
  /** Check or card slip number. */
  reference: text(200).optional(),
  applied: z.array(application).max(500),
});
export type PaymentDraft = z.infer<typeof paymentDraft>;
