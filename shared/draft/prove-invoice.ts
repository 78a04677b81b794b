import Big from 'big.js';
import { type Decimal, formatMinor, type Minor, roundToMinor, sumMinor } from '../money.ts';
import { type Problem, problem } from '../problem.ts';
import { ok, type Result, refused } from '../result.ts';
import { disagrees } from './disagrees.ts';
import type { InvoiceDraft } from './draft.ts';

/** The printed numbers of an invoice, in minor units; quantities, prices and rates as decimals. */
export interface PrintedInvoice {
  lines: {
    quantity?: Decimal;
    unitPrice?: Decimal;
    discountPercent?: Decimal;
    taxed?: boolean;
    amount: Minor;
  }[];
  subtotal?: Minor;
  /** Document discount, positive. */
  discount: Minor;
  taxes: { rate?: Decimal; amount: Minor }[];
  total: Minor;
  priorBalance?: Minor;
  paid?: Minor;
  amountDue?: Minor;
}

/** Which model fits, and the invoice's own total without what was due before. */
export interface Proof {
  proof: InvoiceDraft['proof'];
  rounding: Minor;
  total: Minor;
}

/**
 * Proves a reading by its own arithmetic (H3, design.md §6). Known models: discount per line (on the
 * amount or on the unit price) or per document; tax outside or inside the lines; rounding per line
 * or of the total; a total with or without the prior balance. None fits → the first number that is
 * off, with both values.
 */
export function proveInvoice(printed: PrintedInvoice): Result<Proof> {
  for (const [index, line] of printed.lines.entries()) {
    if (!lineFits(line)) return refused(lineProblem(index, line));
  }
  const bases = possibleSubtotals(printed);
  const subtotal = printed.subtotal;
  const fitting = subtotal === undefined ? bases : bases.filter((one) => one.printed === subtotal);
  if (fitting.length === 0) {
    return refused(
      disagrees('subtotal', subtotal ?? 0, sumMinor(printed.lines.map((l) => l.amount))),
    );
  }
  const tax = sumMinor(printed.taxes.map((one) => one.amount));
  const taxProblem = taxFits(printed);
  if (taxProblem) return refused(taxProblem);
  for (const base of fitting) {
    const net = base.lines - printed.discount + base.rounding;
    const proven = matchTotal(printed, net, tax, base.rounding);
    if (proven) return dueFits(printed, proven) ?? ok(proven);
  }
  const expected = (fitting[0]?.lines ?? 0) - printed.discount + (fitting[0]?.rounding ?? 0) + tax;
  return refused(disagrees('total', printed.total, expected));
}

type Line = PrintedInvoice['lines'][number];

function lineFits({ quantity, unitPrice, discountPercent, amount }: Line): boolean {
  if (quantity === undefined || unitPrice === undefined) return true;
  const kept = new Big(100).minus(discountPercent ?? 0).div(100);
  const whole = new Big(quantity).times(unitPrice).times(kept);
  const price = new Big(unitPrice);
  const perUnit = price
    .times(discountPercent ?? 0)
    .div(100)
    .round(2, Big.roundHalfUp);
  const amounts = [
    roundToMinor(whole),
    whole.times(100).round(0, Big.roundHalfEven).toNumber(),
    roundToMinor(price.minus(perUnit).times(quantity)),
    roundToMinor(price.times(kept).round(2, Big.roundHalfUp).times(quantity)),
  ];
  return discountPercent === undefined
    ? amounts.slice(0, 2).includes(amount)
    : amounts.includes(amount);
}

function lineProblem(index: number, line: Line): Problem {
  const kept = new Big(100).minus(line.discountPercent ?? 0).div(100);
  const computed = new Big(line.quantity ?? 0).times(line.unitPrice ?? 0).times(kept);
  return problem('line_disagrees', {
    line: String(index + 1),
    page: formatMinor(line.amount),
    computed: formatMinor(roundToMinor(computed)),
  });
}

interface Base {
  /** What a page that computes this way prints as its subtotal. */
  printed: Minor;
  /** Sum of the printed line amounts. */
  lines: Minor;
  rounding: Minor;
}

function possibleSubtotals({ lines, discount }: PrintedInvoice): Base[] {
  const sum = sumMinor(lines.map((line) => line.amount));
  const rounding = unroundedSum(lines) - sum;
  const bases: Base[] = [
    { printed: sum, lines: sum, rounding: 0 },
    { printed: sum - discount, lines: sum, rounding: 0 },
  ];
  if (rounding !== 0 && Math.abs(rounding) <= lines.length) {
    bases.push({ printed: sum + rounding, lines: sum, rounding });
  }
  return bases;
}

function unroundedSum(lines: Line[]): Minor {
  const amounts = lines.map(({ quantity, unitPrice, discountPercent, amount }) =>
    quantity === undefined || unitPrice === undefined
      ? new Big(amount).div(100)
      : new Big(quantity).times(unitPrice).times(new Big(100).minus(discountPercent ?? 0).div(100)),
  );
  return roundToMinor(amounts.reduce((sum, amount) => sum.plus(amount), new Big(0)));
}

function matchTotal(
  { total, priorBalance = 0 }: PrintedInvoice,
  net: Minor,
  tax: Minor,
  rounding: Minor,
): Proof | null {
  for (const own of priorBalance === 0 ? [total] : [total, total - priorBalance]) {
    if (own === net + tax) return { proof: 'tax-outside', rounding, total: own };
    if (tax !== 0 && own === net) return { proof: 'tax-inside', rounding, total: own };
  }
  return null;
}

/** Tax of a rate may be rounded per line or in total, either way, so it may be off by half a cent a line. */
function taxFits({ lines, taxes, discount }: PrintedInvoice): Problem | null {
  const flagged = lines.every((line) => line.taxed !== undefined);
  const tax = taxes[0];
  if (!flagged || discount !== 0 || taxes.length !== 1 || tax?.rate === undefined) return null;
  const taxed = lines.filter((line) => line.taxed);
  const base = new Big(sumMinor(taxed.map((line) => line.amount)));
  const outside = base.times(tax.rate).div(100);
  const inside = outside.div(new Big(1).plus(new Big(tax.rate).div(100)));
  const slack = 1 + taxed.length / 2;
  const near = (amount: Big) => amount.minus(tax.amount).abs().lte(slack);
  return near(outside) || near(inside)
    ? null
    : disagrees('tax', tax.amount, outside.round(0, Big.roundHalfUp).toNumber());
}

function dueFits(printed: PrintedInvoice, { total }: Proof): Result<never> | null {
  const { amountDue, priorBalance = 0, paid = 0 } = printed;
  if (amountDue === undefined) return null;
  const expected = total + priorBalance - paid;
  return amountDue === expected ? null : refused(disagrees('amount due', amountDue, expected));
}
