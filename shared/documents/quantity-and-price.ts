import Big from 'big.js';
import type { DraftLine } from '../draft/draft.ts';
import { type Decimal, roundToMinor } from '../money.ts';

/** Unit prices are sent with at most five decimals, the page's own too: QuickBooks may keep no more (contract.md §5.4). */
const priceDecimals = 5;

/**
 * The quantity and unit price QuickBooks will accept beside `amount`: the page's own, else the
 * price after the line's discount, else neither (QuickBooks then shows the amount alone).
 */
export function quantityAndPrice(
  line: Pick<DraftLine, 'quantity' | 'unitPrice' | 'amount'>,
): { quantity: Decimal; unitPrice: Decimal } | Record<string, never> {
  const { quantity, unitPrice, amount } = line;
  if (!quantity || !unitPrice || Number(quantity) === 0) return {};
  const multiplies = (price: Big) =>
    roundToMinor(new Big(quantity).times(price)) === amount &&
    safe(price) &&
    safe(new Big(quantity));
  const printed = new Big(unitPrice);
  const isKept = printed.eq(printed.round(priceDecimals));
  if (isKept && multiplies(printed)) return { quantity, unitPrice: printed.toFixed() };
  for (let decimals = 2; decimals <= priceDecimals; decimals += 1) {
    const price = new Big(amount).div(100).div(quantity).round(decimals, Big.roundHalfUp);
    if (multiplies(price)) return { quantity, unitPrice: price.toFixed() };
  }
  return {};
}

/** A decimal that survives being a JSON number. */
const safe = (value: Big): boolean => new Big(Number(value.toFixed())).eq(value);
