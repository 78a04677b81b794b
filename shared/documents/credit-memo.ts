import type { CreditDraft } from '../draft/draft.ts';
import { defineDocument } from './document-type.ts';
import type { SalesDocument } from './qbo-shapes.ts';
import { buildSales, type SalesOrder, salesOrder, salesTerms } from './sales-form.ts';

/** A credit kept on the client's account; what it settles goes out as a payment of 0.00 (contract.md §5.9). */
export const creditMemo = defineDocument<CreditDraft, SalesOrder, SalesDocument>({
  kind: 'credit',
  entity: 'CreditMemo',
  adminOnly: false,
  terms: salesTerms,
  order: salesOrder,
  build: buildSales,
});
