import type Big from 'big.js';
import { child, type Doc, refId } from '../doc.ts';
import type { WriteContext } from '../entities/entity.ts';
import { decimal, grouped, money, round2, sum } from '../money.ts';
import { faults } from '../protocol/fault.ts';

/** Completes the discounts of a form and gives their sum; more than one as switched (contract §5.4). */
export function settleDiscounts(lines: Doc[], subtotal: Big, context: WriteContext): Big {
  if (lines.length > 1 && context.switches.discountLines === 'one') {
    throw faults.business('Only one discount line is allowed.', 'Line');
  }
  return sum(lines.map((line) => settleDiscount(line, subtotal, context)));
}

/** A part of the subtotal, or as given. */
function settleDiscount(line: Doc, subtotal: Big, context: WriteContext): Big {
  const prefs = child(context.company.preferences, 'SalesFormsPrefs');
  if (prefs?.AllowDiscount !== true) {
    throw faults.business('Discounts are turned off in the company settings.', 'Line');
  }
  const detail = child(line, 'DiscountLineDetail') ?? {};
  const byPercent = detail.PercentBased === true;
  const given = byPercent ? detail.DiscountPercent : line.Amount;
  if (typeof given !== 'number') throw faults.discount();
  if (given < 0) throw faults.outOfRange('Line.Amount', grouped(decimal(given)));
  const discount = byPercent
    ? round2(subtotal.times(decimal(given)).div(100))
    : round2(decimal(given));
  const fallback = prefs.DefaultDiscountAccount;
  if (detail.DiscountAccountRef === undefined && typeof fallback === 'string') {
    detail.DiscountAccountRef = { value: fallback };
  }
  const accountId = refId(detail, 'DiscountAccountRef');
  const account = accountId ? context.company.get('Account', accountId)?.doc : undefined;
  if (account && account.AccountType !== 'Income') {
    throw faults.accountKind('DiscountAccountRef');
  }
  detail.PercentBased = byPercent;
  line.DiscountLineDetail = detail;
  line.Amount = money(discount);
  delete line.Id;
  return discount;
}
