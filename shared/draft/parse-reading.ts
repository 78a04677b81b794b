import { type CalendarDate, type DateFormat, parseDate } from '../calendar-date.ts';
import { type Decimal, type NumberFormat, parseDecimal } from '../money.ts';
import { type Problem, problem } from '../problem.ts';
import type { Profile } from '../reading/profile.ts';
import { longestText, type Reading, type Sighting } from '../reading/reading.ts';
import { ok, type Result, refused } from '../result.ts';

const plainFormat: NumberFormat = { decimal: '.', group: '' };

/** Field names as people say them. */
const fieldWords: Record<string, string> = {
  sourceId: 'record id',
  number: 'invoice number',
  date: 'invoice date',
  dueDate: 'due date',
  clientId: 'client number',
  clientName: 'client name',
  clientRole: 'role of who is billed',
  parentId: 'client number',
  parentName: 'name of the client that the billed person belongs to',
  clientEmail: 'client e-mail',
  itemId: 'item code',
  itemName: 'item name',
  unitPrice: 'unit price',
  discountPercent: 'line discount',
  priorBalance: 'prior balance',
  amountDue: 'amount due',
};

export const wordsFor = (field: string): string => fieldWords[field] ?? field;

/** One reading seen through one number format. Every sighting of a field must agree. */
export interface FieldParser {
  text(seen: Sighting[] | undefined, field: string): Result<string | undefined>;
  decimal(seen: Sighting[] | undefined, field: string): Result<Decimal | undefined>;
  date(seen: Sighting[] | undefined, field: string): Result<CalendarDate | undefined>;
}

export function fieldParser(
  reading: Reading,
  profile: Profile,
  numbers: NumberFormat,
): FieldParser {
  const dates = dateFormatsFor(reading, profile);
  return {
    text: (seen, field) => agree(seen, field, (one) => one.text.trim() || undefined, 'text'),
    decimal: (seen, field) =>
      agree(
        seen,
        field,
        (one) =>
          one.text.trim() === ''
            ? undefined
            : parseDecimal(one.text, one.format === 'plain' ? plainFormat : numbers),
        'number',
      ),
    date: (seen, field) =>
      agree(
        seen,
        field,
        (one) => (one.text.trim() === '' ? undefined : onlyDate(one.text, dates)),
        'date',
      ),
  };
}

function dateFormatsFor(reading: Reading, profile: Profile): readonly DateFormat[] {
  const hint = reading.dateHint?.[0]?.text.trim();
  const named = hint === undefined ? undefined : profile.dateHint?.formats[hint];
  return named ? [named] : profile.dates;
}

/** Null also when two formats give different days: 03/04 is never guessed (complaint 18). */
function onlyDate(text: string, formats: readonly DateFormat[]): CalendarDate | null {
  const days = new Set(
    formats.map((format) => parseDate(text, format)).filter((day) => day !== null),
  );
  return days.size === 1 ? ([...days][0] ?? null) : null;
}

function agree<T>(
  seen: Sighting[] | undefined,
  field: string,
  parse: (one: Sighting) => T | null | undefined,
  expected: string,
): Result<T | undefined> {
  let found: { value: T; text: string } | undefined;
  for (const one of seen ?? []) {
    if (one.tooLong) return refused(tooLong(field, one.tooLong));
    const value = parse(one);
    if (value === undefined) continue;
    if (value === null) return refused(unreadable(field, one.text, expected));
    if (found && !same(found.value, value)) {
      return refused(
        problem('fields_disagree', { field: wordsFor(field), first: found.text, second: one.text }),
      );
    }
    found ??= { value, text: one.text };
  }
  return ok(found?.value);
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || (/^-?[\d.]+$/.test(String(a)) && Number(a) === Number(b) && String(a).length < 16);

const tooLong = (field: string, length: number): Problem =>
  problem('text_too_long', {
    field: wordsFor(field),
    length: String(length),
    limit: String(longestText),
  });

const unreadable = (field: string, text: string, expected: string): Problem =>
  problem('field_unreadable', { field: wordsFor(field), text: text.trim().slice(0, 60), expected });
