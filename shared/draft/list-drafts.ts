import { z } from 'zod';
import { qboId } from '../qbo-id.ts';
import { currency, decimal, source, text } from './fields.ts';

/** A postal address as the practice keeps it. */
const postalAddress = z.strictObject({
  line1: text(500).optional(),
  line2: text(500).optional(),
  city: text(255).optional(),
  region: text(255).optional(),
  postalCode: text(30).optional(),
  country: text(255).optional(),
});

/** What the practice has and QuickBooks lacks; each becomes the target of a mapping. */

/** A QuickBooks customer to be created for a practice client; the id is part of the name (E13). */
export const clientDraft = z.strictObject({
  kind: z.literal('client'),
  source,
  displayName: text(500).min(1),
  givenName: text(100).optional(),
  familyName: text(100).optional(),
  companyName: text(100).optional(),
  email: text(200).optional(),
  /** Written when the customer is created, and never again (E15). */
  address: postalAddress.optional(),
  /** The day the practice entered the client, where its pages say so (D8). */
  enteredOn: z.iso.date().optional(),
  /** The payer: makes a sub-customer whose balance rolls up (E8, G33). */
  parentId: qboId.optional(),
  billWithParent: z.boolean().optional(),
  termId: qboId.optional(),
  currency: currency.optional(),
});
export type ClientDraft = z.infer<typeof clientDraft>;

const itemTypes = ['Service', 'NonInventory', 'Inventory', 'Category'] as const;

/** A QuickBooks item to be created for a practice item, tax, charge or rounding term. */
export const itemDraft = z.strictObject({
  kind: z.literal('item'),
  source,
  name: text(100).min(1),
  /** Service unless given. */
  type: z.enum(itemTypes).optional(),
  incomeAccountId: qboId.optional(),
  expenseAccountId: qboId.optional(),
  assetAccountId: qboId.optional(),
  /** Inventory only: what is on hand on `startDate`. */
  quantityOnHand: decimal.optional(),
  startDate: z.iso.date().optional(),
  /** The category it belongs to. */
  parentId: qboId.optional(),
  sku: text(100).optional(),
  unitPrice: decimal.optional(),
});
export type ItemDraft = z.infer<typeof itemDraft>;

/** A QuickBooks vendor to be created for a supplier of the practice. */
export const supplierDraft = z.strictObject({
  kind: z.literal('supplier'),
  source,
  displayName: text(500).min(1),
  email: text(200).optional(),
  accountNumber: text(100).optional(),
  currency: currency.optional(),
});
export type SupplierDraft = z.infer<typeof supplierDraft>;

/** A QuickBooks payment method to be created for one of the practice (D12). */
export const methodDraft = z.strictObject({
  kind: z.literal('payment-method'),
  source,
  name: text(31).min(1),
});
export type MethodDraft = z.infer<typeof methodDraft>;

/** QuickBooks payment terms to be created for those of the practice (D24). */
export const termDraft = z.strictObject({
  kind: z.literal('payment-term'),
  source,
  name: text(31).min(1),
  /** Days until an invoice is due. */
  dueDays: z.number().int().min(0).max(999),
});
export type TermDraft = z.infer<typeof termDraft>;

/** A QuickBooks class to be created for one of the practice. */
export const classDraft = z.strictObject({
  kind: z.literal('class'),
  source,
  name: text(100).min(1),
});
export type ClassDraft = z.infer<typeof classDraft>;

/** A QuickBooks location to be created for one of the practice. */
export const locationDraft = z.strictObject({
  kind: z.literal('location'),
  source,
  name: text(100).min(1),
});
export type LocationDraft = z.infer<typeof locationDraft>;

/** What an account can be for: something bought, or where money is (contract.md §5.11). */
export const accountTypes = [
  'Expense',
  'Cost of Goods Sold',
  'Other Expense',
  'Bank',
  'Credit Card',
  'Other Current Asset',
] as const;
export type AccountType = (typeof accountTypes)[number];

/** A QuickBooks account to be created for an expense category or a payment method's money. */
export const accountDraft = z.strictObject({
  kind: z.literal('account'),
  source,
  name: text(100).min(1),
  accountType: z.enum(accountTypes),
});
export type AccountDraft = z.infer<typeof accountDraft>;
