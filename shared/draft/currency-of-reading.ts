import { problem } from '../problem.ts';
import type { Profile } from '../reading/profile.ts';
import type { Reading, Sighting } from '../reading/reading.ts';
import { ok, type Result, refused } from '../result.ts';

const dollars = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN'];
const signs: Record<string, string[]> = {
  $: dollars,
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
  '₹': ['INR'],
};

/**
 * The currency of every amount on the page. A sign or code beside any amount that does not belong
 * to that currency refuses the reading: an amount in euros is never booked as dollars.
 */
export function currencyOf(reading: Reading, profile: Profile): Result<string> {
  const printed = reading.fields.currency
    ?.map((one) => one.text.trim())
    .find((text) => text !== '');
  const currency = printed === undefined ? profile.currency : codeFor(printed, profile);
  if (!currency) return refused(problem('currency_unknown'));
  for (const { text } of amounts(reading)) {
    const mark = /\p{Sc}|\b[A-Z]{3}\b/u.exec(text)?.[0];
    if (mark && !(signs[mark] ?? [mark]).includes(currency)) {
      return refused(problem('currency_differs', { page: mark, company: currency }));
    }
  }
  return ok(currency);
}

const codeFor = (text: string, profile: Profile): string | undefined =>
  profile.currencies[text] ?? (/^[A-Z]{3}$/.test(text) ? text : undefined);

function* amounts(reading: Reading): Generator<Sighting> {
  const { fields } = reading;
  for (const field of [
    'subtotal',
    'discount',
    'total',
    'paid',
    'amountDue',
    'priorBalance',
  ] as const) {
    yield* fields[field] ?? [];
  }
  for (const line of reading.lines) yield* [...(line.unitPrice ?? []), ...(line.amount ?? [])];
  for (const tax of reading.taxes) yield* tax.amount ?? [];
}
