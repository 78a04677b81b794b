import { hashText } from '../hash.ts';
import type { Settings } from '../settings/settings.ts';
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

interface CustomerIndex {
  emails: Set<string>;
  names: Set<string>;
  marks: Set<string>;
}
const indexes = new WeakMap<readonly KnownCustomer[], CustomerIndex>();

/** Both what a customer is displayed as and its first and last name. */
const namesOf = (row: KnownCustomer): string[] => [...new Set([row.name, nameIn(row)])];
const plainPerson = (name: string): string => personName(name) ?? plainName(name);

function indexOf(rows: readonly KnownCustomer[]): CustomerIndex {
  const known = indexes.get(rows);
  if (known) return known;
  const index: CustomerIndex = { emails: new Set(), names: new Set(), marks: new Set() };
  for (const row of rows.filter(({ active }) => active)) {
    const email = plainEmail(row.code);
    if (email) index.emails.add(email);
    for (const name of namesOf(row).filter((one) => one !== '')) {
      index.names.add(plainPerson(name));
      if (email) index.marks.add(`${plainPerson(name)}|${email}`);
    }
  }
  indexes.set(rows, index);
  return index;
}

/**
 * Whether a customer may be this client already, by what the settings match clients with (D13): then
 * none is created by itself. Nobody may change the rows.
 */
export function mayBeKnown(
  { name, email }: { name: string; email?: string | undefined },
  rows: readonly KnownCustomer[],
  clientMatch: Settings['clientMatch'],
): boolean {
  const { emails, names, marks } = indexOf(rows);
  const address = plainEmail(email);
  switch (clientMatch) {
    case 'manual':
      return false;
    case 'exact':
      return marks.has(`${plainPerson(name)}|${address}`);
    case 'email-or-name':
      return names.has(plainPerson(name)) || emails.has(address);
    default:
      return clientMatch satisfies never;
  }
}
