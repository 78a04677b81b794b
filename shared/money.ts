import Big from 'big.js';

/** An amount in minor units (cents): a safe integer. */
export type Minor = number;

/** A decimal number as plain text: `-12.3456`. Quantities and unit prices are never floats. */
export type Decimal = string;

/** How a page writes numbers: `1,234.50` is `{decimal: '.', group: ','}`. */
export interface NumberFormat {
  decimal: '.' | ',';
  group: '' | ',' | '.' | ' ' | "'";
}

const LARGEST = new Big('999999999999999');

const stripped = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\u2212/g, '-')
    .trim();

/**
 * Page text to a decimal, or null. Accepts a currency sign or code before or after, one leading or
 * trailing minus, or accounting parentheses; grouping must be regular (`1,23` is refused, not 123).
 */
export function parseDecimal(text: string, format: NumberFormat): Decimal | null {
  let body = stripped(text).replace(/^(-?)\s*(?:[\p{Sc}]|[A-Z]{3})\s*/u, '$1');
  body = body.replace(/\s*(?:[\p{Sc}]|[A-Z]{3})(-?)$/u, '$1').trim();
  const negative = /^\(.*\)$/.test(body) || /^-/.test(body) || /-$/.test(body);
  body = body
    .replace(/^\((.*)\)$/, '$1')
    .replace(/^-\s*|\s*-$/g, '')
    .replace(/^[\p{Sc}]\s*/u, '');
  const [whole = '', fraction, ...rest] = body.split(format.decimal);
  if (rest.length > 0 || (fraction !== undefined && !/^\d*$/.test(fraction))) return null;
  const digits = wholeDigits(whole, format.group);
  if (digits === null || (digits === '' && !fraction)) return null;
  const value = new Big(`${digits || '0'}.${fraction || '0'}`);
  if (value.gt(LARGEST)) return null;
  return plain(negative ? value.times(-1) : value);
}

function wholeDigits(whole: string, group: NumberFormat['group']): string | null {
  if (/^\d*$/.test(whole)) return whole;
  if (group === '') return null;
  const separator = group === ' ' ? /[ \u00a0\u202f]/ : group;
  const parts = whole.split(separator);
  const regular =
    /^\d{1,3}$/.test(parts[0] ?? '') && parts.slice(1).every((p) => /^\d{3}$/.test(p));
  return regular ? parts.join('') : null;
}

const plain = (value: Big): Decimal => {
  const text = value.toFixed();
  return text === '-0' ? '0' : text;
};

/** A decimal amount to minor units, or null when it has a fraction of a cent. */
export function toMinor(amount: Decimal): Minor | null {
  const cents = new Big(amount).times(100);
  return cents.eq(cents.round(0)) ? cents.toNumber() : null;
}

/** Half-up (away from zero) rounding of a decimal amount to minor units: contract.md §5.4. */
export const roundToMinor = (amount: Big | Decimal): Minor =>
  new Big(amount).times(100).round(0, Big.roundHalfUp).toNumber();

/** Minor units as a JSON number for QuickBooks: 1205 → 12.05. */
export const toQboNumber = (amount: Minor): number => Number(minorToDecimal(amount));

/** Minor units as a plain decimal: 1205 → '12.05'. */
const minorToDecimal = (amount: Minor): Decimal => new Big(amount).div(100).toFixed(2);

/** A QuickBooks JSON number to minor units. */
export const fromQboNumber = (amount: number): Minor => roundToMinor(String(amount));

/** For people: 212904 → '2,129.04'. */
export function formatMinor(amount: Minor): string {
  const [whole = '0', fraction = '00'] = minorToDecimal(Math.abs(amount)).split('.');
  return `${amount < 0 ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}

export const sumMinor = (amounts: Minor[]): Minor =>
  amounts.reduce((sum, amount) => sum + amount, 0);

/**
 * Splits `total` in proportion to `weights` so that the parts add up to it exactly (largest
 * remainder). Weights that all but cancel out count by their size; without any, the first part
 * takes all.
 */
export function allocate(total: Minor, given: Minor[]): Minor[] {
  const sizes = given.map(Math.abs);
  const cancels = Math.abs(sumMinor(given)) * 100 < sumMinor(sizes);
  const weights = cancels ? sizes : given;
  const whole = sumMinor(weights);
  if (whole === 0) return weights.map((_, index) => (index === 0 ? total : 0));
  const exact = weights.map((weight) => new Big(total).times(weight).div(whole));
  const parts = exact.map((one) => one.round(0, Big.roundDown).toNumber());
  let left = total - sumMinor(parts);
  const step = Math.sign(left);
  const byRemainder = exact
    .map((one, index) => ({ index, rest: one.minus(parts[index] ?? 0).abs() }))
    .sort((a, b) => b.rest.cmp(a.rest) || a.index - b.index);
  for (let at = 0; left !== 0; at += 1, left -= step) {
    const { index } = byRemainder[at % byRemainder.length] ?? { index: 0 };
    parts[index] = (parts[index] ?? 0) + step;
  }
  return parts;
}
