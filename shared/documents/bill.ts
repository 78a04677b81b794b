import type { ExpenseDraft } from '../draft/draft.ts';
import { distinct, type Term, termOf } from '../mapping/term.ts';
import { ok } from '../result.ts';
import { defineDocument } from './document-type.ts';
import { buildExpense, type ExpenseOrder, expenseOrder, expenseTerms } from './expense-form.ts';
import type { BillDocument } from './qbo-shapes.ts';
import { targetOf } from './targets.ts';
import { optionalRef, overridesOf, ref } from './transaction.ts';

interface BillOrder extends ExpenseOrder {
  dueDate?: string;
  termId?: string;
}

const paymentTerm = ({ source, term }: ExpenseDraft): Term[] =>
  term ? [termOf(source, 'term', term)] : [];

/** What is owed to a supplier (D16, contract.md §5.10). */
export const bill = defineDocument<ExpenseDraft, BillOrder, BillDocument>({
  kind: 'expense',
  entity: 'Bill',
  adminOnly: false,
  terms: (draft, context) => distinct([...expenseTerms(draft, context), ...paymentTerm(draft)]),

  order(draft, context) {
    const order = expenseOrder(draft, context, paymentTerm(draft));
    if (!order.ok) return order;
    const [term] = paymentTerm(draft);
    const termId = overridesOf(draft, context).termId ?? (term && targetOf(term, context));
    return ok({
      ...order.value,
      ...(draft.dueDate ? { dueDate: draft.dueDate } : {}),
      ...(termId ? { termId } : {}),
    });
  },

  build: (order) => ({
    VendorRef: ref(order.vendorId),
    ...buildExpense(order),
    ...(order.dueDate ? { DueDate: order.dueDate } : {}),
    ...optionalRef('SalesTermRef', order.termId),
  }),
});
