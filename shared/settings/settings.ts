import { z } from 'zod';
import { qboId } from '../qbo-id.ts';

const optionalId = qboId.nullable().default(null);

/**
 * The practice's rules for one company (features D1–D26). Owned by admins, kept by the relay with
 * a version; every document is built with them, in the preview and in the relay alike.
 */
export const settings = z.strictObject({
  /** Item for taxes, write-offs, late fees, historical credits and rounding (D2, D3). */
  servicesItemId: optionalId,
  /** Account of items that Counterfoil creates (D1). */
  incomeAccountId: optionalId,
  /** US: tax as a line of its own (equal to the cent) or as the document's own tax (design.md §6). */
  tax: z.enum(['line', 'document']).default('line'),
  /** Items without a counterpart: stop, post to the services item, or leave out lines of 0.00. */
  missingItems: z.enum(['block', 'catch-all', 'skip-free']).default('block'),
  /** Invoices that were paid at the counter: invoice and payment, or one sales receipt. */
  paidNow: z.enum(['invoice', 'sales-receipt']).default('invoice'),
  /** Expenses: always a bill, always a purchase, or a purchase where it is paid already (D16). */
  expensesAs: z.enum(['bill', 'purchase', 'by-payment']).default('by-payment'),
  /** Cash-type account that refunds leave from (D10). */
  refundAccountId: optionalId,
  /** Where payments go whose method has no account of its own; QuickBooks' Undeposited Funds unless set. */
  depositAccountId: optionalId,
  /** Account for expense categories without a counterpart. */
  expenseAccountId: optionalId,
  /** Account that paid expenses leave from, and how (contract.md §5.10). */
  purchaseAccountId: optionalId,
  purchaseType: z.enum(['Cash', 'Check', 'CreditCard']).default('Cash'),
  /** Document numbers: the practice's, or QuickBooks' own sequence. */
  numbers: z.enum(['practice', 'quickbooks']).default('practice'),
  /** What a line's description says (privacy: the item's name only, unless chosen). */
  descriptions: z.enum(['item', 'item-and-note']).default('item'),
  /** Whether the memo printed for the client is sent. */
  memo: z.boolean().default(false),
  /** For documents that name none. */
  classId: optionalId,
  locationId: optionalId,
  /** Documents of an earlier day stay where they are (D6). */
  startDate: z.iso.date().nullable().default(null),
  /** Keys of payment methods whose payments are never exported (D11). */
  excludedMethods: z.array(z.string().max(200)).max(200).default([]),
});
export type Settings = z.infer<typeof settings>;

/** What holds until an admin decides. */
export const defaultSettings: Settings = settings.parse({});
