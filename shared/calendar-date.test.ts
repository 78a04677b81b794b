import { describe, expect, it } from 'vitest';
import { type DateFormat, parseDate } from './calendar-date.ts';

describe('parseDate', () => {
  it.each([
    ['10-12-2026', 'MM-DD-YYYY', '2026-10-12'],
    ['02.11.2026', 'DD.MM.YYYY', '2026-11-02'],
    ['2026-02-28', 'YYYY-MM-DD', '2026-02-28'],
    ['Nov 2, 2026', 'MMM D, YYYY', '2026-11-02'],
    ['2 November 2026', 'D MMM YYYY', '2026-11-02'],
    ['1/2/2026', 'MM/DD/YYYY', '2026-01-02'],
  ] as [string, DateFormat, string][])('%s as %s is %s', (text, format, day) => {
    expect(parseDate(text, format)).toBe(day);
  });

  it.each([
    ['02-30-2026', 'MM-DD-YYYY'],
    ['13/01/2026', 'MM/DD/YYYY'],
    ['10-12-26', 'MM-DD-YYYY'],
    ['10/12/2026', 'MM-DD-YYYY'],
    ['Foo 2, 2026', 'MMM D, YYYY'],
    ['', 'YYYY-MM-DD'],
  ] as [string, DateFormat][])('refuses %j as %s', (text, format) => {
    expect(parseDate(text, format)).toBeNull();
  });
});
