import { companyTime } from '../clock.ts';
import { type Doc, list, text } from '../doc.ts';

/** `$1,234.50` for a JSON amount; empty when there is none. */
export function amount(value: unknown, currency: string): string {
  if (typeof value !== 'number') return '';
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(value);
}

/** A quantity or percentage with the decimals it was written with. */
export function plain(value: unknown): string {
  return typeof value === 'number' ? String(value) : '';
}

/** A unit price: at least two decimals, more when it has them. */
export function rate(value: unknown): string {
  if (typeof value !== 'number') return '';
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 7 };
  return new Intl.NumberFormat('en-US', digits).format(value);
}

/** `Oct 5, 2026` for a calendar day. */
export function day(value: unknown): string {
  if (typeof value !== 'string' || value === '') return '';
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${value.slice(0, 10)}T00:00:00Z`),
  );
}

/** `Oct 5, 2026, 9:12 AM` in the company's offset. */
export function moment(at: number, offset: string): string {
  const local = new Date(`${companyTime(at, offset).slice(0, 19)}Z`);
  return new Intl.DateTimeFormat('en-US', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(local);
}

/** An address as the lines of an envelope. */
export function addressLines(address: Doc | undefined): string {
  const lines = ['Line1', 'Line2', 'Line3', 'Line4', 'Line5'].map((key) => text(address, key));
  const place = [text(address, 'City'), text(address, 'CountrySubDivisionCode')];
  const city = place.filter((part) => part !== undefined).join(', ');
  const cityLine = [city, text(address, 'PostalCode') ?? ''].join(' ').trim();
  return [...lines, cityLine, text(address, 'Country')].filter(Boolean).join('\n');
}

/** The content lines of a form: without subtotal and discount. */
export function contentLines(doc: Doc): Doc[] {
  const shown = new Set(['SalesItemLineDetail', 'DescriptionOnly']);
  return list(doc, 'Line').filter((line) => shown.has(text(line, 'DetailType') ?? ''));
}
