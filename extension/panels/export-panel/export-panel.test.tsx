// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { cleanup, render, screen } from '@testing-library/react';
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
import { saveSettings } from '#extension/store/settings.ts';
import { openVault } from '#extension/store/vault.ts';
import type { Company } from '#shared/documents/company.ts';
import { prepare, termsFor } from '#shared/documents/index.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { refOf, type Term } from '#shared/mapping/term.ts';
import { problem } from '#shared/problem.ts';
import type { Role } from '#shared/relay/contract.ts';
import { defaultSettings } from '#shared/settings/settings.ts';
import { context, requiredDefaults, usCompany } from '#shared/testing/order-context.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { App } from '../app.tsx';
import { PanelWorldProvider } from '../panel-world.ts';

const realmId = '9341450000000001';
const company: Company = { ...usCompany, name: 'Halden Creek Veterinary' };
const draft = sampleDraft();
const key = sourceKey(draft.source);
let databases = 0;

/** The panel over a real store; what it asks of the background is recorded. */
async function open({ role = 'admin' as Role, mapped = true, refusal = false } = {}) {
  databases += 1;
  const db = openDatabase(`panel-${databases}`);
  const vault = await openVault(db);
  const member = { id: 'm', name: 'Desk', role, createdAt: 1, lastSeenAt: null };
  const practice = { id: 'p', name: 'Larkfield' };
  const connection = { state: 'connected' as const, company, connectedAt: 1 };
  await savePairing(db, vault, {
    address: 'https://relay.example',
    token: 'secret',
    me: { member, practice, connection },
  });
  const settings = { ...defaultSettings, ...requiredDefaults };
  await saveSettings(db, vault, realmId, { settings, version: 1 });
  await db.sites.put({ origin: draft.source.origin, profileId: 'demo-practice', paused: false });
  await saveDraft(
    db,
    vault,
    key,
    refusal ? { problem: problem('field_missing', { field: 'invoice date' }) } : { draft },
  );
  if (mapped) {
    const terms = termsFor(draft, context({ company }));
    const mappings = terms.map(({ name: _n, id: _i, email: _e, ...term }, index) => ({
      term,
      realmId,
      targetId: '7',
      version: index + 1,
      removed: false,
    }));
    await putMappings(db, mappings);
  }
  const row = { id: '7', name: 'Seven', active: true };
  for (const list of ['customers', 'items'] as const) {
    await saveCatalogue(db, vault, realmId, list, [row], Date.now());
  }
  await putFocus(db, key, 1);
  const sent: [string, unknown][] = [];
  const send = (async (type: string, data: unknown) => {
    sent.push([type, data]);
    return { ok: true, value: null };
  }) as unknown as Send;
  const world = {
    db,
    vault,
    send,
    profiles,
    requestPermission: async () => true,
    hasPermission: async () => true,
  };
  render(
    <PanelWorldProvider value={world}>
      <App />
    </PanelWorldProvider>,
  );
  return { sent, db, vault };
}

const confirmButton = () => screen.findByRole('button', { name: /^Export to QuickBooks ·/ });

describe('the export panel', () => {
  afterEach(cleanup);

  it('shows both sides and confirms exactly the document that was shown', async () => {
    const { sent } = await open();
    const button = await confirmButton();
    expect(button.textContent).toContain('85.15');
    await userEvent.click(button);
    const prepared = prepare(draft, context({ company, lookup: () => '7' }));
    expect(sent).toContainEqual([
      'confirmExport',
      { sourceKey: key, shown: [{ hash: prepared.ok && prepared.value.hash }] },
    ]);
  });

  it('waits when the invoice changes under the preview', async () => {
    const { db, vault } = await open();
    const button = await confirmButton();
    await saveDraft(db, vault, key, { draft: { ...draft, dueDate: '2026-12-24' } });
    await screen.findByText('This preview is out of date.');
    expect((button as HTMLButtonElement).disabled).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Show the new preview' }));
    expect(((await confirmButton()) as HTMLButtonElement).disabled).toBe(false);
  });

  it('opens the first unmapped term for an admin', async () => {
    await open({ mapped: false });
    await screen.findByRole('heading', { name: 'Choose the counterparts in QuickBooks' });
    expect(screen.getByRole('heading', { name: 'June Abernathy' })).toBeTruthy();
  });

  it.each([
    ['client', 'Open the mapping of active clients', 'clients'],
    ['item', 'Open the mapping of items', 'items'],
  ])('leads from a %s that was set aside to its list in the mapping', async (kind, name, list) => {
    const { db } = await open();
    await confirmButton();
    const term = termsFor(draft, context({ company })).find((one) => one.kind === kind) as Term;
    const aside = { term: refOf(term), realmId, targetId: null, ignored: true };
    await putMappings(db, [{ ...aside, version: 99, removed: false }]);
    const button = await screen.findByRole('button', { name });
    expect(screen.queryByRole('button', { name: 'Open settings' })).toBeNull();
    await userEvent.click(button);
    const tab = screen.getByRole('tab', { name: 'Mapping' });
    expect(tab.getAttribute('aria-selected')).toBe('true');
    const lists = await screen.findByRole('combobox', { name: 'List' });
    expect((lists as HTMLSelectElement).value).toBe(list);
  });

  it('leads from other refusals to the settings', async () => {
    const { db, vault } = await open();
    await saveDraft(db, vault, key, { draft: { ...draft, currency: 'EUR' } });
    await userEvent.click(await screen.findByRole('button', { name: 'Open settings' }));
    const tab = screen.getByRole('tab', { name: 'Settings' });
    expect(tab.getAttribute('aria-selected')).toBe('true');
  });

  it('tells staff that an admin chooses, and offers nothing that they may not do', async () => {
    await open({ mapped: false, role: 'staff' });
    await screen.findByText(/An admin of your practice chooses it/);
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('says what a refused page lacks and what to do', async () => {
    await open({ refusal: true });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('invoice date');
    expect(alert.textContent).toContain('Check that the invoice is complete');
  });
});
