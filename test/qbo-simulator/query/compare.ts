import Big from 'big.js';
import type { Field } from '../catalog/catalog.ts';
import { readInstant } from '../clock.ts';
import { isDoc } from '../doc.ts';
import { faults } from '../protocol/fault.ts';
import type { Operator } from './statement.ts';

/** A value of a row, ready to be compared: text in lower case, instants as numbers. */
export type Comparable = string | number | boolean | Big;

/** What a stored property counts as in comparisons: references by id, e-mails by address. */
export function comparable(field: Field, value: unknown): Comparable | undefined {
  const plain = isDoc(value) ? (value.value ?? value.Address ?? value.URI) : value;
  if (typeof plain === 'boolean') return plain;
  if (typeof plain === 'number') return new Big(String(plain));
  if (typeof plain !== 'string') return undefined;
  return field.type === 'dateTime' ? Date.parse(plain) : plain.toLowerCase();
}

/** The same for a literal of the statement; 4001 when it does not suit the property. */
export function literalFor(
  field: Field,
  property: string,
  literal: string | boolean,
  offset: string,
): Comparable {
  const unsuited = () => faults.queryInvalid(`invalid value for property '${property}'`);
  if ((typeof literal === 'boolean') !== (field.type === 'boolean')) throw unsuited();
  if (typeof literal === 'boolean') return literal;
  switch (field.type) {
    case 'decimal':
    case 'integer':
      if (!/^-?\d+(\.\d+)?$/.test(literal)) throw unsuited();
      return new Big(literal);
    case 'dateTime': {
      const at = readInstant(literal, offset);
      if (at === undefined) throw unsuited();
      return at;
    }
    case 'date':
      if (!/^\d{4}-\d{2}-\d{2}/.test(literal)) throw unsuited();
      return literal.slice(0, 10);
    default:
      return literal.toLowerCase();
  }
}

/** Below zero, zero or above, as `left` stands to `right`. */
export function order(left: Comparable, right: Comparable): number {
  if (left instanceof Big) return left.cmp(right instanceof Big ? right : new Big(Number(right)));
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Whether a value stands to the literals as the operator says. */
export function holds(operator: Operator, value: Comparable, literals: Comparable[]): boolean {
  const [first = ''] = literals;
  switch (operator) {
    case '=':
      return order(value, first) === 0;
    case '!=':
      return order(value, first) !== 0;
    case '<':
      return order(value, first) < 0;
    case '>':
      return order(value, first) > 0;
    case '<=':
      return order(value, first) <= 0;
    case '>=':
      return order(value, first) >= 0;
    case 'IN':
      return literals.some((literal) => order(value, literal) === 0);
    case 'LIKE':
      return like(String(value), String(first));
  }
}

/** Only `%` is a wildcard. */
function like(value: string, pattern: string): boolean {
  const parts = pattern.split('%').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(value);
}
