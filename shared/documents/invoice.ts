import type { InvoiceDraft } from '../draft/draft.ts';
import { distinct, type Term, termOf } from '../mapping/term.ts';
import { ok } from '../result.ts';
import { defineDocument } from './document-type.ts';
import type { SalesDocument } from './qbo-shapes.ts';
import { buildSales, type SalesOrder, salesOrder, salesTerms } from './sales-form.ts';
import { targetOf } from './targets.ts';
import { optionalRef, overridesOf } from './transaction.ts';

export interface InvoiceOrder extends SalesOrder {
  dueDate?: string;
  termId?: string;
}

const paymentTerm = ({ source, term }: InvoiceDraft): Term[] =>
  term ? [termOf(source, 'term', term)] : [];

/** An open invoice (contract.md §5.4; features F7, F14). */
export const invoice = defineDocument<InvoiceDraft, InvoiceOrder, SalesDocument>({
  kind: 'invoice',
  entity: 'Invoice',
  adminOnly: false,
  terms: (draft, context) => distinct([...salesTerms(draft, context), ...paymentTerm(draft)]),

  order(draft, context) {
    const sales = salesOrder(draft, context, paymentTerm(draft));
    if (!sales.ok) return sales;
    const [term] = paymentTerm(draft);
    const termId =
      overridesOf(draft, context).termId ??
      (term ? targetOf(term, context) : (context.settings.termId ?? undefined));
    return ok({
      ...sales.value,
      ...(draft.dueDate ? { dueDate: draft.dueDate } : {}),
      ...(termId ? { termId } : {}),
    });
  },

  build: (order) => ({
    ...buildSales(order),
    ...(order.dueDate ? { DueDate: order.dueDate } : {}),
    ...optionalRef('SalesTermRef', order.termId),
  }),
});
