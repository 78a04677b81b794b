import Big from 'big.js';
import type { Draft, DraftTax } from '../draft/draft.ts';
import { type Decimal, formatMinor, type Minor } from '../money.ts';

/** One line as the page says it; empty where the page says nothing. */
export interface PracticeRow {
  item: string;
  quantity: string;
  price: string;
  amount: string;
}

const row = (item: string, amount: Minor, quantity = '', price = ''): PracticeRow => ({
  item,
  quantity,
  price,
  amount: formatMinor(amount),
});

/** Everything on the practice's side that carries money, in the order documents are built in. */
export function practiceRows(draft: Draft): PracticeRow[] {
  switch (draft.kind) {
    case 'invoice':
    case 'credit':
    case 'refund':
      return [
        ...draft.lines.map((line) =>
          row(
            line.item.name,
            line.amount,
            line.quantity,
            priceWithDiscount(line.unitPrice, line.discountPercent),
          ),
        ),
        ...(draft.charges ?? []).map(({ name, amount }) => row(name, amount)),
        ...taxRows(draft.taxes),
        ...(draft.rounding === 0 ? [] : [row('Rounding', draft.rounding)]),
        ...(draft.discount === 0 ? [] : [row('Discount', -draft.discount)]),
      ];
    case 'expense':
      return [
        ...draft.lines.map(({ category, amount }) => row(category.name, amount)),
        ...taxRows(draft.taxes),
      ];
    case 'payment':
      return draft.applied.map(({ kind, number, amount }) =>
        row(
          `${kind === 'invoice' ? 'Invoice' : 'Credit'} ${number}`,
          kind === 'invoice' ? amount : -amount,
        ),
      );
    case 'client':
    case 'item':
    case 'supplier':
    case 'payment-method':
    case 'payment-term':
    case 'class':
    case 'location':
    case 'account':
      return [];
    default:
      return draft satisfies never;
  }
}

const taxRows = (taxes: DraftTax[]): PracticeRow[] =>
  taxes
    .filter(({ amount }) => amount !== 0)
    .map(({ name, rate, amount }) =>
      row(rate && !name.includes('%') ? `${name} ${rate} %` : name, amount),
    );

/** At least two decimals, as prices are written. */
export const price = (value: number | Decimal): string =>
  new Big(value).toFixed(Math.max(2, new Big(value).toFixed().split('.')[1]?.length ?? 0));

const priceWithDiscount = (printed = '', percent?: string): string => {
  if (!printed) return '';
  return percent && Number(percent) !== 0 ? `${price(printed)} − ${percent} %` : price(printed);
};
