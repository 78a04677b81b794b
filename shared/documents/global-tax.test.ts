import { describe, expect, it } from 'vitest';
import type { DraftLine, InvoiceDraft } from '../draft/draft.ts';
import type { Term } from '../mapping/term.ts';
import { documentTotal } from '../preview/preview-document.ts';
import { context, salesFields, sourceOf, ukCompany } from '../testing/order-context.ts';
import { prepare } from './index.ts';
import type { SalesDocument } from './qbo-shapes.ts';

const codes: Record<string, string> = {
  VAT: '20',
  Reduced: '5',
  'No tax': '0',
  'GST + PST': '12',
  HST: '12',
};

const lookup = (term: Term) => (term.kind === 'tax-code' ? codes[term.name] : '7');

const line = (amount: number, taxes: string[]): DraftLine => ({
  item: { name: 'Item' },
  description: '',
  amount,
  taxes,
});

const of = (over: Partial<InvoiceDraft>) => {
  const draft: InvoiceDraft = {
    kind: 'invoice',
    source: sourceOf('invoice'),
    ...salesFields,
    currency: 'GBP',
    ...over,
  };
  return prepare(draft, context({ lookup }, ukCompany));
};

const built = (over: Partial<InvoiceDraft>): SalesDocument => {
  const result = of(over);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value.document as SalesDocument;
};

const refusal = (over: Partial<InvoiceDraft>) => {
  const result = of(over);
  return result.ok ? null : result.problem;
};

const taxLines = ({ TxnTaxDetail }: SalesDocument) =>
  TxnTaxDetail?.TaxLine?.map(({ Amount, TaxLineDetail }) => [
    TaxLineDetail.TaxRateRef.value,
    Amount,
    TaxLineDetail.NetAmountTaxable,
  ]);

describe('VAT and GST', () => {
  it('sends a code per line and the page’s own amounts per rate', () => {
    const document = built({
      lines: [line(1005, ['VAT']), line(2000, ['Reduced']), line(300, [])],
      taxes: [
        { name: 'VAT', rate: '20', amount: 201 },
        { name: 'Reduced', rate: '5', amount: 100 },
      ],
      total: 3606,
    });
    expect(document.GlobalTaxCalculation).toBe('TaxExcluded');
    expect(
      document.Line.map((one) =>
        one.DetailType === 'SalesItemLineDetail' ? one.SalesItemLineDetail.TaxCodeRef?.value : '',
      ),
    ).toEqual(['20', '5', '0']);
    expect(taxLines(document)).toEqual([
      ['3', 2.01, 10.05],
      ['4', 1, 20],
    ]);
    expect(documentTotal(document)).toBe(3606);
  });

  it('keeps a tax that the page rounds per line, a cent off what QuickBooks would compute', () => {
    const lines = [line(1003, ['VAT']), line(1003, ['VAT']), line(1003, ['VAT'])];
    const document = built({
      lines,
      taxes: [{ name: 'VAT', rate: '20', amount: 603 }],
      total: 3612,
    });
    expect(taxLines(document)).toEqual([['3', 6.03, 30.09]]);
  });

  it('splits prices that contain the tax into net and tax, with the gross beside (TaxInclusive)', () => {
    const document = built({
      lines: [line(1200, ['VAT']), line(599, ['VAT'])],
      taxes: [{ name: 'VAT', rate: '20', amount: 300 }],
      total: 1799,
      proof: 'tax-inside',
    });
    expect(document.GlobalTaxCalculation).toBe('TaxInclusive');
    expect(document.Line).toMatchObject([
      { Amount: 10, SalesItemLineDetail: { TaxInclusiveAmt: 12 } },
      { Amount: 4.99, SalesItemLineDetail: { TaxInclusiveAmt: 5.99 } },
    ]);
    expect(documentTotal(document)).toBe(1799);
  });

  it('books two taxes of one line on the two rates of one code, or one tax on their sum', () => {
    const two = built({
      lines: [line(10_000, ['GST', 'PST'])],
      taxes: [
        { name: 'GST', rate: '5', amount: 500 },
        { name: 'PST', rate: '7', amount: 700 },
      ],
      total: 11_200,
    });
    const one = built({
      lines: [line(10_000, ['HST'])],
      taxes: [{ name: 'HST', rate: '12', amount: 1200 }],
      total: 11_200,
    });
    expect(taxLines(two)).toEqual([
      ['6', 5, 100],
      ['7', 7, 100],
    ]);
    expect(taxLines(one)).toEqual(taxLines(two));
  });

  it('taxes what is left after the document’s discount', () => {
    const document = built({
      lines: [line(10_000, ['VAT'])],
      discount: 1000,
      taxes: [{ name: 'VAT', rate: '20', amount: 1800 }],
      total: 10_800,
    });
    expect(taxLines(document)).toEqual([['3', 18, 90]]);
    expect(documentTotal(document)).toBe(10_800);
  });

  it('refuses a rate that is not the code’s, naming both', () => {
    const over = {
      lines: [line(1000, ['VAT'])],
      taxes: [{ name: 'VAT', rate: '17.5', amount: 175 }],
      total: 1175,
    };
    expect(refusal(over)).toEqual({
      code: 'tax_rate_differs',
      detail: { tax: 'VAT', page: '17.5 %', code: '20.0% S', quickbooks: '20 %' },
    });
  });

  it.each([
    ['tax_not_exact', { taxes: [{ name: 'VAT', rate: '20', amount: 190 }], total: 1190 }],
    ['tax_unknown', { lines: [line(1000, ['Levy'])], taxes: [], total: 1000 }],
    [
      'tax_not_on_lines',
      { lines: [line(1000, [])], taxes: [{ name: 'VAT', amount: 200 }], total: 1200 },
    ],
    [
      'not_mapped',
      { lines: [line(1000, ['Levy'])], taxes: [{ name: 'Levy', amount: 10 }], total: 1010 },
    ],
  ])('refuses with %s', (expected, over) => {
    expect(refusal({ lines: [line(1000, ['VAT'])], ...over })?.code).toBe(expected);
  });

  it('explains no tax by a discount that other lines bear', () => {
    const lines = [line(53_552, []), line(-5265, []), line(0, ['VAT'])];
    const taxes = [{ name: 'VAT', rate: '20', amount: 100 }];
    const over = { lines, discount: 5958, taxes, total: 53_552 - 5265 - 5958 + 100 };
    expect(refusal(over)?.code).toBe('tax_not_exact');
  });

  it('refuses a code that has become inactive since', () => {
    const taxCodes = ukCompany.taxCodes.map((code) => ({ ...code, active: code.id !== '20' }));
    const draft: InvoiceDraft = {
      kind: 'invoice',
      source: sourceOf('invoice'),
      ...salesFields,
      currency: 'GBP',
      lines: [line(1000, ['VAT'])],
      taxes: [{ name: 'VAT', rate: '20', amount: 200 }],
      total: 1200,
    };
    const result = prepare(draft, context({ lookup, company: { taxCodes } }, ukCompany));
    expect(result.ok ? null : result.problem).toEqual({
      code: 'tax_code_gone',
      detail: { tax: 'VAT' },
    });
  });
});
