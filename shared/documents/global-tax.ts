import Big from 'big.js';
import type { DraftTax } from '../draft/draft.ts';
import { allocate, formatMinor, type Minor, sumMinor, toQboNumber } from '../money.ts';
import { type Problem, problem } from '../problem.ts';
import { ok, type Result, refused } from '../result.ts';
import type { CompanyTaxCode } from './company.ts';
import type { TaxLine } from './qbo-shapes.ts';
import { netsOf, sharesOf, type TaxedPart, type TaxPlan } from './tax-plan.ts';

type Rate = CompanyTaxCode['sales'][number];

export interface GlobalTaxCase {
  parts: TaxedPart[];
  taxes: DraftTax[];
  isInside: boolean;
  /** What a discount line of the document takes off. */
  discount: Minor;
  /** The practice's discount in all, as discount line or among the parts. */
  practiceDiscount: Minor;
  side: 'sales' | 'purchase';
  /** The company's code for a group of taxes; none for an unknown or inactive one. */
  codeOf(taxes: string[]): CompanyTaxCode | undefined;
}

/** The rates one tax is booked on; several where a code splits what the page prints as one. */
interface Booked {
  rate: Rate;
  part: number;
  net: Minor;
  amount: Minor;
}

/**
 * VAT and GST (contract.md §6.3): a code per line, the page's own amounts as tax lines. The rates
 * must be the page's, and each amount what its rate gives within rounding per line.
 */
export function globalTax(one: GlobalTaxCase): Result<TaxPlan> {
  const { parts, taxes, isInside } = one;
  const nets = netsOf(parts, taxes, isInside);
  const discounts = allocate(one.discount, nets);
  const booked: Booked[] = [];
  for (const [index, part] of parts.entries()) {
    const code = one.codeOf(part.taxes);
    const wrong = codeProblem(part, code, one);
    if (wrong || !code) return refused(wrong ?? gone(part.taxes));
    for (const { tax, rate, share } of pairs(part, code, one)) {
      const whole = sharesOf(tax, parts, nets)[index] ?? 0;
      const net = (nets[index] ?? 0) - (discounts[index] ?? 0);
      booked.push({ rate, part: index, net, amount: share(whole) });
    }
  }
  const off = taxes.map((tax) => amountProblem(tax, one, nets)).find(Boolean);
  if (off) return refused(off);
  const lines = taxLines(booked);
  const total = sumMinor(taxes.map((tax) => tax.amount));
  return ok({
    nets,
    codes: parts.map((part) => one.codeOf(part.taxes)?.id),
    calculation: isInside ? 'TaxInclusive' : 'TaxExcluded',
    ...(lines.length > 0 ? { detail: { TotalTax: toQboNumber(total), TaxLine: lines } } : {}),
    total,
  });
}

const gone = (taxes: string[]): Problem =>
  problem('tax_code_gone', { tax: taxes.join(' + ') || 'No tax' });

const effective = (rates: Rate[]): Rate[] => rates.filter(({ percent }) => !new Big(percent).eq(0));

const taxesOfPart = (part: TaxedPart, taxes: DraftTax[]): DraftTax[] =>
  taxes.filter(
    ({ name, rate, amount }) =>
      part.taxes.includes(name) && (rate === undefined ? amount !== 0 : !new Big(rate).eq(0)),
  );

/** The rates of the code must be those of the page: one each, or one tax that is their sum. */
function codeProblem(
  part: TaxedPart,
  code: CompanyTaxCode | undefined,
  { taxes, side }: GlobalTaxCase,
): Problem | null {
  if (!code) return gone(part.taxes);
  const rates = effective(code[side]);
  const own = taxesOfPart(part, taxes);
  const sum = rates.reduce((all, { percent }) => all.plus(percent), new Big(0));
  const [first] = own;
  const fits =
    own.length === 1 && first?.rate !== undefined && rates.length !== 1
      ? sum.eq(first.rate)
      : own.length === rates.length && own.every((tax) => rateOf(tax, own, rates) !== undefined);
  if (fits) return null;
  return problem('tax_rate_differs', {
    tax: part.taxes.join(' + ') || 'No tax',
    page: own.map(({ rate }) => (rate === undefined ? 'a rate' : `${rate} %`)).join(' + ') || '0 %',
    code: code.name,
    quickbooks: rates.map(({ percent }) => `${percent} %`).join(' + ') || '0 %',
  });
}

function rateOf(tax: DraftTax, own: DraftTax[], rates: Rate[]): Rate | undefined {
  if (tax.rate === undefined) return own.length === 1 ? rates[0] : undefined;
  const wanted = new Big(tax.rate);
  const equal = own.filter(({ rate }) => rate !== undefined && wanted.eq(rate));
  return rates.filter(({ percent }) => wanted.eq(percent))[equal.indexOf(tax)];
}

/** Which rate of the code takes what share of which tax; checked by `codeProblem` before. */
function pairs(part: TaxedPart, code: CompanyTaxCode, { taxes, side }: GlobalTaxCase) {
  const rates = effective(code[side]);
  const own = taxesOfPart(part, taxes);
  const [first] = own;
  if (own.length === 1 && first && rates.length > 1) {
    const weights = rates.map(({ percent }) => new Big(percent).times(1_000_000).toNumber());
    return rates.map((rate, index) => ({
      tax: first,
      rate,
      share: (whole: Minor) => allocate(whole, weights)[index] ?? 0,
    }));
  }
  return own.map((tax) => ({
    tax,
    rate: rateOf(tax, own, rates) as Rate,
    share: (whole: Minor) => whole,
  }));
}

/**
 * The page's amount must be what the rate gives, rounded per line or in total, on what the lines
 * are before or after their share of the document's discount.
 */
function amountProblem(tax: DraftTax, one: GlobalTaxCase, nets: Minor[]): Problem | null {
  const on = one.parts.flatMap((part, index) => (part.taxes.includes(tax.name) ? [index] : []));
  const percents = on.map((index) => percentOf(tax, one.parts[index] as TaxedPart, one));
  const full = on.reduce(
    (sum, index, at) => sum.plus(new Big(nets[index] ?? 0).times(percents[at] ?? 0).div(100)),
    new Big(0),
  );
  const highest = percents.reduce(
    (most, percent) => (percent.gt(most) ? percent : most),
    new Big(0),
  );
  // Where prices contain the tax, each line is rounded twice: to its tax and to what is left.
  const slack = 1 + (one.isInside ? on.length : on.length / 2);
  const room = highest.times(borne(on, one)).div(100).plus(slack);
  if (full.minus(tax.amount).abs().lte(room)) return null;
  return problem('tax_not_exact', {
    quickbooks: formatMinor(full.round(0, Big.roundHalfUp).toNumber()),
    page: formatMinor(tax.amount),
  });
}

/** What these parts bear of the discount when every line of the record bears its share. */
function borne(on: number[], { parts, practiceDiscount }: GlobalTaxCase): Big {
  const gross = (of: TaxedPart[]) =>
    sumMinor(of.filter(({ bearsDiscount }) => bearsDiscount).map((part) => part.gross));
  const all = gross(parts);
  const own = gross(parts.filter((_, index) => on.includes(index)));
  return all === 0
    ? new Big(practiceDiscount)
    : new Big(practiceDiscount).times(own).div(all).abs();
}

/** What the codes of a part charge for one tax. */
function percentOf(tax: DraftTax, part: TaxedPart, one: GlobalTaxCase): Big {
  const code = one.codeOf(part.taxes);
  const own = code ? pairs(part, code, one).filter((pair) => pair.tax === tax) : [];
  return own.reduce((sum, { rate }) => sum.plus(rate.percent), new Big(0));
}

function taxLines(booked: Booked[]): TaxLine[] {
  const rates = new Map<string, { rate: Rate; net: Minor; amount: Minor }>();
  for (const { rate, net, amount } of booked) {
    const sum = rates.get(rate.rateId) ?? { rate, net: 0, amount: 0 };
    rates.set(rate.rateId, { rate, net: sum.net + net, amount: sum.amount + amount });
  }
  return [...rates.values()].map(({ rate, net, amount }) => ({
    Amount: toQboNumber(amount),
    DetailType: 'TaxLineDetail',
    TaxLineDetail: {
      TaxRateRef: { value: rate.rateId },
      PercentBased: true,
      TaxPercent: Number(rate.percent),
      NetAmountTaxable: toQboNumber(net),
    },
  }));
}
