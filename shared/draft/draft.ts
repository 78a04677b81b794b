import { z } from 'zod';

/** Typed, editable records made from a reading. Amounts are minor units, decimals plain text, dates calendar days. */

const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,10})?$/);
const minor = z.number().int().min(-99_999_999_999).max(99_999_999_999);
const text = (max: number) => z.string().max(max);

/** What identifies the record in the practice software: never its content. */
export const source = z.strictObject({
  profileId: z.string().regex(/^[a-z0-9-]{2,40}$/),
  origin: z.url().max(300),
  kind: z.enum(['invoice', 'client', 'item']),
  id: text(200).min(1),
});
export type Source = z.infer<typeof source>;

/** The practice's own id (when the page shows one) and name. */
const party = z.strictObject({ id: text(200).optional(), name: text(500).min(1) });

export const draftLine = z.strictObject({
  item: party,
  description: text(4000),
  quantity: decimal.optional(),
  unitPrice: decimal.optional(),
  discountPercent: decimal.optional(),
  taxed: z.boolean().optional(),
  amount: minor,
});
export type DraftLine = z.infer<typeof draftLine>;

export const draftTax = z.strictObject({
  name: text(100).min(1),
  rate: decimal.optional(),
  amount: minor,
});

export const proofModels = ['tax-outside', 'tax-inside'] as const;

export const invoiceDraft = z.strictObject({
  kind: z.literal('invoice'),
  source,
  number: text(200).min(1),
  date: z.iso.date(),
  dueDate: z.iso.date().optional(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  client: party.extend({ email: text(200).optional() }),
  lines: z.array(draftLine).min(1).max(700),
  /** Document discount, positive. */
  discount: minor.nonnegative(),
  taxes: z.array(draftTax).max(20),
  /** Printed total less what the printed lines add up to, when the page rounds only its total. */
  rounding: minor,
  /** Without prior balance and before payments. */
  total: minor,
  paid: minor.optional(),
  priorBalance: minor.optional(),
  proof: z.enum(proofModels),
});
export type InvoiceDraft = z.infer<typeof invoiceDraft>;

/** A QuickBooks customer to be created for a practice client; the id is part of the name (E13). */
export const clientDraft = z.strictObject({
  kind: z.literal('client'),
  source,
  displayName: text(500).min(1),
  email: text(200).optional(),
});
export type ClientDraft = z.infer<typeof clientDraft>;

/** A QuickBooks service item to be created for a practice item, tax or rounding term. */
export const itemDraft = z.strictObject({
  kind: z.literal('item'),
  source,
  name: text(100).min(1),
  incomeAccountId: z.string().regex(/^\d{1,25}$/),
});
export type ItemDraft = z.infer<typeof itemDraft>;

export const draft = z.discriminatedUnion('kind', [invoiceDraft, clientDraft, itemDraft]);
export type Draft = z.infer<typeof draft>;
