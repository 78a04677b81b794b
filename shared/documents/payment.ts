import type { Application, PaymentDraft } from '../draft/draft.ts';
import { relatedSource } from '../ledger/source-key.ts';
import { distinct, type Term } from '../mapping/term.ts';
import { formatMinor, type Minor, sumMinor, toQboNumber } from '../money.ts';
import { type Problem, problem } from '../problem.ts';
import { ok, type Result, refused } from '../result.ts';
import { defineDocument, type OrderBase, type OrderContext } from './document-type.ts';
import {
  methodTerms,
  type SettlementOrder,
  settlementFields,
  settlementOrder,
  settlementProblem,
} from './money-account.ts';
import type { PaymentDocument } from './qbo-shapes.ts';
import { clientTerm } from './sales-form.ts';
import { resolveTerms } from './targets.ts';
import {
  optionalRef,
  overridesOf,
  ref,
  sideTerms,
  type TransactionOrder,
  transactionHead,
  transactionOrder,
  transactionProblem,
} from './transaction.ts';

interface AppliedOrder {
  kind: Application['kind'];
  id: string;
  amount: Minor;
}

export interface PaymentOrder extends OrderBase, TransactionOrder {
  customerId: string;
  settlement: SettlementOrder;
  applied: AppliedOrder[];
  total: Minor;
}

const txnTypes = { invoice: 'Invoice', credit: 'CreditMemo' } as const;

const settled = (draft: PaymentDraft) => ({
  source: draft.source,
  method: draft.method,
  reference: draft.reference ?? draft.number,
});

const terms = (draft: PaymentDraft, context: OrderContext): Term[] =>
  distinct([clientTerm(draft), ...methodTerms(settled(draft)), ...sideTerms(draft, context)]);

/**
 * Money received, over one or several invoices, with credits or on account (contract.md §5.8):
 * amount = invoices − credits + unapplied, all parts positive; QuickBooks accepts an overpayment
 * silently, so it is checked here.
 */
export const payment = defineDocument<PaymentDraft, PaymentOrder, PaymentDocument>({
  kind: 'payment',
  entity: 'Payment',
  adminOnly: false,
  terms,

  order(draft, context) {
    const wrong =
      transactionProblem(draft, context) ??
      settlementProblem(settled(draft), context) ??
      appliedProblem(draft);
    if (wrong) return refused(wrong);
    const targets = resolveTerms(terms(draft, context), context);
    if (!targets.ok) return targets;
    const applied = appliedOrder(draft, context);
    if (!applied.ok) return applied;
    return ok({
      ...transactionOrder(draft, context),
      customerId: targets.value(clientTerm(draft)),
      settlement: settlementOrder(
        { ...settled(draft), accountId: overridesOf(draft, context).depositAccountId },
        context,
        context.settings.depositAccountId,
      ),
      applied: applied.value,
      total: draft.amount,
      tax: null,
    });
  },

  build: (order) => ({
    CustomerRef: ref(order.customerId),
    TotalAmt: toQboNumber(order.total),
    ...transactionHead(order),
    ...optionalRef('ClassRef', order.classId),
    ...settlementFields(order.settlement),
    Line: order.applied.map(({ kind, id, amount }) => ({
      Amount: toQboNumber(amount),
      LinkedTxn: [{ TxnId: id, TxnType: txnTypes[kind] }],
    })),
  }),
});

function appliedProblem({ amount, applied }: PaymentDraft): Problem | null {
  const sum = (kind: Application['kind']) =>
    sumMinor(applied.filter((one) => one.kind === kind).map((one) => one.amount));
  const settles = sum('invoice') - sum('credit');
  // Credits alone may not exceed what they settle: QuickBooks would turn the rest into a payment.
  return settles > amount || settles < 0
    ? problem('applied_too_much', { amount: formatMinor(amount), applied: formatMinor(settles) })
    : null;
}

function appliedOrder(
  { source, applied }: PaymentDraft,
  { exported }: OrderContext,
): Result<AppliedOrder[]> {
  const found: AppliedOrder[] = [];
  for (const { kind, id, number, amount } of applied) {
    const quickbooksId = exported(relatedSource(source, kind, id));
    if (!quickbooksId) return refused(problem('not_exported_yet', { kind, number }));
    found.push({ kind, id: quickbooksId, amount });
  }
  return ok(found);
}
