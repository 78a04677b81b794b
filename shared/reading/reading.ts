import { z } from 'zod';
import { longestText, mostLines, mostTaxes } from './limits.ts';
import { invoiceFields, lineFields, taxFields } from './profile.ts';

export { longestText, mostLines };

/** What one locator found: the text verbatim, and where it was. */
export const sighting = z.strictObject({
  text: z.string().max(longestText),
  where: z.string().max(600),
  format: z.enum(['page', 'plain']),
  /** Set when the text was longer than `longestText`: its real length; `text` is then empty. */
  tooLong: z.number().int().optional(),
});
export type Sighting = z.infer<typeof sighting>;

const seen = z.array(sighting).max(8);
const fieldsOf = <K extends string>(keys: readonly K[]) => z.partialRecord(z.enum(keys), seen);

/** What an invoice page said, verbatim. Comes from an untrusted page: parse before use. */
export const reading = z.strictObject({
  profileId: z.string().max(40),
  revision: z.iso.date(),
  origin: z.url().max(300),
  kind: z.enum(['invoice', 'credit']),
  dateHint: seen.optional(),
  fields: fieldsOf(invoiceFields),
  /** At most `mostLines` are kept; `lineCount` is the true number. */
  lines: z.array(fieldsOf(lineFields)).max(mostLines),
  lineCount: z.number().int().nonnegative(),
  taxes: z.array(fieldsOf(taxFields)).max(mostTaxes),
});
export type Reading = z.infer<typeof reading>;
