import type { InvoiceDraft } from '../draft/draft.ts';
import { distinct } from '../mapping/term.ts';
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
import { paymentLeftOut } from './steps.ts';
import { overridesOf } from './transaction.ts';

const settled = ({ source, paidNow }: InvoiceDraft) => ({ source, ...paidNow });

/** A sale paid at once, where the settings say so; no receivable comes to be (contract.md §5.9). */
export const salesReceipt = defineDocument<
  InvoiceDraft,
  SalesOrder & { settlement: SettlementOrder },
  SalesDocument
>({
  kind: 'invoice',
  entity: 'SalesReceipt',
  adminOnly: false,
  isFor: (draft, settings) =>
    !!draft.paidNow &&
    settings.paidNow === 'sales-receipt' &&
    paymentLeftOut(draft, settings) === undefined,
  terms: (draft, context) =>
    distinct([...salesTerms(draft, context), ...methodTerms(settled(draft))]),

  order(draft, context) {
    const wrong = settlementProblem(settled(draft), context);
    if (wrong) return refused(wrong);
    const sales = salesOrder(draft, context, methodTerms(settled(draft)));
    if (!sales.ok) return sales;
    const { depositAccountId } = context.settings;
    const accountId = overridesOf(draft, context).depositAccountId;
    const settlement = settlementOrder({ ...settled(draft), accountId }, context, depositAccountId);
    return ok({ ...sales.value, settlement });
  },

  build: (order) => ({ ...buildSales(order), ...settlementFields(order.settlement) }),
});
