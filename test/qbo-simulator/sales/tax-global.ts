import Big from 'big.js';
import { child, type Doc, list, refId } from '../doc.ts';
import type { WriteContext } from '../entities/entity.ts';
import { decimal, round2, sum } from '../money.ts';
import { faults } from '../protocol/fault.ts';
import {
  afterDiscount,
  type Rate,
  ratesOf,
  type TaxCase,
  type TaxResult,
  taxLine,
} from './tax-rates.ts';

type Basis = { rate: Rate; net: Big; tax: Big };

/**
 * VAT and GST (contract §6.3): every line names a code of the company, tax is rounded per rate
 * over its net sum, supplied tax lines stand and their difference is recorded.
 */
export function taxGlobal(tax: TaxCase): TaxResult {
  const { draft, lines, supplied } = tax;
  draft.GlobalTaxCalculation ??= 'TaxExcluded';
  if (draft.GlobalTaxCalculation === 'NotApplicable')
    return { detail: undefined, total: new Big(0) };
  const bases = new Map<string, Basis>();
  for (const line of lines.sold) addLine(line, tax, bases);
  const computed = [...bases.values()];
  const given = list(supplied, 'TaxLine');
  const TaxLine =
    given.length > 0
      ? given.map((line) => overridden(line, bases))
      : computed.map(({ rate, net, tax }) => taxLine(rate, net, tax));
  requireEachRateOnce(TaxLine);
  const total = sum(TaxLine.map((line) => decimal(line.Amount)));
  return { detail: { TotalTax: total.toNumber(), TaxLine }, total };
}

function addLine(line: Doc, { draft, lines, context }: TaxCase, bases: Map<string, Basis>): void {
  const detail = child(line, 'SalesItemLineDetail');
  const code = requireLineCode(detail, context);
  const gross = detail?.TaxInclusiveAmt;
  const net = afterDiscount(decimal(line.Amount), lines);
  for (const rate of ratesOf(code, context.company)) {
    const basis = bases.get(rate.id) ?? { rate, net: new Big(0), tax: new Big(0) };
    basis.net = basis.net.plus(net);
    bases.set(rate.id, basis);
    const inclusive = draft.GlobalTaxCalculation === 'TaxInclusive' && typeof gross === 'number';
    basis.tax =
      inclusive && lines.discount.eq(0)
        ? basis.tax.plus(decimal(gross).minus(decimal(line.Amount)))
        : round2(basis.net.times(rate.percent).div(100));
  }
}

function requireLineCode(detail: Doc | undefined, context: WriteContext): string {
  const code = refId(detail, 'TaxCodeRef');
  if (code === undefined) {
    throw faults.business('Make sure all your transactions have a VAT rate before you save.');
  }
  const record = context.company.get('TaxCode', code)?.doc;
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
  const stored = taxLine(basis.rate, basis.net, amount);
  const delta = amount.minus(round2(basis.tax));
  if (!delta.eq(0)) (stored.TaxLineDetail as Doc).OverrideDeltaAmount = delta.toNumber();
  return stored;
}

function requireEachRateOnce(lines: Doc[]): void {
  const ids = lines.map((line) => refId(child(line, 'TaxLineDetail'), 'TaxRateRef'));
  if (new Set(ids).size !== ids.length) {
    throw faults.business('Each tax rate may be used once.', 'TaxRateRef');
  }
}
