import Big from 'big.js';
import type { Choices } from './choices.ts';
import type { PracticeTax, TaxGroup } from './regime.ts';

/** How one practice app computes: in its own way, and knowing nothing of ours. Amounts in cents. */

const modes = { 'half-up': Big.roundHalfUp, 'half-even': Big.roundHalfEven };

/** Rounds to whole cents; half-down is what some spreadsheets do. */
export function cents(amount: Big, rounding: Choices['rounding']): number {
  if (rounding !== 'half-down') return amount.round(0, modes[rounding]).toNumber();
  const sign = amount.lt(0) ? -1 : 1;
  const whole = amount.abs();
  const floor = whole.round(0, Big.roundDown);
  return sign * floor.plus(whole.minus(floor).gt(0.5) ? 1 : 0).toNumber();
}

export interface ComputedLine {
  quantity?: string;
  unitPrice?: string;
  discountPercent?: string;
  amount: number;
  exact: Big;
  group: TaxGroup;
}

export function computeLine(
  line: Choices['lines'][number],
  choices: Choices,
  groups: TaxGroup[],
): ComputedLine {
  const quantity = new Big(line.quantity).div(10 ** line.quantityDecimals);
  const price = new Big(line.price).div(10 ** line.priceDecimals);
  const kept = new Big(100).minus(line.discountPercent).div(100);
  const exact = quantity.times(price).times(kept).times(100);
  const amount = cents(exact, choices.rounding);
  const group = groups[line.group % groups.length] as TaxGroup;
  if (!line.hasQuantity) return { amount, exact: new Big(amount), group };
  return {
    quantity: quantity.toFixed(),
    unitPrice: price.toFixed(),
    ...(line.discountPercent === 0 ? {} : { discountPercent: String(line.discountPercent) }),
    amount,
    exact,
    group,
  };
}

/** What the page prints as one tax: rounded per line or once, on what the discount leaves or not. */
export function computeTax(
  tax: PracticeTax,
  lines: ComputedLine[],
  choices: Choices,
  keptAfterDiscount: Big,
): number {
  const own = lines.filter(({ group }) => group.taxes.includes(tax));
  const kept = choices.discountBeforeTax ? keptAfterDiscount : new Big(1);
  const amounts = own.map(({ amount, group }) => {
    const base = new Big(amount).times(kept);
    const all = group.taxes.reduce((sum, { percent }) => sum.plus(percent), new Big(0));
    return choices.isInside
      ? base.times(tax.percent).div(all.plus(100))
      : base.times(tax.percent).div(100);
  });
  if (choices.taxPer === 'line') {
    return amounts.reduce((sum, amount) => sum + cents(amount, choices.rounding), 0);
  }
  return cents(
    amounts.reduce((sum, amount) => sum.plus(amount), new Big(0)),
    choices.rounding,
  );
}
