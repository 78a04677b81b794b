import { z } from 'zod';

/** Everything the company check looks at, in the order it is shown. */
export const findingIds = [
  'credentials',
  'permissions',
  'company',
  'edition',
  'subscription',
  'currency',
  'closing-date',
  'sales-tax',
  'tax-override',
  'tax-codes',
  'tax-rates',
  'document-numbers',
  'auto-apply-credits',
  'auto-apply-payments',
  'discounts',
  'classes',
  'locations',
  'receivables',
  'undeposited-funds',
  'income-account',
  'services-item',
  'refund-account',
  'other-accounts',
] as const;
export type FindingId = (typeof findingIds)[number];

export const isFindingId = (id: string): id is FindingId =>
  (findingIds as readonly string[]).includes(id);

/** One thing the company check looked at, in the words of the admin. */
export const finding = z.object({
  /** One of `findingIds`; a newer relay may look at more, and says it in its own words. */
  id: z.string().min(1).max(60),
  /** `must-fix`: something will be refused or booked in a way nobody wants. */
  state: z.enum(['ok', 'advice', 'must-fix']).catch('advice'),
  title: z.string(),
  /** What was found and what Counterfoil does about it. */
  explanation: z.string(),
  /** What to do; null where nothing is to be done. */
  fix: z.string().nullable(),
});
export type Finding = z.infer<typeof finding>;

export type Verdict = Omit<Finding, 'id'>;

export const fine = (title: string, explanation: string): Verdict => ({
  state: 'ok',
  title,
  explanation,
  fix: null,
});

export const advice = (title: string, explanation: string, fix: string): Verdict => ({
  state: 'advice',
  title,
  explanation,
  fix,
});

export const mustFix = (title: string, explanation: string, fix: string): Verdict => ({
  state: 'must-fix',
  title,
  explanation,
  fix,
});
