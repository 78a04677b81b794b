import { describe, expect, it } from 'vitest';
import type {
  CreditDraft,
  Draft,
  ExpenseDraft,
  InvoiceDraft,
  PaymentDraft,
  RefundDraft,
} from '../draft/draft.ts';
import { bindPending, pendingId, pendingIn } from '../ledger/pending.ts';
import { sourceKey } from '../ledger/source-key.ts';
import { termKey, termOf } from '../mapping/term.ts';
import type { Settings } from '../settings/settings.ts';
import { defaultSettings } from '../settings/settings.ts';
import { context, idOfKind, salesFields, sourceOf, ukCompany } from '../testing/order-context.ts';
import { prepare } from './index.ts';
import { everyStepOf, stepsOf } from './steps.ts';

const payment = (over: Partial<PaymentDraft> = {}): PaymentDraft => ({
  kind: 'payment',
  source: sourceOf('payment', 'P1'),
  date: '2026-10-20',
  currency: 'USD',
  number: 'P-1',
  client: salesFields.client,
  amount: 30_000,
  method: { name: 'Check' },
  reference: 'CHK 20417',
  applied: [
    { kind: 'invoice', id: 'I1', number: 'INV-1', amount: 25_000 },
    { kind: 'invoice', id: 'I2', number: 'INV-2', amount: 10_000 },
    { kind: 'credit', id: 'C1', number: 'CR-1', amount: 5000 },
  ],
  ...over,
});

const refund = (over: Partial<RefundDraft> = {}): RefundDraft => ({
  kind: 'refund',
  source: sourceOf('refund', 'R1'),
  ...salesFields,
  method: { name: 'Card' },
  reference: '2044',
  ...over,
});

const expense = (over: Partial<ExpenseDraft> = {}): ExpenseDraft => ({
  kind: 'expense',
  source: sourceOf('expense', 'E1'),
  date: '2026-10-01',
  dueDate: '2026-10-31',
  currency: 'USD',
  number: 'LAB-88213',
  supplier: { name: 'Cascade Diagnostics' },
  lines: [{ category: { name: 'Laboratory' }, description: 'Analyses', amount: 14_250 }],
  taxes: [{ name: 'Sales tax', amount: 750 }],
  total: 15_000,
  proof: 'tax-outside',
  ...over,
});

const exported = ({ id }: { id: string }) => ({ I1: '145', I2: '146', C1: '160' })[id];

const of = (draft: Draft, settings: Partial<Settings> = {}) =>
  prepare(draft, context({ exported, settings }));

const built = (draft: Draft, settings: Partial<Settings> = {}) => {
  const result = of(draft, settings);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

const refusal = (draft: Draft, settings: Partial<Settings> = {}) => {
  const result = of(draft, settings);
  return result.ok ? null : result.problem;
};

describe('payment', () => {
  it('settles several invoices with money and a credit, all parts positive', () => {
    expect(built(payment(), { depositAccountId: '35' }).document).toMatchObject({
      TotalAmt: 300,
      PaymentMethodRef: { value: '7' },
      PaymentRefNum: 'CHK 20417',
      DepositToAccountRef: { value: '7' },
      Line: [
        { Amount: 250, LinkedTxn: [{ TxnId: '145', TxnType: 'Invoice' }] },
        { Amount: 100, LinkedTxn: [{ TxnId: '146', TxnType: 'Invoice' }] },
        { Amount: 50, LinkedTxn: [{ TxnId: '160', TxnType: 'CreditMemo' }] },
      ],
    });
  });

  it('goes to the account of its method, else to the one in the settings, else to QuickBooks’ own', () => {
    const lookup = (term: { kind: string }) =>
      term.kind === 'money-account' ? undefined : idOfKind(term as never);
    const account = (settings: Partial<Settings>) => {
      const result = prepare(payment(), context({ exported, lookup, settings }));
      return result.ok && 'DepositToAccountRef' in result.value.document
        ? result.value.document.DepositToAccountRef?.value
        : undefined;
    };
    expect(account({ depositAccountId: '35' })).toBe('35');
    expect(account({})).toBeUndefined();
  });

  it.each([
    ['applied_too_much', payment({ amount: 29_999 }), {}],
    [
      'applied_too_much',
      payment({ amount: 0, applied: [{ kind: 'credit', id: 'C1', number: 'CR-1', amount: 1 }] }),
      {},
    ],
    [
      'not_exported_yet',
      payment({ applied: [{ kind: 'invoice', id: 'I9', number: 'INV-9', amount: 1 }] }),
      {},
    ],
    ['number_too_long', payment({ reference: 'X'.repeat(22) }), {}],
    [
      'method_excluded',
      payment(),
      { excludedMethods: [termOf(sourceOf('payment'), 'payment-method', { name: 'Check' }).key] },
    ],
    [
      'method_excluded',
      payment({ method: { id: '7', name: 'Check' } }),
      { excludedMethods: [termKey(undefined, 'check')] },
    ],
    [
      'method_excluded',
      payment({ method: { id: '7', name: 'Check' } }),
      { excludedMethods: [termKey('7', 'Cheque')] },
    ],
  ])('refuses with %s', (code, draft, settings) => {
    expect(refusal(draft, settings)?.code).toBe(code);
  });
});

describe('refund', () => {
  it('leaves the refund account', () => {
    const lookup = (term: { kind: string }) =>
      term.kind === 'money-account' ? undefined : idOfKind(term as never);
    const with35 = prepare(refund(), context({ lookup, settings: { refundAccountId: '35' } }));
    expect(with35.ok && with35.value).toMatchObject({
      entity: 'RefundReceipt',
      document: { DepositToAccountRef: { value: '35' }, PaymentRefNum: '2044' },
      order: { total: 48_950 },
    });
    const none = prepare(refund(), context({ lookup }));
    expect(none.ok ? null : none.problem.code).toBe('account_missing');
  });
});

describe('expense', () => {
  it('is a bill while it is owed, with the tax as a cost', () => {
    expect(built(expense())).toMatchObject({
      entity: 'Bill',
      document: {
        VendorRef: { value: '56' },
        DueDate: '2026-10-31',
        DocNumber: 'LAB-88213',
        Line: [
          { Amount: 142.5, AccountBasedExpenseLineDetail: { AccountRef: { value: '7' } } },
          { Amount: 7.5, Description: 'Sales tax' },
        ],
      },
    });
  });

  it('is a purchase once it is paid, or as the settings say', () => {
    const paid = expense({ paidBy: { method: { name: 'Card' } } });
    const settings = { purchaseType: 'CreditCard' as const };
    expect(built(paid, settings)).toMatchObject({
      entity: 'Purchase',
      document: {
        PaymentType: 'CreditCard',
        AccountRef: { value: '7' },
        EntityRef: { value: '56', type: 'Vendor' },
      },
    });
    expect(built(paid, { expensesAs: 'bill' }).entity).toBe('Bill');
    expect(built(expense(), { expensesAs: 'purchase', purchaseAccountId: '41' })).toMatchObject({
      document: { AccountRef: { value: '41' } },
    });
    expect(refusal(expense(), { expensesAs: 'purchase' })?.code).toBe('account_missing');
  });

  it('is a card purchase from a card and none from a bank account, whatever the settings say', () => {
    const paid = expense({ paidBy: { method: { name: 'Card' } } });
    const typed = (accountType: string | undefined, purchaseType: Settings['purchaseType']) => {
      const known = context({ settings: { purchaseType }, accountType: () => accountType });
      const result = prepare(paid, known);
      return result.ok
        ? 'PaymentType' in result.value.document && result.value.document.PaymentType
        : result.problem.code;
    };
    expect(typed('Credit Card', 'Cash')).toBe('CreditCard');
    expect(typed('Credit Card', 'CreditCard')).toBe('CreditCard');
    expect(typed('Bank', 'Check')).toBe('Check');
    expect(typed('Bank', 'CreditCard')).toBe('Cash');
    expect(typed('Other Current Asset', 'Cash')).toBe('purchase_account_wrong');
    expect(typed(undefined, 'Check')).toBe('Check');
    // A list may not say it.
    expect(typed('', 'Check')).toBe('Check');
  });

  it('says of a line its category only, unless notes are sent (H12)', () => {
    const text = (settings: Partial<Settings>) =>
      JSON.stringify(built(expense(), settings).document).match(/Laboratory|Analyses/g);
    expect(text({})).toEqual(['Laboratory']);
    expect(text({ descriptions: ['note'] })).toEqual(['Analyses']);
  });

  it('carries VAT on the purchase rates of its code', () => {
    const taxed = expense({
      currency: 'GBP',
      taxes: [{ name: 'VAT', rate: '20', amount: 2850 }],
      total: 17_100,
    });
    const result = prepare(taxed, context({}, ukCompany));
    expect(result.ok && result.value).toMatchObject({
      order: { tax: 2850 },
      document: { TxnTaxDetail: { TotalTax: 28.5 }, GlobalTaxCalculation: 'TaxExcluded' },
    });
  });
});

describe('steps of an export', () => {
  const invoice: InvoiceDraft = {
    kind: 'invoice',
    source: sourceOf('invoice', 'I7'),
    ...salesFields,
    paidNow: { method: { name: 'Cash' }, reference: 'T-9' },
  };
  const credit: CreditDraft = {
    kind: 'credit',
    source: sourceOf('credit', 'C7'),
    ...salesFields,
    applied: [{ kind: 'invoice', id: 'I1', number: 'INV-1', amount: 40_000 }],
  };

  it('are one for most records', () => {
    expect(stepsOf(payment(), defaultSettings)).toEqual([payment()]);
    const asReceipt = { ...defaultSettings, paidNow: 'sales-receipt' as const };
    expect(stepsOf(invoice, asReceipt)).toEqual([invoice]);
    expect(prepare(invoice, context({ settings: { paidNow: 'sales-receipt' } }))).toMatchObject({
      value: { entity: 'SalesReceipt', document: { PaymentRefNum: 'T-9' } },
    });
  });

  it('are an invoice and its payment when it was paid at the counter', () => {
    const [first, second] = stepsOf(invoice, defaultSettings);
    expect(first).toBe(invoice);
    const pending = pendingId(sourceKey(invoice.source));
    const result = prepare(second as Draft, context({ exported: () => pending }));
    if (!result.ok) throw new Error(result.problem.code);
    expect(result.value.document).toMatchObject({
      TotalAmt: 489.5,
      PaymentRefNum: 'T-9',
      Line: [{ Amount: 489.5, LinkedTxn: [{ TxnId: pending, TxnType: 'Invoice' }] }],
    });
    expect(pendingIn(result.value.document)).toEqual([pending]);
    expect(bindPending(result.value.document, () => '145')).toMatchObject({
      Line: [{ LinkedTxn: [{ TxnId: '145' }] }],
    });
  });

  it('are the invoice alone when the settings leave out how it was paid at the counter (D11)', () => {
    const card = { ...invoice, paidNow: { ...invoice.paidNow, method: { name: 'Stripe' } } };
    for (const paidNow of ['invoice', 'sales-receipt'] as const) {
      const rules = { paidNow, excludedMethods: [termKey(undefined, 'Stripe')] };
      expect(stepsOf(card, { ...defaultSettings, ...rules })).toEqual([card]);
      const result = prepare(card, context({ settings: rules }));
      expect(result).toMatchObject({ value: { entity: 'Invoice' } });
    }
    expect(everyStepOf(card)).toHaveLength(2);
  });

  it('are a credit memo and a payment of 0.00 when a credit settles invoices', () => {
    const [, second] = stepsOf(credit, defaultSettings);
    const result = prepare(
      second as Draft,
      context({ exported: ({ kind }) => (kind === 'credit' ? '160' : '145') }),
    );
    expect(result.ok && result.value.document).toMatchObject({
      TotalAmt: 0,
      Line: [
        { Amount: 400, LinkedTxn: [{ TxnId: '145', TxnType: 'Invoice' }] },
        { Amount: 400, LinkedTxn: [{ TxnId: '160', TxnType: 'CreditMemo' }] },
      ],
    });
  });

  it('never take a text on the page for a stand-in', () => {
    const text = { Description: 'pending: biopsy result' };
    expect(pendingIn(text)).toEqual([]);
    expect(bindPending(text, () => 'x')).toEqual(text);
  });
});
