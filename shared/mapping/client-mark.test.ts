import { describe, expect, it } from 'vitest';
import { clientMark, customerWith, type KnownCustomer } from './client-mark.ts';

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
