import { describe, expect, it } from 'vitest';
import { prepare } from '../documents/index.ts';
import type { SalesDocument } from '../documents/qbo-shapes.ts';
import { context, idOfKind, salesFields, sourceOf } from '../testing/order-context.ts';
import type { DraftLine } from './draft.ts';
import { linesAndCharges } from './lines-and-charges.ts';

const profile = {
  charges: {
    'late-fee': ['Late fee'],
    'write-off': ['Write-off', 'WO'],
    'historical-credit': ['Historical credit'],
  },
};
const line = (name: string, amount: number, more: Partial<DraftLine> = {}): DraftLine => ({
  item: { name },
  description: name,
  amount,
  ...more,
});
const exam = line('Wellness exam', 5000);

describe('lines that are no billed items (D2, D3)', () => {
  const lines = [
    exam,
    line('LATE  fee', 1500),
    line('Balance', -200, { item: { id: 'wo', name: 'Balance' } }),
    line('Historical credit', -1000),
  ];

  it('are charges of their kind, by name or code, and the others stay in their order', () => {
    expect(linesAndCharges({ lines, taxes: [] }, profile)).toEqual({
      lines: [exam],
      charges: [
        { kind: 'late-fee', name: 'LATE  fee', amount: 1500 },
        { kind: 'write-off', name: 'Balance', amount: -200 },
        { kind: 'historical-credit', name: 'Historical credit', amount: -1000 },
      ],
    });
  });

  it('reach the invoice on the services item, with the total of the page', () => {
    const billed = linesAndCharges({ lines, taxes: [] }, profile);
    const draft = {
      kind: 'invoice' as const,
      source: sourceOf('invoice'),
      ...salesFields,
      ...{ ...billed, taxes: [], total: 5300 },
    };
    const lookup = (term: { kind: string }) =>
      term.kind === 'charge' ? undefined : idOfKind(term as never);
    const prepared = prepare(draft, context({ lookup, settings: { servicesItemId: '77' } }));
    if (!prepared.ok) throw new Error(prepared.problem.code);
    const { Line } = prepared.value.document as SalesDocument;
    expect(
      Line.map((one) => [
        one.Amount,
        'SalesItemLineDetail' in one && one.SalesItemLineDetail.ItemRef.value,
      ]),
    ).toEqual([
      [50, '7'],
      [15, '77'],
      [-2, '77'],
      [-10, '77'],
    ]);
  });

  it('stay lines where they are taxed, where nothing else is billed, or no profile names them', () => {
    const taxes = [{ amount: 300 }];
    const fee = line('Late fee', 1500);
    expect(linesAndCharges({ lines: [exam, fee], taxes }, profile)).toEqual({ lines: [exam, fee] });
    const untaxed = { ...fee, taxed: false };
    expect(linesAndCharges({ lines: [exam, untaxed], taxes }, profile).charges).toHaveLength(1);
    expect(linesAndCharges({ lines: [fee], taxes: [] }, profile)).toEqual({ lines: [fee] });
    expect(linesAndCharges({ lines, taxes: [] }, { charges: {} })).toEqual({ lines });
  });
});
