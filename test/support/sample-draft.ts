import type {
  ClientDraft,
  CreditDraft,
  DraftKind,
  ExpenseDraft,
  InvoiceDraft,
  ItemDraft,
  PaymentDraft,
  RefundDraft,
  Source,
  SupplierDraft,
} from '#shared/draft/draft.ts';

const sourceOf = (kind: DraftKind, id: string): Source => ({
  profileId: 'demo-practice',
  origin: 'http://127.0.0.1:8116',
  kind,
  id,
});

/** A proven invoice as a page would give it; `id` makes it another record. */
export const sampleDraft = (id = '7001', over: Partial<InvoiceDraft> = {}): InvoiceDraft => ({
  kind: 'invoice',
  source: sourceOf('invoice', id),
  number: `INV-${id}`,
  date: '2026-11-10',
  dueDate: '2026-12-10',
  currency: 'USD',
  client: { id: 'C-1042', name: 'June Abernathy' },
  lines: [
    {
      item: { id: 'EXAM', name: 'Wellness exam' },
      description: 'Wellness exam',
      quantity: '1',
      unitPrice: '68',
      amount: 6800,
    },
    {
      item: { id: 'SEDA', name: 'Sedation, per ml' },
      description: 'Sedation, per ml',
      quantity: '2.75',
      unitPrice: '4.875',
      amount: 1341,
    },
  ],
  discount: 0,
  taxes: [{ name: 'Sales tax', rate: '5.5', amount: 374 }],
  rounding: 0,
  total: 8515,
  proof: 'tax-outside',
  ...over,
});

const { client, currency, date } = sampleDraft();

/** A payment of the sample invoice of the same id, by card. */
export const samplePayment = (id = '7001', over: Partial<PaymentDraft> = {}): PaymentDraft => ({
  kind: 'payment',
  source: sourceOf('payment', id),
  number: `PAY-${id}`,
  date,
  currency,
  client,
  amount: 8515,
  method: { id: 'CARD', name: 'Card at the desk' },
  applied: [{ kind: 'invoice', id, number: `INV-${id}`, amount: 8515 }],
  ...over,
});

const { kind: _kind, source: _source, dueDate: _due, ...salesFields } = sampleDraft();

export const sampleCredit = (id = '7001', over: Partial<CreditDraft> = {}): CreditDraft => ({
  ...salesFields,
  kind: 'credit',
  source: sourceOf('credit', id),
  number: `CR-${id}`,
  ...over,
});

export const sampleRefund = (id = '7001', over: Partial<RefundDraft> = {}): RefundDraft => ({
  ...salesFields,
  kind: 'refund',
  source: sourceOf('refund', id),
  number: `RF-${id}`,
  method: { id: 'CARD', name: 'Card at the desk' },
  ...over,
});

export const sampleExpense = (id = '7001', over: Partial<ExpenseDraft> = {}): ExpenseDraft => ({
  kind: 'expense',
  source: sourceOf('expense', id),
  number: `EX-${id}`,
  date,
  currency,
  supplier: { id: 'S-7', name: 'Paws Wholesale' },
  lines: [{ category: { id: 'DRUGS', name: 'Medicines' }, description: 'Vaccines', amount: 12000 }],
  taxes: [],
  total: 12000,
  proof: 'tax-outside',
  ...over,
});

export const sampleClient = (id = '7001', over: Partial<ClientDraft> = {}): ClientDraft => ({
  kind: 'client',
  source: sourceOf('client', id),
  displayName: `Ada Byron (C-${id})`,
  ...over,
});

export const sampleItem = (id = '7001', over: Partial<ItemDraft> = {}): ItemDraft => ({
  kind: 'item',
  source: sourceOf('item', id),
  name: `Dental scaling (${id})`,
  incomeAccountId: '7',
  ...over,
});

export const sampleSupplier = (id = '7001', over: Partial<SupplierDraft> = {}): SupplierDraft => ({
  kind: 'supplier',
  source: sourceOf('supplier', id),
  displayName: `Paws Wholesale (S-${id})`,
  ...over,
});
