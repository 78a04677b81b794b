import { z } from 'zod';
import { expenseDraft } from './expense-draft.ts';
import {
  accountDraft,
  classDraft,
  clientDraft,
  itemDraft,
  locationDraft,
  methodDraft,
  supplierDraft,
  termDraft,
} from './list-drafts.ts';
import { paymentDraft } from './payment-draft.ts';
import { creditDraft, invoiceDraft, refundDraft } from './sales-draft.ts';

/** A typed, editable record made from a reading. */
export const draft = z.discriminatedUnion('kind', [
  invoiceDraft,
  paymentDraft,
  creditDraft,
  refundDraft,
  expenseDraft,
  clientDraft,
  itemDraft,
  supplierDraft,
  methodDraft,
  termDraft,
  classDraft,
  locationDraft,
  accountDraft,
]);
export type Draft = z.infer<typeof draft>;

export type { ExpenseDraft, ExpenseLine } from './expense-draft.ts';
export {
  type Application,
  type ClientParty,
  type DraftKind,
  type DraftTax,
  draftKinds,
  draftTax,
  type Overrides,
  overrides,
  type Party,
  proofModels,
  type Source,
  source,
} from './fields.ts';
export {
  type AccountDraft,
  type AccountType,
  accountTypes,
  type ClassDraft,
  type ClientDraft,
  clientDraft,
  type ItemDraft,
  itemDraft,
  type LocationDraft,
  type MethodDraft,
  methodDraft,
  type SupplierDraft,
  type TermDraft,
  termDraft,
} from './list-drafts.ts';
export { type PaymentDraft, paymentDraft } from './payment-draft.ts';
export {
  type CreditDraft,
  type DraftCharge,
  type DraftLine,
  draftLine,
  type InvoiceDraft,
  invoiceDraft,
  type RefundDraft,
  type SalesDraft,
} from './sales-draft.ts';
