// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { panelSchemas } from '#extension/protocol/message-schemas.ts';
import type { Send } from '#extension/protocol/send.ts';
import { openDatabase } from '#extension/store/database.ts';
import { putMappings } from '#extension/store/mappings.ts';
import type { RecordFacts } from '#extension/store/record-state.ts';
import { openVault } from '#extension/store/vault.ts';
import { termsFor } from '#shared/documents/index.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import { itemTerm, type Term, termId, termKinds, termOf } from '#shared/mapping/term.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { context } from '#shared/testing/order-context.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { PanelWorldProvider } from '../panel-world.ts';
import type { Lists } from './lists.ts';
import { MapTerms } from './map-terms.tsx';
import { type TermsToMap, termsToMap } from './terms-to-map.ts';

vi.setConfig({ testTimeout: 20_000 });

const realmId = '9341450000000001';
const orders = context({ lookup: () => undefined, settings: { servicesItemId: null } });
const terms = termsFor(sampleDraft(), orders);
const row = (id: string, name: string, code?: string): CatalogueRow => ({
  id,
  name,
  active: true,
  ...(code ? { code } : {}),
});
const { source } = sampleDraft();
const nothingKnown: RecordFacts = {
  paired: true,
  connection: { state: 'connected', company: orders.company },
  content: undefined,
  intent: undefined,
  receipt: undefined,
  receipts: new Map(),
  lookup: () => undefined,
  settings: orders.settings,
};
const refreshed: string[] = [];
const list = (name: string, rows: CatalogueRow[]) => ({
  rows,
  refusal: null,
  fetching: false,
  refresh: () => void refreshed.push(name),
});
const lists = {
  realmId,
  catalogues: {
    customers: list('customers', [row('1', 'June Abernathy'), row('2', 'Somebody')]),
    items: list('items', [
      row('11', 'Exams', 'EXAM'),
      row('12', 'Medicines'),
      row('13', 'Tax collected'),
    ]),
    taxCodes: list('taxCodes', [row('20', '20.0% S')]),
    ...Object.fromEntries(
      (['vendors', 'classes', 'departments', 'terms'] as const).map((one) => [one, list(one, [])]),
    ),
    paymentMethods: list('paymentMethods', [row('3', 'Visa')]),
    accounts: list('accounts', [
      { ...row('35', 'Checking'), type: 'Bank / Checking' },
      { ...row('36', 'Sales'), type: 'Income / SalesOfProductIncome' },
    ]),
  },
};
let databases = 0;

/** The list over a real store; the background's part is to store what was chosen. */
async function open(
  toMap: TermsToMap = { terms, optional: new Set(), payer: undefined },
  known = orders,
  catalogues: Lists['catalogues'] = lists.catalogues,
) {
  databases += 1;
  const db = openDatabase(`map-${databases}`);
  const vault = await openVault(db);
  const chosen: string[] = [];
  const sent: [string, unknown][] = [];
  const send = (async (type: string, data: { term: Term; targetId: string }) => {
    // The background does not answer what it does not understand.
    panelSchemas[type as keyof typeof panelSchemas].parse(data);
    sent.push([type, data]);
    if (type === 'catalogueProgress') return { ok: true, value: 4000 };
    if (type !== 'putMapping') return { ok: true, value: null };
    const { name, id: _id, email: _email, ...ref } = data.term;
    chosen.push(`${name} → ${data.targetId}`);
    const mapping = { term: ref, realmId, targetId: data.targetId, version: 1, removed: false };
    await putMappings(db, [mapping]);
    return { ok: true, value: mapping };
  }) as Send;
  const permission = async () => true;
  render(
    <PanelWorldProvider
      value={{
        db,
        vault,
        send,
        profiles: [],
        requestPermission: permission,
        hasPermission: permission,
      }}
    >
      <MapTerms toMap={toMap} lists={{ realmId, catalogues }} context={known} />
    </PanelWorldProvider>,
  );
  await screen.findByText(/Saved for every later/);
  return { chosen, sent, person: userEvent.setup() };
}
afterEach(cleanup);

describe('mapping in the panel', () => {
  it('says how far the list is that is chosen from', async () => {
    const customers = { ...list('customers', []), rows: undefined, fetching: true };
    await open(undefined, undefined, { ...lists.catalogues, customers });
    await screen.findByText('Fetching the list: 4,000 so far', {}, { timeout: 5000 });
  });

  it('goes from term to term, with the keyboard alone', async () => {
    const { chosen, person } = await open();
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('combobox'));
    await person.keyboard('june{Enter}');
    await screen.findByRole('heading', { name: 'Wellness exam' });
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('combobox'));
    await person.keyboard('exa{Enter}');
    await screen.findByRole('heading', { name: 'Sedation, per ml' });
    await person.keyboard('medi{Enter}');
    await screen.findByRole('heading', { name: 'Sales tax' });
    await person.keyboard('tax{Enter}');
    await screen.findByText(/4 of 4 chosen/);
    expect(chosen).toEqual([
      'June Abernathy → 1',
      'Wellness exam → 11',
      'Sedation, per ml → 12',
      'Sales tax → 13',
    ]);
  });

  it('offers what is the same, with the reason, for one click', async () => {
    const { chosen, person } = await open();
    await person.click(screen.getByRole('button', { name: /June Abernathy.*same name/ }));
    await person.click(await screen.findByRole('button', { name: /Exams.*same code/ }));
    await screen.findByText(/2 of 4 chosen/);
    expect(chosen).toEqual(['June Abernathy → 1', 'Wellness exam → 11']);
  });

  it('suggests no customer where clients are matched by hand (D13)', async () => {
    const byHand = { ...orders, settings: { ...orders.settings, clientMatch: 'manual' as const } };
    await open(undefined, byHand);
    expect(screen.queryByRole('list', { name: 'Suggestions' })).toBeNull();
    expect(screen.getByRole('combobox', { name: 'QuickBooks customer' })).toBeDefined();
  });

  it('creates a payment method under its own name, in place (D12)', async () => {
    const method = termOf(source, 'payment-method', { id: 'AMEX', name: 'American Express' });
    const { person, sent } = await open({ terms: [method], optional: new Set(), payer: undefined });
    await person.click(screen.getByRole('button', { name: 'Create in QuickBooks' }));
    await person.click(screen.getByRole('button', { name: 'Create and use it' }));
    const term = expect.objectContaining({ key: 'id:AMEX' });
    expect(sent).toContainEqual([
      'createTarget',
      expect.objectContaining({ term, name: 'American Express' }),
    ]);
  });

  it('asks for a class of a client and an item only where overrides are allowed (D22)', () => {
    const company = { ...orders.company, classes: 'line' as const };
    const kinds = (allowOverrides: boolean) => {
      const settings = { ...orders.settings, allowOverrides };
      const { terms: all, optional } = termsToMap(
        sampleDraft(),
        { ...nothingKnown, settings },
        company,
      );
      return all.filter((term) => optional.has(termId(term))).map(({ name }) => name);
    };
    expect(kinds(false)).toEqual([]);
    expect(kinds(true)).toEqual([
      'Class for June Abernathy',
      'Class for Wellness exam',
      'Class for Sedation, per ml',
    ]);
  });

  it('lets a wrong choice be changed', async () => {
    const { chosen, person } = await open();
    await person.click(screen.getByRole('button', { name: /June Abernathy.*same name/ }));
    await person.click(await screen.findByRole('button', { name: 'Change June Abernathy' }));
    const search = await screen.findByRole('combobox', { name: 'QuickBooks customer' });
    await person.clear(search);
    await person.type(search, 'some{Enter}');
    await screen.findByText(/Somebody/);
    expect(chosen.at(-1)).toBe('June Abernathy → 2');
  });

  it('refreshes the list where something is missing, or creates it, whatever it is', async () => {
    for (const kind of termKinds) {
      const missing = termOf(source, kind, { name: 'Something' });
      const { person } = await open({ terms: [missing], optional: new Set(), payer: undefined });
      await screen.findByRole('button', { name: 'Create in QuickBooks' });
      refreshed.length = 0;
      await person.click(screen.getByRole('button', { name: 'Refresh list' }));
      expect(refreshed).toEqual([targetLists[kind]]);
      cleanup();
    }
  });

  it('maps an item that is filed under a category', async () => {
    const item = itemTerm(source, {
      item: { id: 'EXAM', name: 'Wellness exam' },
      category: { name: 'Exams' },
    });
    const { chosen, person } = await open({
      terms: [item],
      optional: new Set(),
      payer: undefined,
    });
    await person.click(await screen.findByRole('combobox'));
    await person.keyboard('exa{Enter}');
    await waitFor(() => expect(chosen).toEqual(['Wellness exam → 11']));
  });

  it('offers an account for a payment method, and only accounts that hold money', async () => {
    const account = termOf(source, 'money-account', { name: 'Card' });
    const optional = new Set([termId(account)]);
    const { chosen, person } = await open({ terms: [account], optional, payer: undefined });
    await person.click(screen.getByRole('button', { name: 'Choose Card' }));
    await person.click(await screen.findByRole('combobox', { name: 'QuickBooks account' }));
    const options = await screen.findAllByRole('option');
    expect(options.map((one) => one.textContent)).toEqual([expect.stringContaining('Checking')]);
    await person.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(chosen).toEqual(['Card → 35']));
  });

  it('shows an invoicee under its client, and creates it there', async () => {
    const payer = { id: 'C-1042', name: 'June Abernathy' };
    const bea = { id: 'C-9', name: 'Bea Rider' };
    const draft = sampleDraft('1', { client: { ...bea, role: 'invoicee', parent: payer } });
    const toMap = termsToMap(draft, { ...nothingKnown, lookup: orders.lookup }, orders.company);
    const { person, sent } = await open(toMap);
    await screen.findByText('Invoicee under June Abernathy');
    await person.click(screen.getByRole('button', { name: 'Choose June Abernathy' }));
    await person.click(await screen.findByRole('button', { name: /June Abernathy.*same name/ }));
    await screen.findByRole('heading', { name: 'Bea Rider' });
    await person.click(screen.getByRole('button', { name: 'Create in QuickBooks' }));
    const place = await screen.findByLabelText('Place');
    expect((place as HTMLSelectElement).selectedOptions[0]?.textContent).toBe(
      'Sub-customer of June Abernathy',
    );
    await person.click(screen.getByRole('button', { name: 'Create and use it' }));
    expect(sent.at(-1)).toMatchObject([
      'createTarget',
      { name: 'Bea Rider (C-9)', parentId: '1', billWithParent: false },
    ]);
  });

  it('counts what the settings decide as chosen', async () => {
    const byRule = { ...orders, settings: { ...orders.settings, servicesItemId: '12' } };
    await open({ terms, optional: new Set(), payer: undefined }, byRule);
    await screen.findByText(/1 of 4 chosen/);
    await screen.findByText('→ Medicines (by the settings)');
  });
});
