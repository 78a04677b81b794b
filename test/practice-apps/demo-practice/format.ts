import type { DemoInvoice } from './invoice.ts';

type Currency = DemoInvoice['currency'];
const SYMBOL: Record<Currency, string> = { USD: '$', EUR: '€' };

/** `123456` in USD → `$1,234.56`; negative → `-$1,234.56`. */
export function money(minor: number, currency: Currency): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  const whole = group(digits.slice(0, -2));
  return `${minor < 0 ? '-' : ''}${SYMBOL[currency]}${whole}.${digits.slice(-2)}`;
}

/** A unit price as typed, with at least two decimals: `4.875` → `$4.875`. */
export function unitPrice(price: string, currency: Currency): string {
  const [whole = '0', decimals = ''] = price.replace('-', '').split('.');
  const sign = price.startsWith('-') ? '-' : '';
  return `${sign}${SYMBOL[currency]}${group(whole)}.${decimals.padEnd(2, '0')}`;
}

/** `1234.567` → `1,234.567`. */
export function quantity(value: string): string {
  const [whole = '0', decimals] = value.split('.');
  return decimals === undefined ? group(whole) : `${group(whole)}.${decimals}`;
}

/** ISO day → `10/12/2026`. */
export function day(iso: string): string {
  const [year, month, date] = iso.split('-');
  return `${month}/${date}/${year}`;
}

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
