import type { Draft, InvoiceDraft } from '#shared/draft/draft.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';

const of = <K extends Draft['kind']>(kind: K, id: string) => ({
  ...sampleDraft(id).source,
  kind,
  id: `${kind}-${id}`,
});

export const invoice = (id: string, over: Partial<InvoiceDraft> = {}): InvoiceDraft => ({
  ...sampleDraft(id),
  source: of('invoice', id),
  ...over,
});

export const payment = (id: string, settles: InvoiceDraft): Draft => ({
  kind: 'payment',
  source: of('payment', id),
  number: `P-${id}`,
  date: '2026-11-12',
  currency: 'USD',
  client: settles.client,
  amount: settles.total,
  applied: [
    {
      kind: 'invoice',
      id: settles.source.id,
      number: settles.number,
      amount: settles.total,
    },
  ],
});

/** One record of each kind that becomes one document. */
export const recordsOf = (id: string): Record<string, Draft> => {
  const { dueDate: _due, ...sales } = sampleDraft(id);
  return {
    invoice: invoice(id),
    'sales receipt': invoice(`${id}s`, { paidNow: {} }),
    'credit memo': { ...sales, kind: 'credit', source: of('credit', id) },
    'refund receipt': { ...sales, kind: 'refund', source: of('refund', id) },
    bill: expense(id),
    purchase: { ...expense(`${id}p`), paidBy: {} },
    customer: {
      kind: 'client',
      source: of('client', id),
      displayName: `Client of ${id}`,
    },
    vendor: { kind: 'supplier', source: of('supplier', id), displayName: `Supplier of ${id}` },
    item: { kind: 'item', source: of('item', id), name: `Item of ${id}` },
  };
};

const expense = (id: string): Extract<Draft, { kind: 'expense' }> => ({
  kind: 'expense',
  source: of('expense', id),
  number: `LAB-${id}`,
  date: '2026-11-01',
  currency: 'USD',
  supplier: { name: 'Cascade Diagnostics' },
  lines: [{ category: { name: 'Laboratory' }, description: 'Analyses', amount: 14_250 }],
  taxes: [],
  total: 14_250,
  proof: 'tax-outside',
});
