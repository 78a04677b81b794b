import type { RefundDraft } from '../draft/draft.ts';
import { distinct } from '../mapping/term.ts';
import { problem } from '../problem.ts';
import { ok, refused } from '../result.ts';
import { defineDocument } from './document-type.ts';
import {
  methodTerms,
  type SettlementOrder,
  settlementFields,
  settlementOrder,
  settlementProblem,
} from './money-account.ts';
import type { SalesDocument } from './qbo-shapes.ts';
import { buildSales, type SalesOrder, salesOrder, salesTerms } from './sales-form.ts';

/** Money given back; it leaves the method's account, else the refund account (D10, contract.md §5.9). */
export const refundReceipt = defineDocument<
  RefundDraft,
  SalesOrder & { settlement: SettlementOrder },
  SalesDocument
>({
  kind: 'refund',
  entity: 'RefundReceipt',
  adminOnly: false,
  terms: (draft, context) => distinct([...salesTerms(draft, context), ...methodTerms(draft)]),

  order(draft, context) {
    const wrong = settlementProblem(draft, context);
    if (wrong) return refused(wrong);
    const settlement = settlementOrder(draft, context, context.settings.refundAccountId);
    if (!settlement.accountId) {
      return refused(problem('account_missing', { account: 'refund account' }));
    }
    const sales = salesOrder(draft, context, methodTerms(draft));
    return sales.ok ? ok({ ...sales.value, settlement }) : sales;
  },

  build: (order) => ({ ...buildSales(order), ...settlementFields(order.settlement) }),
});
