import { describe, expect, it } from 'vitest';
import { context, sourceOf, ukCompany, usCompany } from '../testing/order-context.ts';
import { compareRate } from './compare-rate.ts';

const tax = (rate: string) => ({ name: 'VAT', rate, source: sourceOf('invoice') });
const chosen = (id?: string) => context({ lookup: () => id }, ukCompany);
const manual = context({
  company: { ...usCompany, tax: 'us-manual', taxCodes: ukCompany.taxCodes },
  settings: { tax: 'line' },
});

describe('the rate of a page beside that of QuickBooks', () => {
  it.each([
    ['the same', '20', chosen('20'), 'equal', /20\.0% S, 20 %/],
    ['the same, written otherwise', '20.00', chosen('20'), 'equal', /20\.0% S/],
    ['another', '17.5', chosen('20'), 'differs', /refused/],
    ['the sum of two', '12', chosen('12'), 'equal', /GST\/PST BC, 12 %/],
    ['no code yet', '20', chosen(), 'open', /No code/],
    ['a code that is gone', '20', chosen('99'), 'open', /No code/],
    ['known to the company', '5', manual, 'equal', /5\.0% R/],
    ['unknown to the company', '8.25', manual, 'differs', /no code of 8\.25 %/],
    ['nothing to compare with', '8.25', context(), 'open', /no rates/],
  ] as const)('%s', (_, rate, at, state, says) => {
    const found = compareRate(tax(rate), at);
    expect(found.state).toBe(state);
    expect(found.says).toMatch(says);
  });
});
