/** A day without a time zone: `2026-11-24`. */
export type CalendarDate = string;

/** Order and separator of a printed date. `MMM` is a month name in English. */
export const dateFormats = [
  'YYYY-MM-DD',
  'MM/DD/YYYY',
  'DD/MM/YYYY',
  'MM-DD-YYYY',
  'DD-MM-YYYY',
  'DD.MM.YYYY',
  'MM.DD.YYYY',
  'MMM D, YYYY',
  'D MMM YYYY',
] as const;

export type DateFormat = (typeof dateFormats)[number];

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const patterns: Record<string, string> = {
  YYYY: '(?<year>\\d{4})',
  MMM: '(?<month>[A-Za-z]{3,9})\\.?',
  MM: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
  D: '(?<day>\\d{1,2})',
};

const matcher = (format: DateFormat): RegExp =>
  new RegExp(
    `^${format
      .replace(/[./]/g, '\\$&')
      .replace(/YYYY|MMM|MM|DD|D/g, (token) => patterns[token] ?? token)}$`,
  );

const monthNumber = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : months.indexOf(text.slice(0, 3).toLowerCase()) + 1;

/** Printed date to a calendar day, or null when it does not match the format or does not exist. */
export function parseDate(text: string, format: DateFormat): CalendarDate | null {
  const groups = matcher(format).exec(text.trim())?.groups;
  if (!groups) return null;
  return calendarDate(Number(groups.year), monthNumber(groups.month ?? ''), Number(groups.day));
}

function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}
