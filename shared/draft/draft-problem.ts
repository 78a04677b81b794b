import type { z } from 'zod';
import { type Problem, problem } from '../problem.ts';

/**
 * Why a value is not a draft, in words for the person who sent it: `issue` is what the schema found,
 * relative to `draft`. Null where only a program can have made the mistake.
 */
export function draftProblem(issue: z.core.$ZodIssue, draft: unknown): Problem | null {
  const value = valueAt(draft, issue.path);
  const field = fieldOf(issue.path);
  const unreadable = (expected: string): Problem =>
    problem('field_unreadable', { field, text: shortened(value), expected });
  switch (issue.code) {
    case 'invalid_union':
      return issue.path.at(-1) === 'kind' && typeof value === 'string'
        ? unreadable('kind of record that can be exported')
        : null;
    case 'too_big':
      return tooBig(field, value, Number(issue.maximum)) ?? unreadable('amount QuickBooks accepts');
    case 'too_small':
      return value === '' ? problem('field_missing', { field }) : null;
    case 'invalid_format':
      if (typeof value !== 'string') return null;
      return unreadable(issue.format === 'date' ? 'day of the calendar' : expectedIn(field));
    default:
      return null;
  }
}

function tooBig(field: string, value: unknown, limit: number): Problem | null {
  if (typeof value === 'string') {
    const [length, most] = [String(value.length), String(limit)];
    return problem('text_too_long', { field, length, limit: most });
  }
  if (!Array.isArray(value)) return null;
  const count = { count: String(value.length), limit: String(limit) };
  return field === 'lines'
    ? problem('too_many_lines', count)
    : problem('too_many_entries', { field, ...count });
}

const expectedIn = (field: string): string =>
  field === 'currency' ? 'currency code such as USD' : 'number or text QuickBooks can work with';

/** `lines.3.item.name` in words: the item name of line 4. */
function fieldOf(path: readonly PropertyKey[]): string {
  const [list, index, ...rest] = path;
  if (typeof index !== 'number') return path.map(words).join(' ');
  const place = `${words(list ?? '').replace(/s$/, '')} ${index + 1}`;
  return rest.length === 0 ? place : `${rest.map(words).join(' ')} of ${place}`;
}

/** `serviceDate` → `service date`. */
const words = (name: PropertyKey): string =>
  String(name).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const shortened = (value: unknown): string => {
  const text = String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
