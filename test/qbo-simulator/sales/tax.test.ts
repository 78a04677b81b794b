import { describe, expect, it } from 'vitest';
import { child, type Doc, list, refId } from '../doc.ts';
import type { Switches } from '../options.ts';
import {
  ashcombeRealm,
  fernhillRealm,
  halden,
  northgateRealm,
  saleLine,
  TestApi,
} from '../test-kit.ts';

const tax = (doc: Doc) => child(doc, 'TxnTaxDetail') as Doc;
const amounts = (doc: Doc) => list(tax(doc), 'TaxLine').map((line) => line.Amount);
const codes = (doc: Doc) =>
  list(doc, 'Line')
    .map((line) => refId(child(line, 'SalesItemLineDetail'), 'TaxCodeRef'))
    .filter((code) => code !== undefined);

describe('contract §6.2 automated sales tax', () => {
  const body = (more: Doc = {}) => ({
    CustomerRef: { value: '1' },
    Line: [saleLine('7', 100, {}, 'TAX'), saleLine('2', 50, {}, 'NON')],
    ...more,
  });
  const ast = (astOverride: Switches['astOverride']) =>
    new TestApi(halden, { switches: { astOverride } });

  it('rounds each rate over the taxable lines and names its own code', async () => {
    const made = await ast('ignore').write('/invoice', body());
    expect(amounts(made)).toEqual([2.9, 1.19, 3.53]);
    expect(tax(made)).toMatchObject({ TotalTax: 7.62, TxnTaxCodeRef: { value: '2' } });
    expect(made.TotalAmt).toBe(157.62);
  });

  it('ignores, honours or zeroes a supplied amount, as switched', async () => {
    const TxnTaxDetail = { TotalTax: 9.99, TxnTaxCodeRef: { value: 'TAX' } };
    const ignored = await ast('ignore').write('/invoice', body({ TxnTaxDetail }));
    expect(tax(ignored).TotalTax).toBe(7.62);
    const honoured = await ast('honour').write('/invoice', body({ TxnTaxDetail }));
    expect(tax(honoured)).toMatchObject({ TotalTax: 9.99, TaxReviewStatus: 'AST_TAX_OVERRIDE' });
    expect(amounts(honoured)).toEqual([3.8, 1.55, 4.64]);
    expect(honoured.TotalAmt).toBe(159.99);
    const zeroed = await ast('zero-without-address').write(
      '/invoice',
      body({ TxnTaxDetail, CustomerRef: { value: '10' } }),
    );
    expect(tax(zeroed)).toEqual({ TotalTax: 0 });
    expect(zeroed.TotalAmt).toBe(150);
  });

  it('forces the engine with UseAutomatedSalesTax', async () => {
    const TxnTaxDetail = { TotalTax: 9.99, UseAutomatedSalesTax: true };
    const made = await ast('honour').write('/invoice', body({ TxnTaxDetail }));
    expect(tax(made).TotalTax).toBe(7.62);
  });

  it('keeps an honoured amount in a sparse update and drops it with new lines', async () => {
    const api = ast('honour');
    const made = await api.write('/invoice', body({ TxnTaxDetail: { TotalTax: 9.99 } }));
    const base = { Id: made.Id, sparse: true };
    const noted = await api.write('/invoice', { ...base, SyncToken: '0', PrivateNote: 'x' });
    expect(tax(noted).TotalTax).toBe(9.99);
    const Line = [saleLine('7', 200, {}, 'TAX')];
    const changed = await api.write('/invoice', { ...base, SyncToken: '1', Line });
    expect(tax(changed).TotalTax).toBe(15.23);
  });

  it('follows the destination, an exemption and the discount', async () => {
    const api = ast('ignore');
    const ShipAddr = { Line1: '1 A St', City: 'Cheyenne', CountrySubDivisionCode: 'WY' };
    expect(tax(await api.write('/invoice', body({ ShipAddr }))).TotalTax).toBe(4);
    const nowhere = { ...ShipAddr, CountrySubDivisionCode: 'NV' };
    expect(tax(await api.write('/invoice', body({ ShipAddr: nowhere }))).TotalTax).toBe(0);
    const exempt = { Taxable: false, TaxExemptionReasonId: '5' };
    api.simulator.books.edit(halden, 'Customer', '2', exempt);
    expect(tax(await api.write('/invoice', body({ CustomerRef: { value: '2' } }))).TotalTax).toBe(
      0,
    );
    const off = { Amount: 15, DetailType: 'DiscountLineDetail', DiscountLineDetail: {} };
    const discounted = (ApplyTaxAfterDiscount: boolean) =>
      api.write('/invoice', body({ Line: [...body().Line, off], ApplyTaxAfterDiscount }));
    expect(tax(await discounted(false)).TotalTax).toBe(7.62);
    expect(tax(await discounted(true)).TotalTax).toBe(6.86);
  });

  it('lets item and customer decide where no code was sent', async () => {
    const Line = [saleLine('7', 100), saleLine('2', 50)];
    expect(codes(await ast('ignore').write('/invoice', body({ Line })))).toEqual(['TAX', 'NON']);
  });
});

describe('contract §6.2 manual US tax', () => {
  const Line = [saleLine('3', 19.99, {}, 'TAX')];
  const body = { CustomerRef: { value: '1' }, Line };

  it('computes by the numeric code of the transaction, and nothing without one', async () => {
    const api = new TestApi(northgateRealm);
    expect((await api.write('/invoice', body)).TotalAmt).toBe(19.99);
    const made = await api.write('/invoice', {
      ...body,
      TxnTaxDetail: { TxnTaxCodeRef: { value: '2' } },
    });
    expect(amounts(made)).toEqual([1.3, 0.76]);
    expect(made.TotalAmt).toBe(22.05);
  });

  it('keeps a supplied total beside a code, refuses a code that is none', async () => {
    const api = new TestApi(northgateRealm);
    const given = { TxnTaxCodeRef: { value: '2' }, TotalTax: 2.07 };
    const made = await api.write('/invoice', { ...body, TxnTaxDetail: given });
    expect(made.TotalAmt).toBe(22.06);
    const wrong = { TxnTaxCodeRef: { value: 'TAX' } };
    expect((await api.post('/invoice', { ...body, TxnTaxDetail: wrong })).code).toBe('2500');
  });
});

describe('contract §6.1 no sales tax', () => {
  it('stores NON and no tax whatever was sent', async () => {
    const api = new TestApi(fernhillRealm);
    const Line = [saleLine('2', 41.75, {}, 'TAX')];
    const TxnTaxDetail = { TotalTax: 3 };
    const made = await api.write('/invoice', { CustomerRef: { value: '1' }, Line, TxnTaxDetail });
    expect(codes(made)).toEqual(['NON']);
    expect(made).toMatchObject({ TotalAmt: 41.75, TxnTaxDetail: { TotalTax: 0 } });
  });
});

describe('contract §6.3 VAT', () => {
  const body = (Line: Doc[], more: Doc = {}) => ({ CustomerRef: { value: '1' }, Line, ...more });

  it('rounds per rate over the net sum', async () => {
    const Line = [
      saleLine('3', 12.35, {}, '2'),
      saleLine('3', 12.33, {}, '2'),
      saleLine('2', 10, {}, '4'),
    ];
    const made = await new TestApi(ashcombeRealm).write('/invoice', body(Line));
    expect(made).toMatchObject({
      GlobalTaxCalculation: 'TaxExcluded',
      TotalAmt: 39.62,
      CurrencyRef: { value: 'GBP' },
      TxnTaxDetail: { TotalTax: 4.94 },
    });
    expect(amounts(made)).toEqual([4.94, 0]);
  });

  it.each([
    [saleLine('2', 10), '6000'],
    [saleLine('2', 10, {}, 'TAX'), '2500'],
    [saleLine('2', 10, {}, '77'), '2500'],
  ])('refuses the line %j with %s', async (line, code) => {
    expect((await new TestApi(ashcombeRealm).post('/invoice', body([line]))).code).toBe(code);
  });

  it('takes gross amounts beside the net ones, and no tax when it does not apply', async () => {
    const api = new TestApi(ashcombeRealm);
    const Line = [saleLine('2', 8.33, { TaxInclusiveAmt: 10 }, '2')];
    const inclusive = { GlobalTaxCalculation: 'TaxInclusive' };
    expect((await api.write('/invoice', body(Line, inclusive))).TotalAmt).toBe(10);
    const none = await api.write('/invoice', body(Line, { GlobalTaxCalculation: 'NotApplicable' }));
    expect(none).toMatchObject({ TotalAmt: 8.33 });
    expect(none.TxnTaxDetail).toBeUndefined();
  });

  it('lets a supplied tax line stand and records the difference', async () => {
    const api = new TestApi(ashcombeRealm);
    const taxLine = (rate: string, Amount: number) => ({
      Amount,
      DetailType: 'TaxLineDetail',
      TaxLineDetail: { TaxRateRef: { value: rate } },
    });
    const Line = [saleLine('2', 10, {}, '2')];
    const made = await api.write(
      '/invoice',
      body(Line, { TxnTaxDetail: { TaxLine: [taxLine('3', 2.01)] } }),
    );
    expect(made.TotalAmt).toBe(12.01);
    expect(list(tax(made), 'TaxLine')[0]).toMatchObject({
      TaxLineDetail: { OverrideDeltaAmount: 0.01, NetAmountTaxable: 10, TaxPercent: 20 },
    });
    const foreign = { TxnTaxDetail: { TaxLine: [taxLine('4', 1)] } };
    expect((await api.post('/invoice', body(Line, foreign))).code).toBe('6000');
    const twice = { TxnTaxDetail: { TaxLine: [taxLine('3', 1), taxLine('3', 1)] } };
    expect((await api.post('/invoice', body(Line, twice))).code).toBe('6000');
  });
});
