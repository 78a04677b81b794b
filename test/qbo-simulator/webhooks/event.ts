import { randomInt, randomUUID } from 'node:crypto';
import type { Change, ChangeOperation } from '../books/change.ts';

/** A change on its way to an endpoint; a duplicate has the same id (contract §8.1). */
export type WebhookEvent = Change & {
  id: string;
  /** The changed object's id. */
  entityId: string;
  /** RFC 3339 with nanoseconds. */
  time: string;
};

const plain: ChangeOperation[] = ['Create', 'Update', 'Delete'];
const usual = [
  'Account Bill BillPayment Budget Class CreditMemo Department Deposit Employee Estimate Item',
  'JournalEntry PaymentMethod Purchase PurchaseOrder RefundReceipt SalesReceipt Term',
  'TimeActivity Transfer VendorCredit',
];

/** What webhooks tell of, by entity (contract §8.1). */
const told: { [entity: string]: ChangeOperation[] } = {
  ...Object.fromEntries(
    usual.flatMap((names) => names.split(' ')).map((name) => [name, plain] as const),
  ),
  CompanyCurrency: ['Create', 'Update'],
  Customer: [...plain, 'Merge'],
  Invoice: [...plain, 'Void', 'Emailed'],
  Payment: [...plain, 'Void'],
  Preferences: ['Update'],
  Vendor: [...plain, 'Merge'],
};

/** The names webhooks use where they differ from the API's. */
const names: { [entity: string]: string } = { CompanyCurrency: 'Currency' };

/** The event of a change; undefined for what webhooks are silent about. */
export function eventOf(change: Change): WebhookEvent | undefined {
  const known = told[change.entity];
  if (known === undefined) return undefined;
  // A void the portal has no event for is still a change of the object.
  const operation = known.includes(change.operation) ? change.operation : 'Update';
  if (!known.includes(operation)) return undefined;
  const fraction = String(randomInt(1_000_000)).padStart(6, '0');
  return {
    ...change,
    operation,
    entity: names[change.entity] ?? change.entity,
    entityId: change.id,
    id: randomUUID(),
    time: new Date(change.at).toISOString().replace('Z', `${fraction}Z`),
  };
}
