import { describe, expect, it } from 'vitest';
import { clientMark, customerWith, type KnownCustomer, mayBeKnown } from './client-mark.ts';

const june: KnownCustomer = {
  name: 'Abernathy household',
  givenName: 'June',
  familyName: 'Abernathy',
  code: 'June@Example.com',
  active: true,
};
const found = (name: string, email: string, ...rows: KnownCustomer[]) =>
  customerWith(clientMark(name, email) ?? '', rows);

describe('first name, last name and e-mail (E12)', () => {
  it('are those QuickBooks has for the customer, whatever it is displayed as', () => {
    expect(found('Abernathy, June', ' june@example.com', june)).toBe(june);
    expect(found('JUNE  Abernathy', 'june@example.com', june)).toBe(june);
    const other = { ...june, name: 'June Abernathy', givenName: 'Robert' };
    expect(found('June Abernathy', 'june@example.com', other)).toBeUndefined();
    const half = { ...june, name: 'June Abernathy', familyName: undefined };
    expect(found('June Abernathy', 'june@example.com', half)).toBeUndefined();
  });

  it('are read from the displayed name where QuickBooks has neither', () => {
    const plain: KnownCustomer = {
      name: 'Abernathy, June',
      code: 'june@example.com',
      active: true,
    };
    expect(found('June Abernathy', 'june@example.com', plain)).toBe(plain);
  });

  it('must all be there, be equal, and be those of one active customer only', () => {
    expect(clientMark('Abernathy', 'june@example.com')).toBeNull();
    expect(clientMark('June Abernathy', undefined)).toBeNull();
    expect(found('June Abernathy', 'other@example.com', june)).toBeUndefined();
    expect(found('Jane Abernathy', 'june@example.com', june)).toBeUndefined();
    expect(found('June Abernathy', 'june@example.com', june, { ...june })).toBeUndefined();
    const gone = { ...june, active: false };
    expect(found('June Abernathy', 'june@example.com', gone, june)).toBe(june);
  });
});

describe('a client that may be a customer already (D13)', () => {
  const rows = [june, { name: 'Bright Kennels', code: 'k@example.com', active: true }];
  const known = (clientMatch: Parameters<typeof mayBeKnown>[2], name: string, email?: string) =>
    mayBeKnown({ name, email }, rows, clientMatch);

  it('is one with the same e-mail or name, where clients are matched by these', () => {
    expect(known('email-or-name', 'Abernathy, June')).toBe(true);
    expect(known('email-or-name', 'abernathy household')).toBe(true);
    expect(known('email-or-name', 'Somebody Else', 'JUNE@example.com ')).toBe(true);
    expect(known('email-or-name', 'Somebody Else', 'else@example.com')).toBe(false);
    expect(known('email-or-name', 'Somebody Else')).toBe(false);
  });

  it('is one with both, where the exact rule holds, and nobody where clients are matched by hand', () => {
    expect(known('exact', 'June Abernathy', 'june@example.com')).toBe(true);
    expect(known('exact', 'Bright Kennels', 'k@example.com')).toBe(true);
    expect(known('exact', 'June Abernathy', 'other@example.com')).toBe(false);
    expect(known('exact', 'June Abernathy')).toBe(false);
    expect(known('manual', 'June Abernathy', 'june@example.com')).toBe(false);
  });

  it('is nobody who is inactive', () => {
    const gone = rows.map((row) => ({ ...row, active: false }));
    expect(mayBeKnown({ name: 'Bright Kennels' }, gone, 'email-or-name')).toBe(false);
  });
});
