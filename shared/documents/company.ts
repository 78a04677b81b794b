import { z } from 'zod';

/** What was read from the company at connect time and decides how documents are built. */
export const company = z.strictObject({
  realmId: z.string().regex(/^\d{10,20}$/),
  name: z.string(),
  country: z.string(),
  homeCurrency: z.string(),
  multiCurrency: z.boolean(),
  allowDiscount: z.boolean(),
  customTxnNumbers: z.boolean(),
  tax: z.enum(['none', 'us-manual', 'us-automated', 'global']),
});
export type Company = z.infer<typeof company>;
