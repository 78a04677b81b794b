// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { profiles } from '#extension/page-profiles/index.ts';
import type { Send } from '#extension/protocol/send.ts';
import { saveCatalogue } from '#extension/store/catalogue.ts';
import { openDatabase } from '#extension/store/database.ts';
import { saveDraft } from '#extension/store/drafts.ts';
import { putFocus } from '#extension/store/focus.ts';
import { putMappings } from '#extension/store/mappings.ts';
import { savePairing } from '#extension/store/pairing.ts';
import { putReceipt } from '#extension/store/receipts.ts';
import { saveSettings } from '#extension/store/settings.ts';
import { openVault } from '#extension/store/vault.ts';
import { prepare, termsFor } from '#shared/documents/index.ts';
import { stepsOf } from '#shared/documents/steps.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { pendingId } from '#shared/ledger/pending.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { fingerprint, sourceKey } from '#shared/ledger/source-key.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import { termKey } from '#shared/mapping/term.ts';
import type { CatalogueList, Role } from '#shared/relay/contract.ts';
import type { Settings } from '#shared/settings/settings.ts';
import { context, usCompany } from '#shared/testing/order-context.ts';
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
import { App } from '../app.tsx';
import { PanelWorldProvider } from '../panel-world.ts';

const { realmId } = usCompany;
const invoice = sampleDraft();
const rules: Partial<Settings> = { refundAccountId: '7', purchaseAccountId: '7' };
let databases = 0;

const receiptOf = (draft: Draft, over: Partial<Receipt> = {}): Receipt => ({
  id: `x-${draft.kind}`,
  sourceKey: sourceKey(draft.source),
  kind: draft.kind,
  operation: 'create',
  state: 'exported',
  documentHash: '',
  fingerprint: fingerprint(draft),
  total: 'total' in draft ? draft.total : null,
  quickbooks: { id: '91', total: null, url: 'https://books.example/91' },
  updatedAt: 1,
  ...over,
});

interface Opening {
  receipts?: Receipt[];
  role?: Role;
  settings?: Partial<Settings>;
}

/** The panel over a real store, everything mapped to object 7; what it asks is recorded. */
async function open(
  draft: Draft,
  { receipts = [], role = 'admin', settings = rules }: Opening = {},
) {
  databases += 1;
  const db = openDatabase(`kinds-${databases}`);
  const vault = await openVault(db);
  const me = {
    member: { id: 'm', name: 'Desk', role, createdAt: 1, lastSeenAt: null },
    practice: { id: 'p', name: 'Larkfield' },
    connection: { state: 'connected' as const, company: usCompany, connectedAt: 1 },
  };
  await savePairing(db, vault, { address: 'https://relay.example', token: 'secret', me });
  const orders = context({ settings });
  await saveSettings(db, vault, realmId, { settings: orders.settings, version: 1 });
  await db.sites.put({ origin: draft.source.origin, profileId: 'demo-practice', paused: false });
  await saveDraft(db, vault, sourceKey(draft.source), { draft });
  for (const receipt of receipts) await putReceipt(db, receipt);
  const terms = stepsOf(draft, orders.settings).flatMap((step) => termsFor(step, orders));
  const mappings = terms.map(({ name: _n, id: _i, email: _e, ...term }, index) => ({
    term,
    realmId,
    targetId: '7',
    version: index + 1,
    removed: false,
  }));
  await putMappings(db, mappings);
  for (const list of new Set(Object.values(targetLists))) {
    const row = { id: '7', name: `The ${list}`, active: true };
    await saveCatalogue(db, vault, realmId, list, [row], Date.now());
  }
  await putFocus(db, sourceKey(draft.source), 1);
  const sent: [string, unknown][] = [];
  const send = (async (type: string, data: unknown) => {
    sent.push([type, data]);
    return { ok: true, value: null };
  }) as unknown as Send;
  const permission = async () => true;
  const world = { db, vault, send, profiles };
  render(
    <PanelWorldProvider
      value={{ ...world, requestPermission: permission, hasPermission: permission }}
    >
      <App />
    </PanelWorldProvider>,
  );
  const fetched = () =>
    new Set(
      sent.flatMap(([type, data]) =>
        type === 'fetchCatalogue' ? [(data as { list: CatalogueList }).list] : [],
      ),
    );
  return { sent, fetched, db, vault, person: userEvent.setup() };
}

const hashOf = (draft: Draft, exported: (key: string) => string | undefined = () => undefined) => {
  const prepared = prepare(
    draft,
    context({
      settings: rules,
      // Accounts of payment methods are optional, and none was chosen.
      lookup: ({ kind }) => (kind === 'money-account' ? undefined : '7'),
      exported: (of) => exported(sourceKey(of)),
    }),
  );
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problem));
  return prepared.value.hash;
};

afterEach(cleanup);

describe('the panel', () => {
  it.each<[string, Draft, string, CatalogueList[], Receipt[]]>([
    ['a credit', sampleCredit(), 'Credit memo', ['customers', 'items'], []],
    ['a refund', sampleRefund(), 'Refund receipt', ['customers', 'paymentMethods'], []],
    ['an expense', sampleExpense(), 'Bill', ['vendors', 'accounts'], []],
    [
      'an expense that is paid',
      sampleExpense('7001', { paidBy: {} }),
      'Expense',
      ['vendors', 'accounts'],
      [],
    ],
    [
      'a payment',
      samplePayment(),
      'Payment',
      ['customers', 'paymentMethods', 'accounts'],
      [receiptOf(invoice)],
    ],
    ['a client', sampleClient(), 'Customer', [], []],
    ['an item', sampleItem(), 'Product or service', ['accounts'], []],
    ['a supplier', sampleSupplier(), 'Vendor', [], []],
  ])('shows %s and confirms exactly that', async (_what, draft, title, lists, receipts) => {
    const { sent, fetched, person } = await open(draft, { receipts });
    const section = await screen.findByRole('region', { name: `${title} in QuickBooks` });
    await waitFor(() => expect([...fetched()]).toEqual(expect.arrayContaining(lists)));
    expect(fetched()).not.toContain('classes');
    // Names come with the lists, a moment after the preview.
    await waitFor(() => expect(section.textContent).not.toContain('QuickBooks ID'));
    expect(within(section).getByText('Exact document').closest('details')?.open).toBe(false);
    await person.click(screen.getByRole('button', { name: /^Export to QuickBooks/ }));
    const hash = hashOf(
      draft,
      (key) => receipts.find((one) => one.sourceKey === key)?.quickbooks?.id,
    );
    const shown = [{ hash }];
    expect(sent).toContainEqual(['confirmExport', { sourceKey: sourceKey(draft.source), shown }]);
  });

  it('shows the steps of an invoice that is paid, and confirms them together', async () => {
    const paid = sampleDraft('7001', { paidNow: { reference: '4711' } });
    const key = sourceKey(paid.source);
    const { sent, person } = await open(paid);
    await screen.findByRole('region', { name: '1 of 2: Invoice in QuickBooks' });
    screen.getByRole('region', { name: '2 of 2: Payment in QuickBooks' });
    await person.click(screen.getByRole('button', { name: 'Export to QuickBooks · USD 85.15' }));
    const [first, second] = stepsOf(paid, context({ settings: rules }).settings);
    const pending = (of: string) => (of === key ? pendingId(key) : undefined);
    const shown = [{ hash: hashOf(first) }, { hash: hashOf(second!, pending) }];
    expect(sent).toContainEqual(['confirmExport', { sourceKey: key, shown }]);
  });

  it('says that a payment at the counter is not sent where its method is left out (D11)', async () => {
    const paid = sampleDraft('7001', { paidNow: { method: { name: 'Stripe' } } });
    const excludedMethods = [termKey(undefined, 'Stripe')];
    await open(paid, { settings: { ...rules, excludedMethods } });
    await screen.findByRole('region', { name: 'Invoice in QuickBooks' });
    screen.getByText('The payment by Stripe is not sent.');
    expect(screen.queryByRole('region', { name: /Payment in QuickBooks/ })).toBeNull();
  });

  it('warns of what the settings put into it and QuickBooks would refuse (D23)', async () => {
    await open(invoice, { settings: { ...rules, termId: '404' } });
    await screen.findByRole('region', { name: 'Invoice in QuickBooks' });
    await screen.findByText('QuickBooks would refuse this.');
    screen.getByText('The payment terms of the settings is no longer in QuickBooks.');
  });

  it('says which number QuickBooks gave it (G17)', async () => {
    const quickbooks = { id: '91', total: null, url: 'https://books.example/91', number: '1042' };
    await open(invoice, { receipts: [receiptOf(invoice, { quickbooks })] });
    await screen.findByText('QuickBooks number');
    screen.getByText('1042');
  });

  it('says what a payment waits for', async () => {
    await open(samplePayment());
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('settles the invoice INV-7001');
    expect(screen.queryByRole('button', { name: /^Export to QuickBooks/ })).toBeNull();
  });

  it('lets only admins create clients', async () => {
    await open(sampleClient(), { role: 'staff' });
    await screen.findByText('Only an admin can do this.');
    expect(screen.queryByRole('button', { name: /^Export to QuickBooks/ })).toBeNull();
  });

  it('follows the settings of the practice', async () => {
    const draft = sampleExpense('7001', { paidBy: {} });
    await open(draft, { settings: { ...rules, expensesAs: 'bill' } });
    await screen.findByRole('region', { name: 'Bill in QuickBooks' });
  });

  it('offers the update of what has changed, and confirms it as such', async () => {
    const edited = { ...invoice, dueDate: '2026-12-24' };
    const { sent, person } = await open(edited, { receipts: [receiptOf(invoice)] });
    await screen.findByText('This invoice has changed since it was exported.');
    await person.click(
      await screen.findByRole('button', { name: 'Update in QuickBooks · USD 85.15' }),
    );
    const shown = [{ hash: hashOf(edited), change: 'update' }];
    expect(sent).toContainEqual(['confirmExport', { sourceKey: sourceKey(invoice.source), shown }]);
  });

  it('says why an update was refused, and offers it again', async () => {
    const refused = receiptOf(invoice, {
      operation: 'update',
      state: 'failed',
      problem: { code: 'qbo_books_closed' },
    });
    await open({ ...invoice, dueDate: '2026-12-24' }, { receipts: [refused] });
    await screen.findByText(/The books are closed/);
    await screen.findByRole('button', { name: /^Update in QuickBooks/ });
  });

  it.each<[string, Draft, RegExp]>([
    ['an invoice', invoice, /The invoice is voided: it stays in QuickBooks with an amount of 0.00/],
    ['a credit', sampleCredit(), /The credit is deleted from QuickBooks/],
    ['a refund', sampleRefund(), /The refund is deleted from QuickBooks/],
    ['an expense', sampleExpense(), /The expense is deleted from QuickBooks/],
  ])('says what undoing %s means, and does it only when told', async (_what, draft, sentence) => {
    const { sent, person } = await open(draft, { receipts: [receiptOf(draft)] });
    await person.click(await screen.findByRole('button', { name: 'Undo in QuickBooks…' }));
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toMatch(sentence);
    await person.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(sent.map(([type]) => type)).not.toContain('undoExport');
    await person.click(screen.getByRole('button', { name: 'Undo in QuickBooks…' }));
    const again = await screen.findByRole('alertdialog');
    await person.click(within(again).getByRole('button', { name: 'Undo in QuickBooks' }));
    expect(sent).toContainEqual(['undoExport', { sourceKey: sourceKey(draft.source) }]);
  });

  it('says that a payment is undone before its invoice', async () => {
    const paid = sampleDraft('7001', { paidNow: { reference: '4711' } });
    const receipts = stepsOf(paid, context().settings).map((step) => receiptOf(step));
    const { person } = await open(paid, { receipts });
    await person.click(await screen.findByRole('button', { name: 'Undo in QuickBooks…' }));
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toMatch(/The payment is voided.*The invoice is voided/);
  });

  it('does not offer to undo what only a person can undo inside QuickBooks', async () => {
    const client = sampleClient();
    await open(client, { receipts: [receiptOf(client)] });
    await screen.findByText('Exported to QuickBooks');
    expect(screen.queryByRole('button', { name: 'Undo in QuickBooks…' })).toBeNull();
  });

  it('offers to export again what was undone', async () => {
    const voided = receiptOf(invoice, { operation: 'void', state: 'voided' });
    const { sent, person } = await open(invoice, { receipts: [voided] });
    await screen.findByText('Undone in QuickBooks');
    await person.click(screen.getByRole('button', { name: 'Export again' }));
    await person.click(await screen.findByRole('button', { name: /^Export to QuickBooks ·/ }));
    const shown = [{ hash: hashOf(invoice) }];
    expect(sent).toContainEqual(['confirmExport', { sourceKey: sourceKey(invoice.source), shown }]);
  });
});
