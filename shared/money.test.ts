import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocate,
  formatMinor,
  fromQboNumber,
  type NumberFormat,
  parseDecimal,
  roundToMinor,
  sumMinor,
  toMinor,
  toQboNumber,
} from './money.ts';

const us: NumberFormat = { decimal: '.', group: ',' };
const german: NumberFormat = { decimal: ',', group: '.' };

describe('parseDecimal', () => {
  it.each([
    ['2,129.04', us, '2129.04'],
    ['2.129,04', german, '2129.04'],
    ['$1,234.50', us, '1234.5'],
    ['-$75.00', us, '-75'],
    ['$-75.0000', us, '-75'],
    ['(12.30)', us, '-12.3'],
    ['12.30-', us, '-12.3'],
    ['12.30 EUR', us, '12.3'],
    ['1 234,50 €', { decimal: ',', group: ' ' }, '1234.5'],
    ['−5.00', us, '-5'],
    ['.5', us, '0.5'],
    ['1234', us, '1234'],
  ] as [string, NumberFormat, string][])('%s is %s', (text, format, expected) => {
    expect(parseDecimal(text, format)).toBe(expected);
  });

  it.each(['1,23', '12,34.50', '1.2.3', 'abc', '', '12a', '1e5', '--5', '$', '1,2345', '٣'])(
    'refuses %j',
    (text) => {
      expect(parseDecimal(text, us)).toBeNull();
    },
  );

  it('reads nothing as another amount when the format is the wrong one', () => {
    expect(parseDecimal('2.129,04', us)).toBeNull();
    expect(parseDecimal('2,129.04', german)).toBeNull();
  });
});

describe('minor units', () => {
  it('survive printing and parsing in every format', () => {
    const amount = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });
    fc.assert(
      fc.property(amount, (minor) => toMinor(parseDecimal(formatMinor(minor), us) ?? '') === minor),
    );
  });

  it('survive being a QuickBooks number', () => {
    const amount = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });
    fc.assert(fc.property(amount, (minor) => fromQboNumber(toQboNumber(minor)) === minor));
  });

  it('round half up, as the 6070 capture of contract.md §5.4 expects', () => {
    expect(roundToMinor('1861.075')).toBe(186108);
    expect(roundToMinor('-1861.075')).toBe(-186108);
  });

  it('refuse a fraction of a cent', () => {
    expect(toMinor('4.875')).toBeNull();
  });
});

describe('allocate', () => {
  it('splits by weight, to the cent, and whatever the weights are', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(10, [300, -100])).toEqual([15, -5]);
    expect(allocate(7, [0, 0])).toEqual([7, 0]);
    expect(allocate(7, [])).toEqual([]);
    expect(allocate(7, [1_000_001, -1_000_000])).toEqual([4, 3]);
  });

  it('adds up exactly', () => {
    const weights = fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(fc.integer(), weights, (total, given) => {
        const parts = allocate(total, given);
        return parts.every(Number.isSafeInteger) && sumMinor(parts) === total;
      }),
    );
  });
});
