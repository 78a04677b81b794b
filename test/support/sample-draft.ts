import type { InvoiceDraft } from '#shared/draft/draft.ts';

/** A proven invoice as a page would give it; `id` makes it another record. */
export const sampleDraft = (id = '7001', over: Partial<InvoiceDraft> = {}): InvoiceDraft => ({
  kind: 'invoice',
  source: { profileId: 'demo-practice', origin: 'http://127.0.0.1:8116', kind: 'invoice', id },
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
