import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InvoiceDraft } from '../draft/draft.ts';
import { fromQboNumber, roundToMinor } from '../money.ts';
import { documentTotal } from '../preview/preview-document.ts';
import type { Settings } from '../settings/settings.ts';
import { context, idOfKind, salesFields, sourceOf, usCompany } from '../testing/order-context.ts';
import type { Company } from './company.ts';
import { prepare, termsFor } from './index.ts';
import type { SalesDocument } from './qbo-shapes.ts';

const draft = (over: Partial<InvoiceDraft> = {}): InvoiceDraft => ({
  kind: 'invoice',
  source: sourceOf('invoice'),
  ...salesFields,
  dueDate: '2026-11-11',
  ...over,
});

const build = (
  over: Partial<InvoiceDraft> = {},
  company: Partial<Company> = {},
  settings: Partial<Settings> = {},
) => prepare(draft(over), context({ company, settings }));

const built = (...args: Parameters<typeof build>): SalesDocument => {
  const result = build(...args);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value.document as SalesDocument;
};

describe('invoice document', () => {
  it('sends a price that QuickBooks multiplies to the same amount, and tax as its own line', () => {
    const result = build();
    if (!result.ok) throw new Error(result.problem.code);
    const document = result.value.document as SalesDocument;
    expect(document.Line.map((line) => line.Amount)).toEqual([469.28, 13.41, 6.81]);
    expect(document.Line[0]).toMatchObject({ SalesItemLineDetail: { Qty: 14, UnitPrice: 33.52 } });
    expect(document.Line[1]).toMatchObject({
      SalesItemLineDetail: { Qty: 2.75, UnitPrice: 4.875 },
    });
    expect(documentTotal(document)).toBe(48950);
  });

  it('has the same hash for the same draft, and another one for another target', () => {
    const other = prepare(draft(), context({ lookup: () => '8' }));
    expect(build()).toEqual(build());
    expect(other.ok && other.value.hash).not.toBe(
      (build() as { value: { hash: string } }).value.hash,
    );
  });

  it('names what is not mapped, client first', () => {
    const lookup = (term: { kind: string }) => (term.kind === 'item' ? '7' : undefined);
    const result = prepare(draft(), context({ lookup }));
    expect(result.ok ? [] : result.problem.unmapped?.map((term) => term.kind)).toEqual(['client']);
  });

  it.each([
    [{ servicesItemId: null }, 'services item'],
    [{ incomeAccountId: null }, 'income account'],
    [{ incomeAccountId: null, servicesItemId: null }, 'income account and no services item'],
  ])('is built only with both defaults (D26): %j', (settings, missing) => {
    expect(build({}, {}, settings)).toEqual({
      ok: false,
      problem: { code: 'defaults_missing', detail: { missing } },
    });
  });

  it('keeps the marker free of anything about the client', () => {
    expect(built().PrivateNote).toMatch(/^counterfoil:[0-9a-f]{20}$/);
  });

  it('posts taxes, charges and rounding to the services item unless they have their own (D2, D3)', () => {
    const over = {
      charges: [
        { kind: 'late-fee' as const, name: 'Late fee', amount: 500 },
        { kind: 'write-off' as const, name: 'Write-off', amount: -50 },
      ],
      rounding: 1,
      total: 48950 + 451,
    };
    const lookup = (term: { kind: string }) =>
      ['client', 'item'].includes(term.kind) ? '7' : undefined;
    const services = context({ lookup, settings: { servicesItemId: '99' } });
    const result = prepare(draft(over), services);
    const lines = result.ok ? (result.value.document as SalesDocument).Line : [];
    const onServices = lines.flatMap((line) =>
      line.DetailType === 'SalesItemLineDetail' && line.SalesItemLineDetail.ItemRef.value === '99'
        ? [[line.Description, line.Amount]]
        : [],
    );
    expect(onServices).toEqual([
      ['Late fee', 5],
      ['Write-off', -0.5],
      ['Sales Tax', 6.81],
      ['Rounding', 0.01],
    ]);
    const own = prepare(draft(over), context({ settings: { servicesItemId: '99' } }));
    const items = own.ok ? JSON.stringify((own.value.document as SalesDocument).Line) : '"99"';
    expect(items).not.toContain('"99"');
  });

  it('takes tax out of prices that contain it, exactly (tax as a line)', () => {
    const lines = [
      { item: { name: 'A' }, description: '', quantity: '3', unitPrice: '10', amount: 3000 },
      { item: { name: 'B' }, description: '', amount: 1001 },
    ];
    const taxes = [{ name: 'Tax', rate: '7', amount: 262 }];
    const document = built({ lines, taxes, total: 4001, proof: 'tax-inside' });
    expect(document.Line.map((line) => line.Amount)).toEqual([28.04, 9.35, 2.62]);
    expect(documentTotal(document)).toBe(4001);
  });

  it('sends a discount as QuickBooks’ own, or as a line where the company has none', () => {
    const over = { discount: 950, total: 48000 };
    expect(built(over).Line.at(-1)).toEqual({
      DetailType: 'DiscountLineDetail',
      Amount: 9.5,
      DiscountLineDetail: { PercentBased: false },
    });
    const line = built(over, { allowDiscount: false }).Line.at(-1);
    expect(line).toMatchObject({ Description: 'Discount', Amount: -9.5 });
  });

  it('leaves the document’s own tax to companies that are known to keep it', () => {
    const settings = { tax: 'document' as const };
    expect(built({}, { taxOverride: 'kept' }, settings)).toMatchObject({
      TxnTaxDetail: { TotalTax: 6.81 },
      Line: [
        { SalesItemLineDetail: { TaxCodeRef: { value: 'TAX' } } },
        { SalesItemLineDetail: { TaxCodeRef: { value: 'TAX' } } },
      ],
    });
    const refused = build({}, {}, settings);
    expect(refused.ok ? '' : refused.problem.code).toBe('tax_override_unproven');
  });

  it('uses the older model’s own tax only where it comes to the same amount', () => {
    const rates = [{ rateId: '1', percent: '6.5' }];
    const taxCodes = [{ id: '20', name: 'Tacoma', active: true, sales: rates, purchase: [] }];
    const manual = { tax: 'us-manual' as const, taxCodes };
    const lines = [{ item: { name: 'A' }, description: '', amount: 10_000 }];
    const exact = { lines, taxes: [{ name: 'Tax', amount: 650 }], total: 10_650 };
    const settings = { tax: 'document' as const };
    expect(built(exact, manual, settings).TxnTaxDetail).toEqual({
      TxnTaxCodeRef: { value: '20' },
      TotalTax: 6.5,
    });
    const off = { lines, taxes: [{ name: 'Tax', amount: 651 }], total: 10_651 };
    const refused = build(off, manual, settings);
    expect(refused.ok ? null : refused.problem).toEqual({
      code: 'tax_not_exact',
      detail: { quickbooks: '6.50', page: '6.51' },
    });
    const discounted = {
      lines,
      discount: 1000,
      taxes: [{ name: 'Tax', amount: 585 }],
      total: 9585,
    };
    expect(built(discounted, manual, settings).ApplyTaxAfterDiscount).toBe(true);
  });

  it('carries class, location, terms, memo and number as the company and the settings want them', () => {
    const over = {
      class: { name: 'Surgery' },
      location: { name: 'Main street' },
      term: { name: 'Net 30' },
      memo: 'Thank you',
    };
    const plain = built(over);
    expect(plain).not.toHaveProperty('DepartmentRef');
    expect(plain).not.toHaveProperty('ClassRef');
    expect(plain).not.toHaveProperty('CustomerMemo');
    expect(plain.SalesTermRef).toEqual({ value: '7' });
    const perDocument = built(over, { classes: 'document', locations: true }, { memo: true });
    expect(perDocument).toMatchObject({
      ClassRef: { value: '7' },
      DepartmentRef: { value: '7' },
      CustomerMemo: { value: 'Thank you' },
    });
    const perLine = built(over, { classes: 'line' }, { numbers: 'quickbooks' });
    expect(perLine).not.toHaveProperty('ClassRef');
    expect(perLine).not.toHaveProperty('DocNumber');
    expect(perLine.Line[0]).toMatchObject({ SalesItemLineDetail: { ClassRef: { value: '7' } } });
    const byDefault = built(
      {},
      { classes: 'document', locations: true },
      { classId: '3', locationId: '4' },
    );
    expect(byDefault).toMatchObject({ ClassRef: { value: '3' }, DepartmentRef: { value: '4' } });
  });

  it('puts a line’s description together from the chosen parts only; from none unless chosen (H12)', () => {
    const [line] = salesFields.lines;
    const noted = { ...line!, description: 'Limping, left hind', serviceDate: '2026-10-01' };
    const over = { lines: [noted], total: 46928 + 681 };
    const said = (descriptions: Settings['descriptions']) =>
      built(over, {}, { descriptions }).Line.map((one) =>
        one.DetailType === 'SalesItemLineDetail' ? one.Description : undefined,
      );
    expect(said([])).toEqual([undefined, 'Sales Tax']);
    expect(JSON.stringify(built(over))).not.toMatch(/Boarding|Limping/);
    expect(said(['name'])[0]).toBe('Boarding, per night');
    expect(said(['note', 'date', 'code', 'name'])[0]).toBe(
      'BOARD – Boarding, per night – 2026-10-01 – Limping, left hind',
    );
  });

  it('keeps items without a counterpart out of the books as the settings say', () => {
    const free = { item: { name: 'Free advice' }, description: '', amount: 0 };
    const over = { lines: [...salesFields.lines, free] };
    const lookup = (term: { kind: string; name: string }) =>
      term.name === 'Free advice' ? undefined : idOfKind(term as never);
    const of = (settings: Partial<Settings>) => prepare(draft(over), context({ lookup, settings }));
    expect(of({})).toMatchObject({ problem: { code: 'not_mapped' } });
    const skipped = of({ missingItems: 'skip-free' });
    expect(skipped.ok && (skipped.value.document as SalesDocument).Line).toHaveLength(3);
    const caught = of({ missingItems: 'catch-all', servicesItemId: '99' });
    expect(caught.ok && (caught.value.document as SalesDocument).Line[2]).toMatchObject({
      SalesItemLineDetail: { ItemRef: { value: '99' } },
    });
  });

  it('names every term it needs', () => {
    const over = { term: { name: 'Net 30' }, class: { name: 'Surgery' } };
    const kinds = termsFor(draft(over), context({ company: { classes: 'line' } })).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['client', 'item', 'item', 'tax', 'class', 'term']);
  });

  it.each([
    ['currency_differs', { currency: 'EUR' }, {}, {}],
    ['exchange_rate_missing', { currency: 'EUR' }, { multiCurrency: true }, {}],
    ['negative_total', { total: -100 }, {}, {}],
    ['number_too_long', { number: 'X'.repeat(22) }, {}, {}],
    ['text_not_allowed', { number: 'HSV\u00001003' }, {}, {}],
    ['total_disagrees', { total: 48951 }, {}, {}],
    ['before_start_date', {}, {}, { startDate: '2026-10-13' }],
    ['qbo_books_closed', {}, { closedUntil: '2026-10-12' }, {}],
  ] as [string, Partial<InvoiceDraft>, Partial<Company>, Partial<Settings>][])(
    'refuses with %s',
    (code, over, of, settings) => {
      const result = build(over, of, settings);
      expect(result.ok ? 'ok' : result.problem.code).toBe(code);
    },
  );

  it('sends the currency and rate of a foreign invoice', () => {
    const foreign = built({ currency: 'EUR', exchangeRate: '1.0842' }, { multiCurrency: true });
    expect(foreign).toMatchObject({ CurrencyRef: { value: 'EUR' }, ExchangeRate: 1.0842 });
    const home = built({}, { multiCurrency: true });
    expect(home.CurrencyRef).toEqual({ value: usCompany.homeCurrency });
    expect(home).not.toHaveProperty('ExchangeRate');
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
        const document = result.value.document as SalesDocument;
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
