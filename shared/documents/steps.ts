import type { CreditDraft, Draft, InvoiceDraft, PaymentDraft } from '../draft/draft.ts';
import { relatedSource } from '../ledger/source-key.ts';
import type { Settings } from '../settings/settings.ts';
import { isLeftOut } from './money-account.ts';

/**
 * A draft as the steps it takes in QuickBooks, in order; the last one may refer to those before.
 * Paid at the counter: invoice, then its payment. A credit that settles invoices: credit memo,
 * then a payment of 0.00 that links both (contract.md §5.8).
 */
export function stepsOf(draft: Draft, settings: Settings): [Draft, ...Draft[]] {
  if (draft.kind !== 'invoice') return everyStepOf(draft);
  return settings.paidNow === 'sales-receipt' || paymentLeftOut(draft, settings)
    ? [draft]
    : everyStepOf(draft);
}

/**
 * The method of a payment at the counter that the settings leave out (D11): somebody else posts the
 * money, the invoice alone is sent.
 */
export const paymentLeftOut = (
  draft: Draft,
  settings: Pick<Settings, 'excludedMethods'>,
): string | undefined => {
  const method = draft.kind === 'invoice' ? draft.paidNow?.method : undefined;
  return method && isLeftOut(method, settings) ? method.name : undefined;
};

/** Whatever a draft may have become in QuickBooks, also under other settings than those of today. */
export function everyStepOf(draft: Draft): [Draft, ...Draft[]] {
  if (draft.kind === 'invoice' && draft.paidNow) {
    return draft.total > 0 ? [draft, counterPayment(draft, draft.paidNow)] : [draft];
  }
  if (draft.kind === 'credit' && draft.applied?.length) {
    return [draft, creditApplication(draft, draft.applied)];
  }
  return [draft];
}

function counterPayment(
  draft: InvoiceDraft,
  { method, reference }: NonNullable<InvoiceDraft['paidNow']>,
): PaymentDraft {
  const { source, total: amount, number } = draft;
  return {
    ...common(draft),
    number: reference ?? number,
    amount,
    ...(method ? { method } : {}),
    applied: [{ kind: 'invoice', id: source.id, number, amount }],
  };
}

function creditApplication(
  draft: CreditDraft,
  applied: NonNullable<CreditDraft['applied']>,
): PaymentDraft {
  const { source, number } = draft;
  const amount = applied.reduce((sum, one) => sum + one.amount, 0);
  return {
    ...common(draft),
    number,
    amount: 0,
    applied: [...applied, { kind: 'credit', id: source.id, number, amount }],
  };
}

const common = ({
  source,
  date,
  currency,
  exchangeRate,
  client,
  class: ofClass,
  location,
  overrides,
}: InvoiceDraft | CreditDraft) => ({
  kind: 'payment' as const,
  source: relatedSource(source, 'payment', `${source.kind}:${source.id}`),
  date,
  currency,
  ...(exchangeRate ? { exchangeRate } : {}),
  client,
  ...(ofClass ? { class: ofClass } : {}),
  ...(location ? { location } : {}),
  ...(overrides ? { overrides } : {}),
});
