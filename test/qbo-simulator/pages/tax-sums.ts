import Big from 'big.js';
import { child, type Doc, list, refId } from '../doc.ts';
import { decimal, money } from '../money.ts';
import type { Face } from './face.ts';
import { kindOf, kinds } from './kinds.ts';

/** What one rate took: on sales, net and tax, and on spending. */
export type RateSums = { net: number; collected: number; paid: number };

/** Adds up the tax lines of all transactions, per rate id; what is given back counts negative. */
export function taxByRate(face: Face): Map<string, RateSums> {
  const sums = new Map<string, { net: Big; collected: Big; paid: Big }>();
  for (const { entity, side } of kinds) {
    for (const { doc } of face.rows(entity)) {
      const sign = taxSign(entity, doc);
      for (const line of list(child(doc, 'TxnTaxDetail'), 'TaxLine')) {
        const detail = child(line, 'TaxLineDetail');
        const id = refId(detail, 'TaxRateRef') ?? '';
        const rate = sums.get(id) ?? { net: new Big(0), collected: new Big(0), paid: new Big(0) };
        const tax = decimal(line.Amount).times(sign);
        if (side === 'expenses') rate.paid = rate.paid.plus(tax);
        else {
          rate.collected = rate.collected.plus(tax);
          rate.net = rate.net.plus(decimal(detail?.NetAmountTaxable).times(sign));
        }
        sums.set(id, rate);
      }
    }
  }
  return new Map(
    [...sums].map(([id, { net, collected, paid }]) => [
      id,
      { net: money(net), collected: money(collected), paid: money(paid) },
    ]),
  );
}

/** 1 for what is sold or bought, -1 for what is given back, 0 for what has no tax of its own. */
export function taxSign(entity: string, doc: Doc): number {
  if (kindOf(entity)?.side === 'accounting' || /Payment$/.test(entity)) return 0;
  const givesBack = ['CreditMemo', 'RefundReceipt', 'VendorCredit'].includes(entity);
  return givesBack || doc.Credit === true ? -1 : 1;
}
