import { hashText } from '../hash.ts';
import { plainName } from './term.ts';

/** “Abernathy, June” and “June Abernathy” are one name; null where there is no first and last name. */
function personName(name: string): string | null {
  const [last = '', first, ...more] = plainName(name)
    .split(',')
    .map((part) => part.trim());
  if (more.length > 0) return null;
  const whole = first === undefined ? last : `${first} ${last}`;
  return whole.includes(' ') ? whole : null;
}

/**
 * First name, last name and e-mail as one mark, equal only where all three are (E12); it names
 * nobody, so the relay can compare it. Null where one of them is missing.
 */
export function clientMark(name: string, email: string | undefined): string | null {
  const person = personName(name);
  const address = email?.trim().toLowerCase() ?? '';
  return person && /^[^\s@,;]+@[^\s@,;]+$/.test(address) ? hashText(`${person}|${address}`) : null;
}

/** The one customer with this mark; undefined where none has it, or several do. */
export function customerWith<
  R extends { name: string; code?: string | undefined; active: boolean },
>(mark: string, rows: readonly R[]): R | undefined {
  const [only, ...more] = rows.filter(
    ({ name, code, active }) => active && clientMark(name, code) === mark,
  );
  return more.length === 0 ? only : undefined;
}
