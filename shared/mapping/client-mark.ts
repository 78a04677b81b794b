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

const plainEmail = (email: string | undefined): string => email?.trim().toLowerCase() ?? '';

/**
 * First name, last name and e-mail as one mark, equal only where all three are (E12); it names
 * nobody, so the relay can compare it. Null where one of them is missing.
 */
export function clientMark(name: string, email: string | undefined): string | null {
  const person = personName(name);
  const address = plainEmail(email);
  return person && /^[^\s@,;]+@[^\s@,;]+$/.test(address) ? hashText(`${person}|${address}`) : null;
}

/** A customer as the catalogue has it; `code` is its e-mail. */
export interface KnownCustomer {
  name: string;
  givenName?: string | undefined;
  familyName?: string | undefined;
  code?: string | undefined;
  active: boolean;
}

/**
 * What QuickBooks knows the person by: first and last name where it has either (contract.md §5.3),
 * and only without both what the customer is displayed as.
 */
const nameIn = ({ name, givenName, familyName }: KnownCustomer): string => {
  if (givenName === undefined && familyName === undefined) return name;
  return givenName && familyName ? `${givenName} ${familyName}` : '';
};

const markOf = (row: KnownCustomer): string | null => clientMark(nameIn(row), row.code);

/** The one customer with this mark; undefined where none has it, or several do. */
export function customerWith<R extends KnownCustomer>(
  mark: string,
  rows: readonly R[],
): R | undefined {
  const [only, ...more] = rows.filter((row) => row.active && markOf(row) === mark);
  return more.length === 0 ? only : undefined;
}
