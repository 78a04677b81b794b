import { z } from 'zod';
import { qboId } from '../qbo-id.ts';

const optionalId = qboId.nullable().default(null);

/** What a line's description may be put together from, in this order (features H12). */
export const descriptionParts = ['code', 'name', 'date', 'note'] as const;
export type DescriptionPart = (typeof descriptionParts)[number];

/**
 * The practice's rules for one company (features D1–D26). Owned by admins, kept by the relay with
 * a version; every document is built with them, in the preview and in the relay alike. Fields of a
 * newer version are not looked at; a change names only what it changes, so they are not lost.
 */
export const settings = z.object({
  /** Item for taxes, write-offs, late fees, historical credits and rounding (D2, D3). */
  servicesItemId: optionalId,
  /** Account of items that Counterfoil creates (D1), and of some kinds of them (D15). */
  incomeAccountId: optionalId,
  chargeAccountId: optionalId,
  taxAccountId: optionalId,
  discountAccountId: optionalId,
  /** US: tax as a line of its own (equal to the cent) or as the document's own tax (design.md §6). */
  tax: z.enum(['line', 'document']).default('line'),
  /** How a client's customer is found: by hand, suggested, or linked when all three are equal (D13, E12). */
  clientMatch: z.enum(['manual', 'exact', 'email-or-name']).default('email-or-name'),
  /** Clients without a customer: stop, or create one with the export (D13, E14). */
  newClients: z.enum(['ask', 'create']).default('ask'),
  /** Items without a counterpart: stop, create one, post to the services item, or leave out lines of 0.00. */
  missingItems: z.enum(['block', 'create', 'catch-all', 'skip-free']).default('block'),
  /** Whether a created customer has the client's name and e-mail, or the practice's number only (H12). */
  clientNames: z.enum(['name', 'number']).default('name'),
  /** Where the practice's id stands in the names of what is created (E13, G32). */
  createdNames: z.enum(['name-id', 'id-name']).default('name-id'),
  /** Whether a completed record is confirmed by a person or by itself, and when (D14, D25). */
  push: z.enum(['by-hand', 'seen', 'hourly']).default('by-hand'),
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
  /** Vendor for suppliers without a counterpart. */
  vendorId: optionalId,
  /** Account that paid expenses leave from, and how (contract.md §5.10). */
  purchaseAccountId: optionalId,
  purchaseType: z.enum(['Cash', 'Check', 'CreditCard']).default('Cash'),
  /** Document numbers: the practice's, or QuickBooks' own sequence. */
  numbers: z.enum(['practice', 'quickbooks']).default('practice'),
  /** Payment terms of invoices that name none (D24). */
  termId: optionalId,
  /** What a line's description says; nothing unless chosen, for an item may name a treatment. */
  descriptions: z.array(z.enum(descriptionParts)).max(descriptionParts.length).default([]),
  /** Whether the memo printed for the client is sent. */
  memo: z.boolean().default(false),
  /** Whether classes and locations are sent where the company has them switched on (D21, G28). */
  useClasses: z.boolean().default(true),
  useLocations: z.boolean().default(true),
  /** For documents that name none. */
  classId: optionalId,
  locationId: optionalId,
  /** Whether a person may choose otherwise for a single record (D22). */
  allowOverrides: z.boolean().default(false),
  /** Documents of an earlier day stay where they are (D6). */
  startDate: z.iso.date().nullable().default(null),
  /** The day exports were switched on, where earlier documents are to stay out (D9). */
  enabledOn: z.iso.date().nullable().default(null),
  /** Keys of payment methods whose payments are never exported (D11). */
  excludedMethods: z.array(z.string().max(200)).max(200).default([]),
});
export type Settings = z.infer<typeof settings>;

/** What holds until an admin decides. */
export const defaultSettings: Settings = settings.parse({});
