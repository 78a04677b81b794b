import Big from 'big.js';
import type { Company } from '../books/company.ts';
import { child, type Doc, list, refId } from '../doc.ts';
import type { WriteContext } from '../entities/entity.ts';
import { decimal, round2 } from '../money.ts';
import type { SalesLines } from './lines.ts';

/** What a tax model is given to work on. */
export type TaxCase = {
  draft: Doc;
  lines: SalesLines;
  context: WriteContext;
  /** The TxnTaxDetail that counts as supplied, see `suppliedDetail`. */
  supplied: Doc | undefined;
};

export type TaxResult = { detail: Doc | undefined; total: Big };
export type Rate = { id: string; percent: Big };

export type RateList = 'SalesTaxRateList' | 'PurchaseTaxRateList';

/** The rates of a tax code for sales or for purchases, in their order. */
export function ratesOf(
  codeId: string,
  company: Company,
  rateList: RateList = 'SalesTaxRateList',
): Rate[] {
  const code = company.get('TaxCode', codeId)?.doc;
  const details = list(child(code, rateList), 'TaxRateDetail');
  return details.map((detail) => {
    const id = refId(detail, 'TaxRateRef') ?? '';
    return { id, percent: decimal(company.get('TaxRate', id)?.doc.RateValue) };
  });
}

/** What is left of `net` after its share of the discount. */
export function afterDiscount(net: Big, lines: SalesLines): Big {
  if (lines.discount.eq(0) || lines.subtotal.eq(0)) return net;
  return net.minus(lines.discount.times(net).div(lines.subtotal));
}

/** One line of TxnTaxDetail.TaxLine. */
export function taxLine(rate: Rate, net: Big, amount: Big): Doc {
  return {
    Amount: round2(amount).toNumber(),
    DetailType: 'TaxLineDetail',
    TaxLineDetail: {
      TaxRateRef: { value: rate.id },
      PercentBased: true,
      TaxPercent: rate.percent.toNumber(),
      NetAmountTaxable: round2(net).toNumber(),
    },
  };
}

/** Tax lines for one taxable sum; each rate is rounded by itself. */
export function chargeRates(rates: Rate[], net: Big): Doc[] {
  return rates.map((rate) => taxLine(rate, net, net.times(rate.percent).div(100)));
}

/** Spreads a given total over the rates in proportion; the last takes the remainder. */
export function spread(total: Big, rates: Rate[], net: Big): Doc[] {
  const whole = rates.reduce((all, rate) => all.plus(rate.percent), new Big(0));
  let left = total;
  return rates.map((rate, index) => {
    const share =
      index === rates.length - 1 || whole.eq(0)
        ? left
        : round2(total.times(rate.percent).div(whole));
    left = left.minus(share);
    return taxLine(rate, net, share);
  });
}
