// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { profiles } from '#extension/page-profiles/index.ts';
import type { Send } from '#extension/protocol/send.ts';
import { openDatabase } from '#extension/store/database.ts';
import { readPairing, savePairing, updateMe } from '#extension/store/pairing.ts';
import { saveSettings } from '#extension/store/settings.ts';
import { openVault } from '#extension/store/vault.ts';
import type { Finding } from '#shared/company-check/finding.ts';
import type { Me, Role } from '#shared/relay/contract.ts';
import { defaultSettings } from '#shared/settings/settings.ts';
import { usCompany } from '#shared/testing/order-context.ts';
import { App } from '../app.tsx';
import { PanelWorldProvider } from '../panel-world.ts';

const finding = (id: Finding['id'], state: Finding['state'], title: string): Finding => ({
  ...{ id, state, title, explanation: 'Explained.' },
  fix: state === 'ok' ? null : 'Do this.',
});
const findings = [
  finding('sales-tax', 'ok', 'Sales tax: automated (US)'),
  finding('auto-apply-credits', 'advice', 'QuickBooks applies credits by itself'),
  finding('closing-date', 'advice', 'Books are closed until 2026-06-30'),
  finding('income-account', 'must-fix', 'No income account is chosen yet'),
];

let databases = 0;

/** A new browser; what it asks of the person and of the background is recorded in order. */
async function open({
  granted = true,
  paired,
  connects = false,
}: {
  granted?: boolean;
  paired?: Role;
  connects?: boolean;
} = {}) {
  databases += 1;
  const db = openDatabase(`setup-${databases}`);
  const vault = await openVault(db);
  const member = { id: 'm', name: 'Desk', role: paired ?? 'staff', createdAt: 1, lastSeenAt: 1 };
  const practice = { id: 'p', name: 'Larkfield' };
  const me = { member, practice, connection: { state: 'none' as const } };
  if (paired) await savePairing(db, vault, { address: 'https://r.example', token: 't', me });
  const asked: unknown[] = [];
  const send = (async (type: string, data: { origin?: string }) => {
    if (!['refreshMe', 'fetchPractice', 'resumeExports'].includes(type)) asked.push([type, data]);
    if (type === 'pair') {
      await savePairing(db, vault, { address: 'https://r.example', token: 't', me });
      return { ok: true, value: me };
    }
    if (type === 'connect') {
      if (!connects) return { ok: false, problem: { code: 'relay_unreachable' } };
      const value = { state: 'connected', company: usCompany, connectedAt: 1, grantedAt: 1 };
      await saveSettings(db, vault, usCompany.realmId, { settings: defaultSettings, version: 0 });
      await updateMe(db, { ...me, connection: value as Me['connection'] });
      return { ok: true, value };
    }
    if (type === 'testConnection') {
      const connection = (await readPairing(db))?.me.connection;
      return { ok: true, value: { ...connection, findings, read: ['Company'], meteredReads: 1 } };
    }
    if (type === 'disconnect') {
      await updateMe(db, me);
      return { ok: true, value: { state: 'none' } };
    }
    if (type === 'allowSite') {
      await db.sites.put({ origin: 'https://a.example', profileId: 'sql-ledger', paused: false });
      return { ok: true, value: { origin: 'https://a.example' } };
    }
    return { ok: false, problem: { code: 'relay_unreachable' } };
  }) as Send;
  const world = {
    db,
    vault,
    send,
    profiles,
    requestPermission: async (pattern: string) => {
      asked.push(['permission', pattern]);
      return granted;
    },
    hasPermission: async () => true,
  };
  render(
    <PanelWorldProvider value={world}>
      <App />
    </PanelWorldProvider>,
  );
  await screen.findByRole('heading', { name: 'Set up Counterfoil' });
  return { asked, person: userEvent.setup() };
}
afterEach(cleanup);
// The whole panel is walked through.
vi.setConfig({ testTimeout: 20_000 });

const pairWith = async (person: ReturnType<typeof userEvent.setup>, address: string) => {
  await person.type(screen.getByLabelText('Relay address'), address);
  await person.type(screen.getByLabelText('Pairing code'), 'ABCD-EFGH');
  await person.click(screen.getByRole('button', { name: 'Pair this browser' }));
};

describe('set-up', () => {
  it('begins with what must be there before, and that it is off until somebody switches it on', async () => {
    const { person } = await open();
    const before = screen.getByRole('region', { name: 'Before you start' }).textContent;
    for (const words of [
      'A company in QuickBooks Online that is already set up',
      'QuickBooks Desktop cannot be connected',
      'The login that owns the company file',
      'Does another app, or a bank-feed rule, already enter this income',
      'off until you switch it on: no page is looked at before you allow its site',
    ]) {
      expect(before).toContain(words);
    }
    await person.click(screen.getByRole('button', { name: 'How it works, with pictures' }));
    await screen.findByRole('heading', { name: 'Help' });
  });

  it('asks the browser for the relay alone, pairs, and goes on with the site', async () => {
    const { asked, person } = await open();
    await pairWith(person, 'relay.example');
    const site = await screen.findByLabelText('Its address');
    expect(asked).toEqual([
      ['permission', 'https://relay.example/*'],
      [
        'pair',
        {
          address: 'https://relay.example',
          code: 'ABCD-EFGH',
          deviceName: expect.stringContaining(' on '),
        },
      ],
    ]);
    await person.type(site, 'https://a.example/billing/12');
    await person.click(screen.getByRole('button', { name: 'Allow this site' }));
    expect(await screen.findByText(/An admin of Larkfield connects the company/)).toBeDefined();
    expect(asked.at(-2)).toEqual(['permission', 'https://a.example/*']);
    expect(asked.at(-1)).toMatchObject(['allowSite', { address: 'https://a.example' }]);
  });

  it('sends nothing when the person refuses the permission, and says so', async () => {
    const { asked, person } = await open({ granted: false });
    await pairWith(person, 'relay.example');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The permission was not given');
    expect(asked).toEqual([['permission', 'https://relay.example/*']]);
  });

  it('asks for nothing when the address is none', async () => {
    const { asked, person } = await open();
    await pairWith(person, 'http://relay.example');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('is not a relay address');
    expect(alert.textContent).toContain('relay_address_wrong');
    expect(asked).toEqual([]);
  });

  it('tells an admin what is needed, what is granted, and how not to count twice', async () => {
    const { person, asked } = await open({ paired: 'admin' });
    await person.type(await screen.findByLabelText('Its address'), 'https://a.example');
    await person.click(screen.getByRole('button', { name: 'Allow this site' }));
    const connect = await screen.findByRole('button', { name: 'Connect to QuickBooks' });
    const text = document.body.textContent ?? '';
    for (const words of [
      ...['Desktop cannot be connected', 'What is granted', 'counting income twice'],
      ...['The login that owns the company file', 'one company is connected at a time'],
      ...['Changing or voiding what Counterfoil itself has exported, when you ask for it'],
      ...['Intuit’s page asks for all of your accounting data', 'uses it for nothing else'],
      ...['Reading customers, vendors, items, accounts', 'You type no key', 'never in a browser'],
    ]) {
      expect(text).toContain(words);
    }
    await person.click(connect);
    expect((await screen.findByRole('alert')).textContent).toContain('relay_unreachable');
    expect(asked.at(-1)).toEqual(['connect', {}]);
  });

  const connect = async (person: ReturnType<typeof userEvent.setup>) => {
    await person.type(await screen.findByLabelText('Its address'), 'https://a.example');
    await person.click(screen.getByRole('button', { name: 'Allow this site' }));
    await person.click(await screen.findByRole('button', { name: 'Connect to QuickBooks' }));
  };

  it('goes on from the connection to the company, its sales tax and the two defaults', async () => {
    const { person, asked } = await open({ paired: 'admin', connects: true });
    await connect(person);
    await screen.findByText('Connected to Test company');
    expect(screen.getByText(/Is this the right company\?/)).toBeDefined();
    await screen.findByText('Sales tax: automated (US)');
    expect(screen.getByText('QuickBooks applies credits by itself')).toBeDefined();
    expect(screen.queryByText('No income account is chosen yet')).toBeNull();
    expect(asked.filter((one) => JSON.stringify(one).includes('testConnection'))).toHaveLength(1);

    await person.click(screen.getByRole('button', { name: 'Yes, this is the company' }));
    await screen.findByRole('region', { name: 'Income account' });
    await person.click(screen.getByRole('button', { name: 'Choose them later' }));
    expect(screen.getByText(/a person confirms each export/)).toBeDefined();
    expect(screen.getByText(/Ask the bookkeeper, or the person who runs your relay/)).toBeDefined();
    await person.click(screen.getByRole('button', { name: 'Read the how-to' }));
    await screen.findByRole('heading', { name: 'Help' });
    await person.click(screen.getByRole('tab', { name: 'Set up' }));
    await person.click(await screen.findByRole('button', { name: 'Finish' }));
    const reminder = await screen.findByText('No income account and no services item chosen yet.');
    expect(reminder).toBeDefined();
    await person.click(screen.getByRole('button', { name: 'Choose the defaults' }));
    const income = await screen.findByRole('region', { name: 'Income account' });
    await waitFor(() => expect(income.contains(document.activeElement)).toBe(true));
  });

  it('leads from what the check found to where it is settled', async () => {
    const { person } = await open({ paired: 'admin', connects: true });
    await connect(person);
    await screen.findByText('Books are closed until 2026-06-30');
    await person.click(screen.getByRole('button', { name: 'Open Start date' }));
    const day = await screen.findByRole('region', { name: 'Start date' });
    await waitFor(() => expect(day.contains(document.activeElement)).toBe(true));
    await person.click(screen.getByRole('tab', { name: 'Set up' }));
    await screen.findByText(/Is this the right company\?/);
  });

  it('goes back to connecting when it is the wrong company', async () => {
    const { person } = await open({ paired: 'admin', connects: true });
    await connect(person);
    await person.click(await screen.findByRole('button', { name: 'No, another one' }));
    const dialog = await screen.findByRole('alertdialog');
    await person.click(within(dialog).getByRole('button', { name: 'Disconnect' }));
    await screen.findByRole('button', { name: 'Connect to QuickBooks' });
    expect(screen.queryByText('Connected to Test company')).toBeNull();
  });
});
