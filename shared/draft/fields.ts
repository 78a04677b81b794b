import { z } from 'zod';
import { qboId } from '../qbo-id.ts';

/** The building blocks of drafts. Amounts are minor units, decimals plain text, dates calendar days. */

export const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,10})?$/);
/** QuickBooks takes amounts up to 999,999,999.00 (contract.md §2.8, code 2240). */
export const minor = z.number().int().min(-99_999_999_900).max(99_999_999_900);
export const text = (max: number) => z.string().max(max);
export const currency = z.string().regex(/^[A-Z]{3}$/);

/** Text that a key can be made of: half a character has no percent-encoded form. */
export const keyText = (max: number) => text(max).refine((value) => value.isWellFormed());
export const longestId = 200;
/** An id as the practice software writes it. */
export const practiceId = keyText(longestId);
/** Where the practice software runs. */
export const siteOrigin = keyText(300).pipe(z.url());

export const draftKinds = [
  'invoice',
  'payment',
  'credit',
  'refund',
  'expense',
  'client',
  'item',
  'supplier',
  'payment-method',
  'payment-term',
  'class',
  'location',
  'account',
] as const;
export type DraftKind = (typeof draftKinds)[number];

/** What identifies the record in the practice software: never its content. */
export const source = z.strictObject({
  profileId: z.string().regex(/^[a-z0-9-]{2,40}$/),
  origin: siteOrigin,
  kind: z.enum(draftKinds),
  id: practiceId.min(1),
});
export type Source = z.infer<typeof source>;

/** The practice's own id (when the page shows one) and name. */
export const party = z.strictObject({ id: practiceId.optional(), name: text(500).min(1) });
export type Party = z.infer<typeof party>;

export const clientParty = party.extend({
  email: text(200).optional(),
  /** A representative or invoicee stands under the client it belongs to (E7, E8). */
  role: z.enum(['client', 'representative', 'invoicee']).optional(),
  parent: party.optional(),
});
export type ClientParty = z.infer<typeof clientParty>;

export const draftTax = z.strictObject({
  name: text(100).min(1),
  rate: decimal.optional(),
  amount: minor,
});
export type DraftTax = z.infer<typeof draftTax>;

/** Part of a payment or credit that settles another record of the same practice software. */
export const application = z.strictObject({
  kind: z.enum(['invoice', 'credit']),
  id: practiceId.min(1),
  number: text(200).min(1),
  amount: minor.positive(),
});
export type Application = z.infer<typeof application>;

export const proofModels = ['tax-outside', 'tax-inside'] as const;

/** What a person chose for one record only; counts where the settings allow it (D22). */
export const overrides = z.strictObject({
  classId: qboId.optional(),
  locationId: qboId.optional(),
  termId: qboId.optional(),
  depositAccountId: qboId.optional(),
});
export type Overrides = z.infer<typeof overrides>;

/** What every transaction may say beside its amounts. */
export const transactionFields = {
  source,
  date: z.iso.date(),
  currency,
  /** Home units for one unit of a foreign currency, as the practice booked it. */
  exchangeRate: decimal.optional(),
  class: party.optional(),
  location: party.optional(),
  /** Printed for the client; sent only when the settings say so. */
  memo: text(1000).optional(),
  overrides: overrides.optional(),
};
