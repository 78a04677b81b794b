import { z } from 'zod';

/** The rates of a tax code on one side of the books; `percent` as QuickBooks gives it. */
const taxRates = z.array(z.object({ rateId: z.string(), percent: z.string() })).default([]);

export const companyTaxCode = z.object({
  id: z.string(),
  name: z.string(),
  active: z.boolean(),
  sales: taxRates,
  purchase: taxRates,
});
export type CompanyTaxCode = z.infer<typeof companyTaxCode>;

/** What was read from the company at connect time and decides how documents are built. */
export const company = z.object({
  realmId: z.string().regex(/^\d{10,20}$/),
  name: z.string(),
  country: z.string(),
  homeCurrency: z.string(),
  multiCurrency: z.boolean(),
  allowDiscount: z.boolean(),
  customTxnNumbers: z.boolean(),
  tax: z.enum(['none', 'us-manual', 'us-automated', 'global']),
  /** Where a class may stand (contract.md §7). */
  classes: z.enum(['off', 'document', 'line']).default('off'),
  locations: z.boolean().default(false),
  /** Whether an automated-tax company keeps a tax amount that is sent to it (contract.md §6.2). */
  taxOverride: z.enum(['unknown', 'kept', 'ignored']).default('unknown'),
  /** Last closed day, where QuickBooks tells it (contract.md §7). */
  closedUntil: z.iso.date().nullable().default(null),
  taxCodes: z.array(companyTaxCode).default([]),
});
export type Company = z.infer<typeof company>;
