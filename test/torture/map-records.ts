import type { Desk } from './desk.ts';
import { recordsOf } from './records.ts';

/** Everything the records need, mapped once. */
export async function mapRecords({ office }: Desk): Promise<void> {
  const customer = office.idOf('Customer', 'Walk-in');
  const services = office.idOf('Item', 'Services');
  const vendor = String(office.list('Vendor')[0]?.Id);
  const { invoice: first, bill } = recordsOf('map');
  for (const draft of [first, bill]) {
    if (draft)
      await office.mapAll(draft, customer, services, { supplier: vendor, ...account(office) });
  }
}

const account = (office: Desk['office']) => {
  const expense = office.list('Account').find((one) => one.AccountType === 'Expense');
  return { 'expense-category': String(expense?.Id) };
};
