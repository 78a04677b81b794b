import Big from 'big.js';

/** A decimal from a JSON number, exact to the digits that were written. Absent reads as zero. */
export function decimal(value: unknown): Big {
  return typeof value === 'number' ? new Big(String(value)) : new Big(0);
}

/** Rounded half-up to the currency's two decimals (contract §5.4: 1861.075 becomes 1861.08). */
export function round2(value: Big): Big {
  return value.round(2, Big.roundHalfUp);
}

/** A decimal as the JSON number an answer carries. */
export function money(value: Big): number {
  return round2(value).toNumber();
}

export function sum(values: Big[]): Big {
  return values.reduce((total, value) => total.plus(value), new Big(0));
}

/** `1,861.07`, the form amounts take inside fault texts. */
export function grouped(value: Big): string {
  const [whole = '0', fraction] = value.toFixed().split('.');
  const withCommas = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? withCommas : `${withCommas}.${fraction}`;
}
