import fc from 'fast-check';

/** What a practice and its software decide about one record; everything else is computed from it. */
export interface Choices {
  kind: 'invoice' | 'receipt' | 'credit' | 'refund' | 'expense' | 'payment';
  lines: {
    quantity: number;
    quantityDecimals: number;
    price: number;
    priceDecimals: number;
    discountPercent: number;
    /** Which of the regime's tax groups applies; an index, wrapped. */
    group: number;
    hasQuantity: boolean;
  }[];
  /** Document discount in hundredths of a percent of the lines. */
  discount: number;
  charge: number;
  isInside: boolean;
  rounding: 'half-up' | 'half-even' | 'half-down';
  taxPer: 'line' | 'total';
  discountBeforeTax: boolean;
  roundsOnlyTotal: boolean;
  isSplit: boolean;
  /** Percent of a tax that belongs to no company of ours. */
  localRate: number;
  settings: {
    tax: 'line' | 'document';
    allowDiscount: boolean;
    numbers: 'practice' | 'quickbooks';
  };
  priorBalance: number;
  trouble:
    | 'none'
    | 'wrong-rate'
    | 'wrong-tax'
    | 'foreign'
    | 'foreign-with-rate'
    | 'long-number'
    | 'control-character'
    | 'negative'
    | 'closed-day'
    | 'too-early';
  name: string;
  /** Payments: how many invoices, which share of each in percent, and what is left on account. */
  settles: { count: number; share: number; onAccount: number };
}

const line = fc.record({
  quantity: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: -20, max: 99_999 })),
  quantityDecimals: fc.constantFrom(0, 0, 0, 1, 2, 3, 4),
  price: fc.oneof(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 9_999_999 })),
  priceDecimals: fc.constantFrom(2, 2, 2, 3, 4, 5),
  discountPercent: fc.constantFrom(0, 0, 0, 0, 5, 10, 33.33, 100),
  group: fc.nat(5),
  hasQuantity: fc.boolean(),
});

const names = fc.oneof(
  fc.constantFrom(
    'Wellness exam',
    'O’Neil’s “special” – 2 × ½ tab',
    'Dental: scale & polish',
    'Bandage 5\' x 2"',
    'Naïve façade Ærø',
    'Line\twith tab',
  ),
  fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
);

export const choices: fc.Arbitrary<Choices> = fc.record({
  kind: fc.constantFrom(
    'invoice',
    'invoice',
    'invoice',
    'receipt',
    'credit',
    'refund',
    'expense',
    'payment',
  ),
  lines: fc.array(line, { minLength: 1, maxLength: 12 }),
  discount: fc.constantFrom(0, 0, 0, 500, 1234, 10_000),
  charge: fc.constantFrom(0, 0, 0, 0, 1500, -250),
  isInside: fc.boolean(),
  rounding: fc.constantFrom('half-up', 'half-even', 'half-down'),
  taxPer: fc.constantFrom('line', 'total'),
  discountBeforeTax: fc.boolean(),
  roundsOnlyTotal: fc.constantFrom(false, false, false, true),
  isSplit: fc.boolean(),
  localRate: fc.constantFrom(5.5, 8.25, 7, 6.875, 10.3),
  settings: fc.record({
    tax: fc.constantFrom('line', 'line', 'document'),
    allowDiscount: fc.constantFrom(true, true, true, false),
    numbers: fc.constantFrom('practice', 'practice', 'quickbooks'),
  }),
  priorBalance: fc.constantFrom(0, 0, 12_345),
  trouble: fc.oneof(
    { weight: 5, arbitrary: fc.constant('none' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'wrong-rate',
        'wrong-tax',
        'foreign',
        'foreign-with-rate',
        'long-number',
        'control-character',
        'negative',
        'closed-day',
        'too-early',
      ),
    },
  ),
  name: names,
  settles: fc.record({
    count: fc.nat(3),
    share: fc.integer({ min: 1, max: 100 }),
    onAccount: fc.constantFrom(0, 0, 1, 2500),
  }),
}) as fc.Arbitrary<Choices>;
