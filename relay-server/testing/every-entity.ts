import type { Entity } from '#shared/documents/document-type.ts';
import type { Draft, DraftKind } from '#shared/draft/draft.ts';
import type { TermKind } from '#shared/mapping/term.ts';
import type { Settings } from '#shared/settings/settings.ts';
import {
  sampleClient,
  sampleCredit,
  sampleDraft,
  sampleExpense,
  sampleItem,
  samplePayment,
  sampleRefund,
  sampleSupplier,
} from '#test/support/sample-draft.ts';
import { halden } from './billing.ts';
import type { Client } from './client.ts';
import type { TestRelay } from './test-relay.ts';

/** A day of its own for each number, the same for look-alikes: some are searched for by their day. */
const day = (id: string) => ({
  date: `2026-0${(Number.parseInt(id, 10) % 9) + 1}-${10 + (Number.parseInt(id, 10) % 17)}`,
});
const sale = (id: string) => ({ ...day(id), taxes: [], total: 8141 });
const { profileId, origin } = sampleDraft().source;
const sourceOf = (kind: DraftKind, id: string) => ({ profileId, origin, kind, id });

/** A record that becomes this entity; `settings`: the rules it takes. */
export interface EntityCase {
  entity: Entity;
  draft(id: string): Draft;
  settings?: Partial<Settings>;
}

/** One of every entity that is exported, and some in the forms that cannot be found by a number. */
export const entityCases: Record<string, EntityCase> = {
  Invoice: { entity: 'Invoice', draft: (id) => sampleDraft(id, sale(id)) },
  'Invoice without number': {
    entity: 'Invoice',
    draft: (id) => sampleDraft(id, sale(id)),
    settings: { numbers: 'quickbooks' },
  },
  SalesReceipt: {
    entity: 'SalesReceipt',
    draft: (id) => sampleDraft(id, { ...sale(id), paidNow: { reference: `S-${id}` } }),
    settings: { paidNow: 'sales-receipt' },
  },
  'Payment without number': {
    entity: 'Payment',
    draft: (id) => samplePayment(id, { ...day(id), amount: 1200, applied: [] }),
  },
  'Payment with a reference': {
    entity: 'Payment',
    draft: (id) =>
      samplePayment(id, { ...day(id), amount: 1200, applied: [], reference: `P-${id}` }),
  },
  CreditMemo: { entity: 'CreditMemo', draft: (id) => sampleCredit(id, sale(id)) },
  RefundReceipt: { entity: 'RefundReceipt', draft: (id) => sampleRefund(id, sale(id)) },
  Bill: {
    entity: 'Bill',
    draft: (id) => sampleExpense(id, day(id)),
    settings: { expensesAs: 'bill' },
  },
  'Bill without number': {
    entity: 'Bill',
    draft: (id) => sampleExpense(id, day(id)),
    settings: { expensesAs: 'bill', numbers: 'quickbooks' },
  },
  Purchase: {
    entity: 'Purchase',
    draft: (id) => sampleExpense(id, day(id)),
    settings: { expensesAs: 'purchase' },
  },
  'Purchase without number': {
    entity: 'Purchase',
    draft: (id) => sampleExpense(id, day(id)),
    settings: { expensesAs: 'purchase', numbers: 'quickbooks' },
  },
  Customer: { entity: 'Customer', draft: (id) => sampleClient(id) },
  Vendor: { entity: 'Vendor', draft: (id) => sampleSupplier(id) },
  Item: { entity: 'Item', draft: (id) => sampleItem(id, { incomeAccountId: '11' }) },
  PaymentMethod: {
    entity: 'PaymentMethod',
    draft: (id) => ({ kind: 'payment-method', source: sourceOf('payment-method', id), name: id }),
  },
  Term: {
    entity: 'Term',
    draft: (id) => ({
      ...{ kind: 'payment-term', source: sourceOf('payment-term', id), name: id, dueDays: 21 },
    }),
  },
  Class: {
    entity: 'Class',
    draft: (id) => ({ kind: 'class', source: sourceOf('class', id), name: id }),
  },
  Department: {
    entity: 'Department',
    draft: (id) => ({ kind: 'location', source: sourceOf('location', id), name: id }),
  },
  Account: {
    entity: 'Account',
    draft: (id) => ({
      ...{ kind: 'account', source: sourceOf('account', id), name: id, accountType: 'Expense' },
    }),
  },
};

/** Maps every term of the cases in Halden Creek. */
export async function mapEveryTerm({ sim }: TestRelay, admin: Client): Promise<void> {
  const named = (entity: string, name: string) => {
    const found = sim.books
      .list(halden, entity)
      .find((one) => one.Name === name || one.DisplayName === name);
    return String(found?.Id);
  };
  const item = named('Item', 'Services');
  const change = (kind: TermKind, key: string, targetId: string) => ({
    ...{ term: { profileId, origin, kind, key }, targetId, knownVersion: 0 },
  });
  const changes = [
    change('client', 'id:C-1042', named('Customer', 'Walk-in')),
    change('item', 'id:EXAM', item),
    change('item', 'id:SEDA', item),
    change('payment-method', 'id:CARD', named('PaymentMethod', 'Visa')),
    change('supplier', 'id:S-7', String(sim.books.list(halden, 'Vendor')[0]?.Id)),
    change('expense-category', 'id:DRUGS', named('Account', 'Supplies')),
  ];
  const { status } = await admin('PUT', '/v1/mappings/batch', { realmId: halden, changes });
  if (status !== 200) throw new Error(`mapping: ${status}`);
}

/** Puts the rules of a case in force. */
export async function chooseFor(admin: Client, { settings = {} }: EntityCase): Promise<void> {
  const { body } = await admin('GET', '/v1/settings');
  const rules = {
    ...{ ...body.settings, servicesItemId: '1', incomeAccountId: '11', paidNow: 'invoice' },
    ...{ numbers: 'practice', refundAccountId: '1', purchaseAccountId: '1', ...settings },
  };
  const changed = { settings: rules, knownVersion: body.version };
  const { status } = await admin('PUT', '/v1/settings', changed);
  if (status !== 200) throw new Error(`settings: ${status}`);
}
