import Big from 'big.js';
import { child, type Doc, list, refId, text } from '../doc.ts';
import type { WriteContext } from '../entities/entity.ts';
import { decimal, round2, sum } from '../money.ts';
import type { Switches } from '../options.ts';
import { faults } from '../protocol/fault.ts';
import {
  afterDiscount,
  type Rate,
  type RateList,
  ratesOf,
  type TaxCase,
  type TaxResult,
  taxLine,
} from './tax-rates.ts';

/** What VAT and GST need to know of a line, whatever its kind. */
export type TaxedLine = {
  detail: Doc | undefined;
  /** Without tax and after its share of a discount. */
  net: Big;
  /** With tax, when the line came tax inclusive with an amount of its own. */
  gross: Big | undefined;
};

/** `net` is taxed by percent, `fixed` is rounded already: per line, or inside tax inclusive amounts. */
type Basis = { rate: Rate; whole: Big; net: Big; fixed: Big };

/** VAT and GST on a sales form (contract §6.3). */
export function taxGlobal({ draft, lines, context, supplied }: TaxCase): TaxResult {
  const inclusive = draft.GlobalTaxCalculation === 'TaxInclusive' && lines.discount.eq(0);
  const taxed = lines.sold.map((line) => {
    const detail = child(line, 'SalesItemLineDetail');
    const gross = detail?.TaxInclusiveAmt;
    return {
      detail,
      net: afterDiscount(decimal(line.Amount), lines),
      gross: inclusive && typeof gross === 'number' ? decimal(gross) : undefined,
    };
  });
  return taxOfLines(draft, taxed, 'SalesTaxRateList', supplied, context);
}

/**
 * Every line names a code of the company, tax is rounded as switched, supplied tax lines stand and their difference is recorded (contract §6.3).
 */
export function taxOfLines(
  draft: Doc,
  lines: TaxedLine[],
  rateList: RateList,
  supplied: Doc | undefined,
  context: WriteContext,
): TaxResult {
  draft.GlobalTaxCalculation ??= 'TaxExcluded';
  if (draft.GlobalTaxCalculation === 'NotApplicable')
    return { detail: undefined, total: new Big(0) };
  const bases = new Map<string, Basis>();
  for (const line of lines) {
    const code = requireLineCode(line.detail, context);
    addLine(line, ratesOf(code, context.company, rateList), bases, context.switches.taxRounding);
  }
  const given = list(supplied, 'TaxLine');
  const TaxLine =
    given.length > 0
      ? given.map((line) => overridden(line, bases))
      : [...bases.values()].map((basis) => taxLine(basis.rate, basis.whole, taxOf(basis)));
  requireEachRateOnce(TaxLine);
  const total = sum(TaxLine.map((line) => decimal(line.Amount)));
  return { detail: { TotalTax: total.toNumber(), TaxLine }, total };
}

function addLine(
  line: TaxedLine,
  rates: Rate[],
  bases: Map<string, Basis>,
  rounding: Switches['taxRounding'],
): void {
  const percents = sum(rates.map((rate) => rate.percent));
  let left = line.gross?.minus(line.net);
  for (const [index, rate] of rates.entries()) {
    const none = new Big(0);
    const basis = bases.get(rate.id) ?? { rate, whole: none, net: none, fixed: none };
    bases.set(rate.id, basis);
    basis.whole = basis.whole.plus(line.net);
    if (left === undefined && rounding === 'per-rate') {
      basis.net = basis.net.plus(line.net);
      continue;
    }
    if (left === undefined) {
      basis.fixed = basis.fixed.plus(round2(line.net.times(rate.percent).div(100)));
      continue;
    }
    const last = index === rates.length - 1 || percents.eq(0);
    const share = last
      ? left
      : round2((line.gross ?? line.net).minus(line.net).times(rate.percent).div(percents));
    basis.fixed = basis.fixed.plus(share);
    left = left.minus(share);
  }
}

function taxOf({ rate, net, fixed }: Basis): Big {
  return round2(net.times(rate.percent).div(100)).plus(fixed);
}

function requireLineCode(detail: Doc | undefined, { company }: WriteContext): string {
  const code = refId(detail, 'TaxCodeRef');
  if (code === undefined) {
    const name = text(company.companyInfo, 'Country') === 'GB' ? 'VAT' : 'GST';
    throw faults.business(`Make sure all your transactions have a ${name} rate before you save.`);
  }
  const record = company.get('TaxCode', code)?.doc;
  if (record === undefined) throw faults.missingRef('TaxCodeRef', 'TaxCode', code);
  if (record.Active === false) throw faults.inactiveRef('TaxCodeRef');
  return code;
}

function overridden(line: Doc, bases: Map<string, Basis>): Doc {
  const rateId = refId(child(line, 'TaxLineDetail'), 'TaxRateRef') ?? '';
  const basis = bases.get(rateId);
  if (basis === undefined) {
    throw faults.business('The tax rate does not belong to a tax code of the lines.', 'TaxRateRef');
  }
  const amount = round2(decimal(line.Amount));
  const stored = taxLine(basis.rate, basis.whole, amount);
  const delta = amount.minus(round2(taxOf(basis)));
  if (!delta.eq(0)) (stored.TaxLineDetail as Doc).OverrideDeltaAmount = delta.toNumber();
  return stored;
}

function requireEachRateOnce(lines: Doc[]): void {
  const ids = lines.map((line) => refId(child(line, 'TaxLineDetail'), 'TaxRateRef'));
  if (new Set(ids).size !== ids.length) {
    throw faults.business('Each tax rate may be used once.', 'TaxRateRef');
  }
}
