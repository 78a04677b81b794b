// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { profiles } from '#extension/page-profiles/index.ts';
import type { Send } from '#extension/protocol/send.ts';
import { saveCompanyCheck } from '#extension/store/company-check.ts';
import { openDatabase } from '#extension/store/database.ts';
import { saveDraft } from '#extension/store/drafts.ts';
import { savePairing, updateMe } from '#extension/store/pairing.ts';
import { openVault } from '#extension/store/vault.ts';
import type { Finding } from '#shared/company-check/finding.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { Me, Role } from '#shared/relay/contract.ts';
import type { Result } from '#shared/result.ts';
import { usCompany } from '#shared/testing/order-context.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { App } from '../app.tsx';
import { PanelWorldProvider } from '../panel-world.ts';

const { realmId } = usCompany;
const draft = sampleDraft();
const { origin } = draft.source;
const connected: Me['connection'] = {
  ...{ state: 'connected', company: usCompany, connectedAt: 1, grantedAt: 1 },
};
const finding = (
  id: Finding['id'],
  state: Finding['state'],
  title: string,
  fix: string | null,
): Finding => ({ id, state, title, explanation: `${title}, explained.`, fix });
const check = {
  ...connected,
  findings: [
    finding('company', 'ok', 'Company: Test company', null),
    finding('tax-rates', 'must-fix', 'Tax rates differ', 'Map each tax to a code with the rate.'),
    finding('subscription', 'must-fix', 'Subscription has lapsed', 'Renew it in QuickBooks.'),
    finding('discounts', 'advice', 'Discounts are off', 'Switch it on in QuickBooks.'),
  ],
  ...{ read: ['Company'], meteredReads: 3, quickbooksUrl: 'https://books.example/app' },
};

let databases = 0;

interface Office {
  /** What becomes of the sign-in window; it connects unless said otherwise. */
  signIn?: Result<Me['connection']>;
  /** Whether a disconnect reached Intuit. */
  revoked?: boolean;
  /** What the relay says of this browser. */
  greeting?: Result<never>;
  /** What comes of fetching what the practice decided. */
  practice?: Result<null>;
  role?: Role;
  connection?: Me['connection'];
  accounting?: 'none' | 'quickbooks-online';
  /** A check of an earlier day. */
  checkedAt?: number;
  /** A record was chosen on a page. */
  chosen?: boolean;
}

/** The panel over a real store; the background's part is to store what is told. */
async function open({
  role = 'admin',
  connection = connected,
  accounting = 'quickbooks-online',
  checkedAt,
  chosen = false,
  signIn,
  greeting,
  practice: told,
  revoked = true,
}: Office = {}) {
  databases += 1;
  const db = openDatabase(`connection-${databases}`);
  const vault = await openVault(db);
  const member = { id: 'm', name: 'Desk', role, createdAt: 1, lastSeenAt: 1 };
  const me: Me = { member, practice: { id: 'p', name: 'Larkfield', accounting }, connection };
  await savePairing(db, vault, { address: 'https://r.example', token: 't', me });
  await db.sites.put({ origin, profileId: 'demo-practice', paused: false });
  await saveDraft(db, vault, sourceKey(draft.source), { draft });
  if (checkedAt) await saveCompanyCheck(db, vault, realmId, check, checkedAt);
  if (chosen) {
    const focus = { id: 'focus' as const, sourceKey: sourceKey(draft.source), tabId: 1, at: 1 };
    await db.focus.put(focus);
  }
  const sent: unknown[] = [];
  const send = (async (type: string, data: { paused?: boolean }) => {
    sent.push([type, data]);
    if (type === 'connect' && signIn) return signIn;
    if (type === 'fetchPractice' && told) return told;
    if (type === 'refreshMe' && greeting) return greeting;
    if (type === 'connect') {
      await updateMe(db, { ...me, connection: connected });
      return { ok: true, value: connected };
    }
    if (type === 'disconnect') {
      await updateMe(db, { ...me, connection: { state: 'none' } });
      return { ok: true, value: { state: 'none', revoked } };
    }
    if (type === 'testConnection') {
      await saveCompanyCheck(db, vault, realmId, check, Date.now());
      return { ok: true, value: check };
    }
    if (type === 'pauseSite') await db.sites.update(origin, { paused: data.paused === true });
    return { ok: true, value: null };
  }) as Send;
  const world = { db, vault, send, profiles, requestPermission: async () => true };
  render(
    <PanelWorldProvider value={{ ...world, hasPermission: async () => true }}>
      <App />
    </PanelWorldProvider>,
  );
  const person = userEvent.setup();
  const view = async (name: string) => person.click(await screen.findByRole('tab', { name }));
  const section = async (name: string) => {
    await view('Settings');
    const nav = await screen.findByRole('navigation', { name: 'Settings' });
    await person.click(within(nav).getByRole('button', { name: new RegExp(`^${name}`) }));
  };
  return { person, sent, view, section };
}
afterEach(cleanup);
// The whole panel is walked through.
vi.setConfig({ testTimeout: 20_000 });

describe('the connection', () => {
  it('starts as not authorized, and says so beside the way to connect', async () => {
    const { section } = await open({ connection: { state: 'none' } });
    await section('QuickBooks company');
    const authorized = await screen.findByText('Connection authorized');
    expect(authorized.nextSibling?.textContent).toBe('No');
    expect(screen.getByRole('button', { name: 'Connect to QuickBooks' })).toBeDefined();
  });

  it('says when to reconnect, what it keeps, and what a disconnect does', async () => {
    const { section } = await open();
    await section('QuickBooks company');
    await screen.findByText('When to reconnect');
    const text = document.body.textContent ?? '';
    for (const words of [
      'When exports fail or stay behind',
      'comes and goes',
      'Reconnecting is better than disconnecting and connecting again',
      'It is safe at any time: no setting, mapping or start date is reset',
      'nothing that was exported changes',
      'waiting exports go on by themselves',
      'Nothing is sent to QuickBooks and nothing is read from it any more',
      'What was exported stays there',
      'Connect again at any time to carry on',
      'Disconnect this one, then connect the other',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('is asked for by the mapping page itself', async () => {
    const { person, view, sent } = await open({ connection: { state: 'none' } });
    await view('Mapping');
    await screen.findByRole('heading', { name: 'No company is connected.' });
    await person.click(screen.getByRole('button', { name: 'Connect to QuickBooks' }));
    expect(sent.at(-1)).toEqual(expect.arrayContaining(['connect']));
    await waitFor(() => expect(screen.queryByText('No company is connected.')).toBeNull());
  });

  it('is asked for again where it has ended, with the mapping as it is known', async () => {
    const { view } = await open({ connection: { state: 'needs_reconnect', company: usCompany } });
    await view('Mapping');
    expect(await screen.findByRole('button', { name: 'Reconnect' })).toBeDefined();
    expect(screen.getByRole('heading', { name: 'Mapping' })).toBeDefined();
  });

  it('sends staff to an admin', async () => {
    const { view } = await open({ role: 'staff', connection: { state: 'none' } });
    await view('Mapping');
    await screen.findByText(/An admin of Larkfield connects the company/);
    expect(screen.queryByRole('button', { name: 'Connect to QuickBooks' })).toBeNull();
  });
});

describe('a panel that stays open', () => {
  const asks = (sent: unknown[]) =>
    sent.filter((one) => (one as [string])[0] === 'refreshMe').length;
  afterEach(() => vi.useRealTimers());

  it('asks for the connection again when a person comes back to it, not at every click', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { sent } = await open();
    await screen.findByText('Connected');
    fireEvent.focus(window);
    expect(asks(sent)).toBe(1);
    vi.setSystemTime(Date.now() + 30_000);
    fireEvent.focus(window);
    fireEvent.focus(window);
    expect(asks(sent)).toBe(2);
  });

  it('has the company’s name as its title, and names it on every view', async () => {
    const { person } = await open();
    await waitFor(() => expect(document.title).toBe('Test company · Counterfoil'));
    for (const tab of screen.getAllByRole('tab')) {
      await person.click(tab);
      expect(screen.getByRole('banner').textContent).toContain('Test company');
    }
    cleanup();
    await open({ connection: { state: 'none' } });
    await waitFor(() => expect(document.title).toBe('Not connected · Counterfoil'));
  });

  it('says that the extension must be updated where it cannot read what the practice decided', async () => {
    const newer = problem('answer_not_understood', { where: 'settings.push' });
    const { view } = await open({ practice: { ok: false, problem: newer } });
    await screen.findByText(/Update the extension to the newest version/);
    await view('Settings');
    await screen.findByText(/Update the extension to the newest version/);
  });

  it('says on every view that this browser was removed', async () => {
    const gone = { ok: false as const, problem: problem('token_refused') };
    const { view } = await open({ greeting: gone });
    for (const name of ['Mapping', 'Settings', 'Help']) {
      await view(name);
      expect(await screen.findByRole('button', { name: 'Pair again' })).toBeDefined();
    }
  });
});

const otherCompany: Problem = problem('other_company', {
  ...{ other: 'Northgate Services', company: 'Test company' },
});

describe('a sign-in that ends without a connection', () => {
  const ended: Me['connection'] = { ...connected, state: 'needs_reconnect', grantedAt: 0 };
  const cancelled = { ok: false as const, problem: problem('consent_refused') };
  const elsewhere = { ok: false as const, problem: otherCompany };

  it('says why where it was begun: cancelled, or another company', async () => {
    const { person, section } = await open({ signIn: elsewhere });
    await section('QuickBooks company');
    await person.click(await screen.findByRole('button', { name: 'Reconnect' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('You chose Northgate Services, but this practice');
    expect(alert.textContent).toContain('disconnect first to move to another company');
    cleanup();
    const first = await open({ signIn: cancelled, connection: { state: 'none' } });
    await first.view('Mapping');
    await person.click(await screen.findByRole('button', { name: 'Connect to QuickBooks' }));
    const said = await screen.findByRole('alert');
    expect(said.textContent).toContain('The permission was not given');
  });

  it('says above a record that the window was closed, or why it ended, and that nothing changed', async () => {
    const { person } = await open({ connection: ended, signIn: { ok: true, value: ended } });
    await person.click(await screen.findByRole('button', { name: 'Reconnect' }));
    const status = await screen.findByText('Nothing was changed.');
    expect(status.parentElement?.textContent).toContain('The sign-in window was closed before');
    expect(status.parentElement?.textContent).toContain('stays with Test company');
    cleanup();
    const again = await open({ connection: ended, signIn: elsewhere });
    await again.person.click(await screen.findByRole('button', { name: 'Reconnect' }));
    await screen.findByText(/You chose Northgate Services/);
  });

  it('says above a record that it is connected again', async () => {
    const { person } = await open({ connection: ended });
    await person.click(await screen.findByRole('button', { name: 'Reconnect' }));
    await screen.findByText('Reconnected to Test company.');
  });
});

describe('after a disconnect', () => {
  it('every screen that needs QuickBooks says so, and the chosen record is still there', async () => {
    const { person, section, view } = await open({ chosen: true });
    await section('QuickBooks company');
    await person.click(await screen.findByRole('button', { name: 'Disconnect' }));
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toContain('nothing is sent to it or read from it');
    expect(dialog.textContent).toContain('history of exports are kept');
    await person.click(within(dialog).getByRole('button', { name: 'Disconnect' }));
    await screen.findByText('Disconnected from Test company.');
    expect(screen.getByText(/What was exported stays in QuickBooks/)).toBeDefined();

    const said = async () => await screen.findAllByText(/No (QuickBooks )?company is connected\./);
    for (const name of [
      ...['Company check', 'Defaults', 'Tax', 'Items', 'Payments and refunds', 'Expenses'],
      ...['Documents and numbers', 'Privacy', 'Start date'],
    ]) {
      await section(name);
      expect((await said()).length, name).toBeGreaterThan(0);
    }
    await view('Mapping');
    await said();
    await view('Set up');
    await said();
    expect(screen.getByRole('heading', { name: `Invoice ${draft.number}` })).toBeDefined();
    expect(screen.getByText(draft.client.name)).toBeDefined();
  });
});

describe('what a person is told before and after giving something up', () => {
  it('names the permission that could not be ended at Intuit', async () => {
    const { person, section } = await open({ revoked: false });
    await section('QuickBooks company');
    await person.click(await screen.findByRole('button', { name: 'Disconnect' }));
    const dialog = await screen.findByRole('alertdialog');
    await person.click(within(dialog).getByRole('button', { name: 'Disconnect' }));
    const said = await screen.findByText(/Intuit could not be reached/);
    expect(said.textContent).toContain('My apps');
  });

  it('says what unpairing means for an admin, and without the relay', async () => {
    const { person, section, sent } = await open();
    await section('This browser');
    await person.click(await screen.findByRole('button', { name: 'Unpair this browser' }));
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toContain('only the person who runs the relay can make a new code');
    expect(dialog.textContent).toContain('changes that are not sent yet stay in this browser');
    expect(dialog.textContent).toContain('ask an admin to remove it from Paired browsers');
    await person.click(within(dialog).getByRole('button', { name: 'Unpair' }));
    expect(sent.at(-1)).toEqual(['unpair', {}]);
  });

  it('tells staff that nobody has connected a company yet', async () => {
    const { person, view } = await open({ role: 'staff', connection: { state: 'none' } });
    await view('Mapping');
    await person.click(await screen.findByRole('button', { name: 'Check again' }));
    await screen.findByText('No company is connected yet.');
  });
});

describe('a practice without an accounting system', () => {
  it('is told so above its records, and that its pages show no buttons', async () => {
    const { section, view } = await open({ connection: { state: 'none' }, accounting: 'none' });
    await screen.findByText(/uses no accounting system, so nothing is exported/);
    await section('QuickBooks company');
    expect(screen.getByText(/no page of your practice software shows a button/)).toBeDefined();
    await view('Help');
    await screen.findByText('Your practice uses no accounting system.');
  });
});

describe('a practice site', () => {
  it('is switched on and off by one box that saves itself', async () => {
    const { person, section, sent } = await open();
    await section('Practice sites');
    const box = (await screen.findByRole('checkbox', {
      name: /^Enable QuickBooks Online on this site/,
    })) as HTMLInputElement;
    expect(box.checked).toBe(true);
    await person.click(box);
    expect(sent.at(-1)).toEqual(['pauseSite', { origin, paused: true }]);
    await screen.findByText(/^Off: the buttons say Paused.*Saved when you change it\.$/);
    await person.click(box);
    await waitFor(() => expect(box.checked).toBe(true));
  });
});

describe('the last company check', () => {
  const yesterday = Date.now() - 86_400_000;

  it('is shown when the panel is opened again, with its time, and can be refreshed', async () => {
    const { person, section, sent } = await open({ checkedAt: yesterday });
    await section('Company check');
    await screen.findByText('Tax rates differ');
    const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(yesterday);
    expect(screen.getByText(new RegExp(`${day}.*3 reads from QuickBooks`))).toBeDefined();
    expect(screen.getByText(/before you rely on exports/)).toBeDefined();
    expect(sent.some((one) => (one as [string])[0] === 'testConnection')).toBe(false);
    await person.click(screen.getByRole('button', { name: 'Test again' }));
    const today = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(Date.now());
    await screen.findByText(new RegExp(`${today}.*3 reads`));
  });

  it('says that it was made before the company was reconnected', async () => {
    const { section } = await open({
      checkedAt: yesterday,
      connection: { ...connected, grantedAt: 2 },
    });
    await section('Company check');
    await screen.findByText('The company was reconnected since.');
    expect(screen.getByText('Tax rates differ')).toBeDefined();
    expect(screen.queryByText('The settings have changed since.')).toBeNull();
  });

  it('is not shown for another company', async () => {
    const company = { ...usCompany, realmId: '9341450000000099', name: 'Another one' };
    const { section } = await open({
      checkedAt: yesterday,
      connection: { ...connected, company },
    });
    await section('Company check');
    await screen.findByRole('button', { name: 'Test connection' });
    expect(screen.queryByText('Tax rates differ')).toBeNull();
  });

  it('leads from each finding to where it is settled', async () => {
    const { person, section } = await open({ checkedAt: yesterday });
    await section('Company check');
    const broken = await screen.findByRole('region', { name: 'Must be fixed' });
    expect(within(broken).getAllByText('What to do:')).toHaveLength(2);
    const link = within(broken).getByRole('link', { name: 'Open QuickBooks' }) as HTMLAnchorElement;
    expect(link.href).toBe('https://books.example/app');
    const advice = screen.getByRole('region', { name: 'Advice' });
    expect(within(advice).getByRole('link', { name: 'Open QuickBooks' })).toBeDefined();
    await person.click(
      within(broken).getByRole('button', { name: 'Open the mapping of tax rates' }),
    );
    const tab = await screen.findByRole('tab', { name: 'Mapping' });
    expect(tab.getAttribute('aria-selected')).toBe('true');
    expect(await screen.findByRole('region', { name: 'Tax rates' })).toBeDefined();
  });
});
