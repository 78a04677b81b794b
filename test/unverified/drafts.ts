import { invoiceDraft } from '#relay/testing/billing.ts';
import type {
  Application,
  CreditDraft,
  DraftKind,
  ExpenseDraft,
  PaymentDraft,
  RefundDraft,
} from '#shared/draft/draft.ts';

const source = (kind: DraftKind, id: string) => ({ ...invoiceDraft(id).source, kind });

/** Money of 75.50 for the invoice of the same id. */
export function paymentDraft(id: string, more: Partial<PaymentDraft> = {}): PaymentDraft {
  const { client, date, currency } = invoiceDraft(id);
  return {
    ...{ kind: 'payment', source: source('payment', id), date, currency, client },
    number: `PAY-${id}`,
    amount: 7550,
    applied: [applied(id, 7550)],
    ...more,
  };
}

/** What a payment puts to the invoice of an id. */
export const applied = (id: string, amount: number): Application => ({
  ...{ kind: 'invoice', id, number: `INV-${id}`, amount },
});

/** A credit of 75.50. */
export const creditDraft = (id: string, more: Partial<CreditDraft> = {}): CreditDraft => ({
  ...invoiceDraft(id),
  ...{ kind: 'credit', source: source('credit', id), number: `CR-${id}` },
  ...more,
});

/** A refund of 75.50; the account it leaves comes from the settings. */
export const refundDraft = (id: string, more: Partial<RefundDraft> = {}): RefundDraft => ({
  ...invoiceDraft(id),
  ...{ kind: 'refund', source: source('refund', id), number: `RF-${id}` },
  ...more,
});

/** A bill of 142.50, or, with `paidBy`, an expense that is paid. */
export function expenseDraft(id: string, more: Partial<ExpenseDraft> = {}): ExpenseDraft {
  const { date, currency } = invoiceDraft(id);
  return {
    ...{ kind: 'expense', source: source('expense', id), date, currency },
    number: `LAB-${id}`,
    supplier: { name: 'Cascade Diagnostics' },
    lines: [{ category: { name: 'Laboratory' }, description: 'Analyses', amount: 14_250 }],
    taxes: [],
    total: 14_250,
    proof: 'tax-outside',
    ...more,
  };
}
