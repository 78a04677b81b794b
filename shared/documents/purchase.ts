import type { ExpenseDraft } from '../draft/draft.ts';
import { distinct } from '../mapping/term.ts';
import { problem } from '../problem.ts';
import { ok, refused } from '../result.ts';
import type { Settings } from '../settings/settings.ts';
import { defineDocument } from './document-type.ts';
import { buildExpense, type ExpenseOrder, expenseOrder, expenseTerms } from './expense-form.ts';
import {
  methodTerms,
  type SettlementOrder,
  settlementOrder,
  settlementProblem,
} from './money-account.ts';
import type { PurchaseDocument } from './qbo-shapes.ts';
import { optionalRef, ref } from './transaction.ts';

interface PurchaseOrder extends ExpenseOrder {
  settlement: SettlementOrder;
  paymentType: PaymentType;
}

type PaymentType = PurchaseDocument['PaymentType'];

/**
 * A card is paid by card, a bank account any other way; null: nothing is paid from such an account.
 * Where its type is not known the settings hold (contract.md §5.10).
 */
function paymentTypeFrom(
  accountType: string | undefined,
  { purchaseType }: Settings,
): PaymentType | null {
  if (!accountType) return purchaseType;
  if (accountType === 'Credit Card') return 'CreditCard';
  if (accountType !== 'Bank') return null;
  return purchaseType === 'CreditCard' ? 'Cash' : purchaseType;
}

const settled = ({ source, paidBy }: ExpenseDraft) => ({ source, ...paidBy });

/** An expense that is paid: money left an account (D16, contract.md §5.10). */
export const purchase = defineDocument<ExpenseDraft, PurchaseOrder, PurchaseDocument>({
  kind: 'expense',
  entity: 'Purchase',
  adminOnly: false,
  isFor: ({ paidBy }, { expensesAs }) =>
    expensesAs === 'purchase' || (expensesAs === 'by-payment' && !!paidBy),
  terms: (draft, context) =>
    distinct([...expenseTerms(draft, context), ...methodTerms(settled(draft))]),

  order(draft, context) {
    const { purchaseAccountId } = context.settings;
    const wrong = settlementProblem(settled(draft), context);
    if (wrong) return refused(wrong);
    const settlement = settlementOrder(settled(draft), context, purchaseAccountId);
    if (!settlement.accountId) {
      return refused(
        problem('account_missing', { account: 'account that expenses are paid from' }),
      );
    }
    const accountType = context.accountType?.(settlement.accountId);
    const paymentType = paymentTypeFrom(accountType, context.settings);
    if (!paymentType) {
      return refused(problem('purchase_account_wrong', { type: accountType ?? '' }));
    }
    const order = expenseOrder(draft, context, methodTerms(settled(draft)));
    return order.ok ? ok({ ...order.value, settlement, paymentType }) : order;
  },

  build: (order) => ({
    PaymentType: order.paymentType,
    AccountRef: ref(order.settlement.accountId ?? ''),
    EntityRef: { value: order.vendorId, type: 'Vendor' },
    ...optionalRef('PaymentMethodRef', order.settlement.methodId),
    ...buildExpense(order),
  }),
});
