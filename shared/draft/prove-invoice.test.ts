import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundToMinor, sumMinor } from '../money.ts';
import { type PrintedInvoice, proveInvoice } from './prove-invoice.ts';

const printed = (over: Partial<PrintedInvoice> = {}): PrintedInvoice => ({
  lines: [
    { quantity: '14', unitPrice: '37.25', discountPercent: '10', amount: 46928 },
    { quantity: '6', unitPrice: '68.00', discountPercent: '12.5', amount: 35700 },
    { quantity: '2', unitPrice: '61.90', taxed: true, amount: 12380 },
  ],
  discount: 0,
  taxes: [{ amount: 681 }],
  total: 95689,
  ...over,
});

const code = (result: ReturnType<typeof proveInvoice>) => (result.ok ? 'ok' : result.problem);

describe('proveInvoice', () => {
  it('knows the discount that is rounded per unit (SQL-Ledger)', () => {
    expect(proveInvoice(printed({ subtotal: 95008 }))).toEqual({
      ok: true,
      value: { proof: 'tax-outside', rounding: 0, total: 95689 },
    });
  });

  it('refuses a total that is off by a cent and names both numbers', () => {
    expect(code(proveInvoice(printed({ total: 95690 })))).toEqual({
      code: 'total_disagrees',
      detail: { field: 'total', page: '956.90', computed: '956.89' },
    });
  });

  it('refuses a subtotal that is off by a cent', () => {
    expect(code(proveInvoice(printed({ subtotal: 95009 })))).toMatchObject({
      detail: { field: 'subtotal', page: '950.09', computed: '950.08' },
    });
  });

  it('refuses a line that does not multiply', () => {
    const lines = [{ quantity: '2', unitPrice: '61.90', amount: 12381 }];
    expect(code(proveInvoice(printed({ lines, taxes: [], total: 12381 })))).toEqual({
      code: 'line_disagrees',
      detail: { line: '1', page: '123.81', computed: '123.80' },
    });
  });

  it('takes the prior balance out of a total that includes it', () => {
    const result = proveInvoice(printed({ total: 105689, priorBalance: 10000, amountDue: 105689 }));
    expect(result).toMatchObject({ ok: true, value: { total: 95689 } });
  });

  it('knows tax inside the lines', () => {
    const lines = [{ quantity: '1', unitPrice: '105.50', amount: 10550 }];
    const result = proveInvoice(printed({ lines, taxes: [{ amount: 550 }], total: 10550 }));
    expect(result).toMatchObject({ ok: true, value: { proof: 'tax-inside' } });
  });

  it('knows a page that rounds only its total', () => {
    const third = { quantity: '1', unitPrice: '3.334', amount: 333 };
    const lines = [third, third, third];
    const result = proveInvoice(printed({ lines, taxes: [], subtotal: 1000, total: 1000 }));
    expect(result).toMatchObject({ ok: true, value: { rounding: 1, total: 1000 } });
  });

  it('refuses a tax that its own rate cannot give', () => {
    const lines = [{ quantity: '1', unitPrice: '100', taxed: true, amount: 10000 }];
    const taxes = [{ rate: '5.5', amount: 850 }];
    expect(code(proveInvoice(printed({ lines, taxes, total: 10850 })))).toMatchObject({
      detail: { field: 'tax', page: '8.50', computed: '5.50' },
    });
  });

  it('refuses an amount due that does not follow', () => {
    expect(code(proveInvoice(printed({ amountDue: 95000, paid: 600 })))).toMatchObject({
      detail: { field: 'amount due', page: '950.00', computed: '950.89' },
    });
  });

  it('proves every honest invoice, and refuses it when any one number moves by a cent', () => {
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 40_000 }).map((n) => new Big(n).div(1000).toFixed()),
      unitPrice: fc.integer({ min: 0, max: 900_000 }).map((n) => new Big(n).div(1000).toFixed()),
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.nat(),
        (lines, tax, pick) => {
          const priced = lines.map((one) => ({
            ...one,
            amount: roundToMinor(new Big(one.quantity).times(one.unitPrice)),
          }));
          const subtotal = sumMinor(priced.map((one) => one.amount));
          const page = {
            lines: priced,
            subtotal,
            discount: 0,
            taxes: [{ amount: tax }],
            total: subtotal + tax,
          };
          if (!proveInvoice(page).ok) return false;
          const wrong = structuredClone(page);
          const places = [() => wrong.total++, () => (wrong.taxes[0]!.amount += 1)];
          places[pick % places.length]!();
          return !proveInvoice(wrong).ok;
        },
      ),
      { numRuns: 500 },
    );
  });
});
