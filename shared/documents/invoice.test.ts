import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InvoiceDraft } from '../draft/draft.ts';
import { fromQboNumber, roundToMinor } from '../money.ts';
import { documentTotal } from '../preview/preview-invoice.ts';
import type { Company } from './company.ts';
import { prepare } from './index.ts';
import type { InvoiceDocument } from './qbo-shapes.ts';

const company: Company = {
  realmId: '9341450000000001',
  name: 'Test company',
  country: 'US',
  homeCurrency: 'USD',
  multiCurrency: false,
  allowDiscount: true,
  customTxnNumbers: true,
  tax: 'us-automated',
};

const draft = (over: Partial<InvoiceDraft> = {}): InvoiceDraft => ({
  kind: 'invoice',
  source: {
    profileId: 'sql-ledger',
    origin: 'http://127.0.0.1:8115',
    kind: 'invoice',
    id: '10073',
  },
  number: 'HSV-1003',
  date: '2026-10-12',
  dueDate: '2026-11-11',
  currency: 'USD',
  client: { id: 'C103', name: "O'Neil & Sons Kennels" },
  lines: [
    {
      item: { id: 'BOARD', name: 'Boarding, per night' },
      description: '',
      quantity: '14',
      unitPrice: '37.25',
      discountPercent: '10',
      amount: 46928,
    },
    {
      item: { id: 'SEDA', name: 'Sedation, per ml' },
      description: '',
      quantity: '2.75',
      unitPrice: '4.875',
      amount: 1341,
    },
  ],
  discount: 0,
  taxes: [{ name: 'Sales Tax', rate: '5.5', amount: 681 }],
  rounding: 0,
  total: 48950,
  proof: 'tax-outside',
  ...over,
});

const everything = () => '7';
const build = (over: Partial<InvoiceDraft> = {}, of: Partial<Company> = {}) =>
  prepare(draft(over), everything, { ...company, ...of });

describe('invoice document', () => {
  it('sends a price that QuickBooks multiplies to the same amount, and tax as its own line', () => {
    const result = build();
    if (!result.ok) throw new Error(result.problem.code);
    const document = result.value.document as InvoiceDocument;
    expect(document.Line.map((line) => line.Amount)).toEqual([469.28, 13.41, 6.81]);
    expect(document.Line[0]).toMatchObject({ SalesItemLineDetail: { Qty: 14, UnitPrice: 33.52 } });
    expect(document.Line[1]).toMatchObject({
      SalesItemLineDetail: { Qty: 2.75, UnitPrice: 4.875 },
    });
    expect(documentTotal(document)).toBe(48950);
  });

  it('has the same hash for the same draft, and another one for another target', () => {
    const other = prepare(draft(), () => '8', company);
    expect(build()).toEqual(build());
    expect(other.ok && other.value.hash).not.toBe(
      (build() as { value: { hash: string } }).value.hash,
    );
  });

  it('names what is not mapped, client first', () => {
    const result = prepare(draft(), (term) => (term.kind === 'item' ? '7' : undefined), company);
    expect(result.ok ? [] : result.problem.unmapped?.map((term) => term.kind)).toEqual([
      'client',
      'tax',
    ]);
  });

  it('keeps the marker free of anything about the client', () => {
    const result = build();
    const document = result.ok ? (result.value.document as InvoiceDocument) : null;
    expect(document?.PrivateNote).toMatch(/^counterfoil:[0-9a-f]{20}$/);
  });

  it.each([
    ['currency_differs', { currency: 'EUR' }, {}],
    ['company_unsupported', {}, { country: 'GB' }],
    ['tax_model_unsupported', { proof: 'tax-inside' }, {}],
    ['negative_total', { total: -100 }, {}],
    ['discounts_off', { discount: 100, total: 48850 }, { allowDiscount: false }],
    ['number_too_long', { number: 'X'.repeat(22) }, {}],
    ['text_not_allowed', { number: 'HSV\u00001003' }, {}],
    ['total_disagrees', { total: 48951 }, {}],
  ] as [string, Partial<InvoiceDraft>, Partial<Company>][])('refuses with %s', (code, over, of) => {
    const result = build(over, of);
    expect(result.ok ? 'ok' : result.problem.code).toBe(code);
  });

  it('never differs from the draft by a cent, and never sends an amount QuickBooks would refuse (6070)', () => {
    const line = fc.record({
      quantity: fc.integer({ min: -9999, max: 99_999 }).map((n) => (n / 1000).toFixed(3)),
      unitPrice: fc.integer({ min: 0, max: 9_999_999 }).map((n) => (n / 10_000).toFixed(4)),
      amount: fc.integer({ min: -100_000, max: 9_999_999 }),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), fc.nat(9999), (lines, tax) => {
        const total = lines.reduce((sum, one) => sum + one.amount, tax);
        fc.pre(total >= 0);
        const result = build({
          lines: lines.map((one) => ({ ...one, item: { name: 'Item' }, description: '' })),
          taxes: [{ name: 'Tax', amount: tax }],
          total,
        });
        if (!result.ok) return false;
        const document = result.value.document as InvoiceDocument;
        const multiplies = document.Line.every((one) => {
          if (one.DetailType !== 'SalesItemLineDetail') return true;
          const { Qty, UnitPrice } = one.SalesItemLineDetail;
          if (Qty === undefined || UnitPrice === undefined) return true;
          return bigProduct(Qty, UnitPrice) === fromQboNumber(one.Amount);
        });
        return multiplies && documentTotal(document) === total;
      }),
      { numRuns: 500 },
    );
  });
});

const bigProduct = (quantity: number, price: number): number => {
  const [a, b] = [quantity, price].map((one) => one.toString().split('.')[1]?.length ?? 0);
  const product = BigInt(Math.round(quantity * 10 ** a!)) * BigInt(Math.round(price * 10 ** b!));
  return roundToMinor(`${product}e-${a! + b!}`);
};
