import { z } from 'zod';
import {
  application,
  clientParty,
  decimal,
  draftTax,
  minor,
  party,
  proofModels,
  text,
  transactionFields,
} from './fields.ts';

export const draftLine = z.strictObject({
  item: party,
  /** What the practice files the item under; its mapping can hold for all its items. */
  category: party.optional(),
  description: text(4000),
  quantity: decimal.optional(),
  unitPrice: decimal.optional(),
  discountPercent: decimal.optional(),
  taxed: z.boolean().optional(),
  /** Names of the draft's taxes that apply; without it, `taxed` means all of them. */
  taxes: z.array(text(100)).max(10).optional(),
  serviceDate: z.iso.date().optional(),
  amount: minor,
});
export type DraftLine = z.infer<typeof draftLine>;

export const chargeKinds = ['late-fee', 'write-off', 'historical-credit', 'other'] as const;
export const mostCharges = 20;

/** What is neither a line nor a tax on the page: goes to the configured services item (D2, D3). */
const draftCharge = z.strictObject({
  kind: z.enum(chargeKinds),
  name: text(100).min(1),
  amount: minor,
});
export type DraftCharge = z.infer<typeof draftCharge>;

const salesFields = {
  ...transactionFields,
  number: text(200).min(1),
  client: clientParty,
  lines: z.array(draftLine).min(1).max(700),
  charges: z.array(draftCharge).max(mostCharges).optional(),
  /** Document discount, positive. */
  discount: minor.nonnegative(),
  taxes: z.array(draftTax).max(20),
  /** Printed total less what the printed lines add up to, when the page rounds only its total. */
  rounding: minor,
  /** Without prior balance and before payments. */
  total: minor,
  proof: z.enum(proofModels),
};

/** How something was paid: the practice's payment method and what is printed beside it. */
const settlement = z.strictObject({ method: party.optional(), reference: text(200).optional() });

export const invoiceDraft = z.strictObject({
  kind: z.literal('invoice'),
  ...salesFields,
  dueDate: z.iso.date().optional(),
  term: party.optional(),
  paid: minor.optional(),
  priorBalance: minor.optional(),
  /** Set when it was paid in full at the counter. */
  paidNow: settlement.optional(),
});
export type InvoiceDraft = z.infer<typeof invoiceDraft>;

/** Amounts are positive: what the client gets back on account. */
export const creditDraft = z.strictObject({
  kind: z.literal('credit'),
  ...salesFields,
  applied: z.array(application).max(100).optional(),
});
export type CreditDraft = z.infer<typeof creditDraft>;

/** Amounts are positive: what leaves the practice's account. */
export const refundDraft = z.strictObject({
  kind: z.literal('refund'),
  ...salesFields,
  ...settlement.shape,
});
export type RefundDraft = z.infer<typeof refundDraft>;

export type SalesDraft = InvoiceDraft | CreditDraft | RefundDraft;
