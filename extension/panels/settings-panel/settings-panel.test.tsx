// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Send } from '#extension/protocol/send.ts';
import { saveCatalogue } from '#extension/store/catalogue.ts';
import { openDatabase } from '#extension/store/database.ts';
import { saveDraft } from '#extension/store/drafts.ts';
import { savePairing } from '#extension/store/pairing.ts';
import { saveSettings } from '#extension/store/settings.ts';
import { openVault } from '#extension/store/vault.ts';
import type { Finding } from '#shared/company-check/finding.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { termKey } from '#shared/mapping/term.ts';
import type { Problem } from '#shared/problem.ts';
import type { CatalogueRow, Role } from '#shared/relay/contract.ts';
import { defaultSettings, type Settings } from '#shared/settings/settings.ts';
import { usCompany } from '#shared/testing/order-context.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { App } from '../app.tsx';
import { PanelWorldProvider } from '../panel-world.ts';

const { realmId } = usCompany;
const row = (id: string, name: string, type = '', active = true): CatalogueRow => ({
  id,
  name,
  type,
  active,
});
const accounts = [
  row('1', 'Checking', 'Bank / Checking'),
  row('7', 'Company Card', 'Credit Card / CreditCard'),
  row('11', 'A Service Income', 'Income / ServiceFeeIncome'),
  row('12', 'Product Sales', 'Income / SalesOfProductIncome'),
  row('16', 'Supplies', 'Expense / SuppliesMaterials'),
  row('10', 'Discounts', 'Equity / OwnersEquity'),
  row('13', 'Undeposited Funds', 'Other Current Asset / UndepositedFunds'),
  row('14', 'Inventory Asset', 'Other Current Asset / Inventory'),
  row('26', 'Interest', 'Other Income / InterestEarned'),
];
const items = [row('21', 'Services', 'Service'), row('22', 'Diet 4 kg', 'NonInventory')];
const paymentMethods = [row('31', 'Cash'), row('32', 'Visa')];
const finding = (
  id: Finding['id'],
  state: Finding['state'],
  title: string,
  fix: string | null,
): Finding => ({ id, state, title, explanation: `${title}, explained.`, fix });
const findings = [
  finding('company', 'ok', 'Company: Test company', null),
  finding('auto-apply-credits', 'advice', 'Credits are applied', 'Switch it off.'),
  finding('refund-account', 'must-fix', 'The refund account is gone', 'Choose another one.'),
];

let databases = 0;

interface Office {
  role?: Role;
  settings?: Partial<Settings>;
  company?: Partial<typeof usCompany>;
  state?: 'none' | 'connected' | 'needs_reconnect';
  accounting?: 'none' | 'quickbooks-online';
  /** What the sign-in window changes. */
  renewed?: { grantedAt?: number };
}

/** The panel over a real store, on its settings; the background's part is to store what is told. */
async function open({
  role = 'admin',
  settings = {},
  company = {},
  state = 'connected',
  accounting = 'quickbooks-online',
  renewed = {},
}: Office = {}) {
  databases += 1;
  const db = openDatabase(`settings-${databases}`);
  const vault = await openVault(db);
  const member = { id: 'm', name: 'Desk', role, createdAt: 1, lastSeenAt: 1 };
  const practice = { id: 'p', name: 'Larkfield', accounting };
  const connection =
    state === 'none'
      ? { state }
      : { state, company: { ...usCompany, ...company }, connectedAt: 1, grantedAt: 1 };
  const me = { member, practice, connection };
  await savePairing(db, vault, { address: 'https://r.example', token: 't', me });
  await db.sites.put({ origin: 'https://a.example', profileId: 'sql-ledger', paused: false });
  let view = { settings: { ...defaultSettings, ...settings }, version: 1 };
  await saveSettings(db, vault, realmId, view);
  for (const [list, rows] of Object.entries({ accounts, items, paymentMethods })) {
    await saveCatalogue(db, vault, realmId, list as 'accounts', rows, Date.now());
  }
  const draft = sampleDraft();
  const paid = { ...draft, paidNow: { method: { id: 'CC', name: 'Card terminal' } } };
  await saveDraft(db, vault, sourceKey(draft.source), { draft: paid });

  const sent: [string, unknown][] = [];
  /** What the next change is refused with, and what another admin has chosen by then. */
  const relay: { refusal: Problem | null; theirs: Partial<Settings> } = {
    refusal: null,
    theirs: {},
  };
  const send = (async (type: string, data: Partial<Settings>) => {
    sent.push([type, data]);
    if (type === 'putSettings') {
      const { refusal, theirs } = relay;
      relay.refusal = null;
      const change = refusal ? theirs : data;
      view = { settings: { ...view.settings, ...change }, version: view.version + 1 };
      await saveSettings(db, vault, realmId, view);
      return refusal ? { ok: false, problem: refusal } : { ok: true, value: view };
    }
    if (type === 'testConnection') {
      return { ok: true, value: { ...connection, findings, read: ['a', 'b'], meteredReads: 2 } };
    }
    if (type === 'disconnect') return { ok: true, value: { state: 'none' } };
    if (type === 'connect') return { ok: true, value: { ...connection, ...renewed } };
    return { ok: true, value: null };
  }) as Send;
  render(
    <PanelWorldProvider
      value={{
        ...{ db, vault, send, profiles: [] },
        requestPermission: async () => true,
        hasPermission: async () => true,
      }}
    >
      <App />
    </PanelWorldProvider>,
  );
  const person = userEvent.setup();
  await person.click(await screen.findByRole('tab', { name: 'Settings' }));
  const go = async (section: string) => {
    const nav = screen.getByRole('navigation', { name: 'Settings' });
    await person.click(within(nav).getByRole('button', { name: new RegExp(`^${section}`) }));
  };
  const changes = () => sent.filter(([type]) => type === 'putSettings').map(([, data]) => data);
  return { person, go, sent, changes, relay };
}
afterEach(cleanup);

const setting = (name: string) => screen.findByRole('region', { name });

describe('the settings', () => {
  it('say which of the two required defaults are missing, and offer only what fits', async () => {
    const { person, go, changes } = await open();
    const nav = screen.getByRole('navigation', { name: 'Settings' });
    await within(nav).findByText('2 missing');
    await go('Defaults');
    const income = await setting('Income account');
    expect(income.textContent).toContain('Until then nothing is exported');
    // Its button is a combobox, too, until the list it opens is known.
    const box = within(income).getByLabelText(/QuickBooks account/);
    await waitFor(() => expect(box.getAttribute('placeholder')).toBe('Search 2 entries'));
    await person.click(box);
    const names = (await screen.findAllByRole('option')).map((one) => one.textContent);
    expect(names).toHaveLength(2);
    await person.keyboard('{Escape}');
    await person.click(within(income).getByRole('button', { name: 'Product Sales' }));
    await within(income).findByText('Saved');
    expect(within(income).queryByRole('button', { name: 'Product Sales' })).toBeNull();
    expect(changes()).toEqual([{ incomeAccountId: '12' }]);
    await within(nav).findByText('1 missing');
    const services = await setting('Services item');
    await person.type(within(services).getByRole('combobox'), 'serv{Enter}');
    await within(services).findByText('Saved');
    expect(changes()).toHaveLength(2);
    await waitFor(() => expect(within(nav).queryByText(/missing/)).toBeNull());
  });

  it('save a choice at once and announce it', async () => {
    const { person, go, changes } = await open();
    await go('Privacy');
    const note = await screen.findByRole('checkbox', { name: /The note on the line/ });
    expect(screen.queryAllByRole('checkbox', { checked: true })).toEqual([]);
    await person.click(note);
    await person.click(screen.getByRole('checkbox', { name: 'Send the memo to QuickBooks' }));
    await waitFor(() => expect(changes()).toEqual([{ descriptions: ['note'] }, { memo: true }]));
    await waitFor(() => expect(screen.getByText('Memo for the client: saved.')).toBeDefined());
    expect((note as HTMLInputElement).checked).toBe(true);
  });

  it('show what another admin chose, lose nothing, and save mine when I say so', async () => {
    const { person, go, changes, relay } = await open();
    await go('Items');
    relay.refusal = { code: 'settings_conflict' };
    relay.theirs = { missingItems: 'skip-free' };
    await person.click(await screen.findByRole('radio', { name: /Use the services item/ }));
    const alert = await screen.findByRole('alert');
    await waitFor(() =>
      expect(alert.textContent).toContain('which holds now: Leave out lines of 0.00'),
    );
    expect(alert.textContent).toContain('not saved: Use the services item');
    await person.click(within(alert).getByRole('button', { name: 'Use mine' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(changes().at(-1)).toEqual({ missingItems: 'catch-all' });
  });

  it('keep theirs when I say so, and say what any other refusal needs', async () => {
    const { person, go, changes, relay } = await open();
    await go('Items');
    relay.refusal = { code: 'settings_conflict' };
    relay.theirs = { missingItems: 'skip-free' };
    await person.click(await screen.findByRole('radio', { name: /Use the services item/ }));
    await person.click(await screen.findByRole('button', { name: 'Keep theirs' }));
    const theirs = screen.getByRole('radio', { name: /Leave out/ }) as HTMLInputElement;
    await waitFor(() => expect(theirs.checked).toBe(true));
    expect(screen.queryByRole('alert')).toBeNull();
    relay.refusal = { code: 'relay_unreachable' };
    relay.theirs = {};
    await person.click(screen.getByRole('radio', { name: /Stop and ask/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('relay_unreachable');
    await person.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(changes().slice(-2)).toEqual([{ missingItems: 'block' }, { missingItems: 'block' }]);
  });

  it('are read-only for staff, who are told why', async () => {
    const { go, sent } = await open({ role: 'staff', settings: { refundAccountId: '1' } });
    await go('Payments');
    await screen.findByText('An admin changes this.');
    const radio = screen.getByRole('radio', { name: /One sales receipt/ });
    expect(radio.matches(':disabled')).toBe(true);
    const box = within(await setting('Refund account')).getByRole('combobox') as HTMLInputElement;
    await waitFor(() => expect(box.value).toBe('Checking'));
    expect(box.matches(':disabled')).toBe(true);
    expect(screen.queryByRole('button', { name: 'Refresh list' })).toBeNull();
    expect(sent.some(([type]) => type === 'putSettings')).toBe(false);
  });

  it('leave out a payment method by its name on pages and in QuickBooks', async () => {
    const { person, go, changes } = await open();
    await go('Payments');
    await person.click(await screen.findByRole('checkbox', { name: 'Card terminal' }));
    await waitFor(() => expect(changes()).toEqual([{ excludedMethods: ['id:CC'] }]));
    const visa = screen.getByRole('checkbox', { name: 'Visa' });
    await waitFor(() => expect(visa.matches(':disabled')).toBe(false));
    await person.click(visa);
    const byName = termKey(undefined, 'Visa');
    await waitFor(() => expect(changes().at(-1)).toEqual({ excludedMethods: ['id:CC', byName] }));
    await waitFor(() => expect(visa.matches(':disabled')).toBe(false));
    await person.type(screen.getByLabelText('Leave out another one'), 'CareCredit{Enter}');
    const third = (await screen.findByRole('checkbox', { name: 'CareCredit' })) as HTMLInputElement;
    expect(third.checked).toBe(false);
    await waitFor(() => expect(third.matches(':disabled')).toBe(false));
    await person.click(screen.getByRole('checkbox', { name: 'Card terminal' }));
    await waitFor(() =>
      expect(changes().at(-1)).toEqual({
        excludedMethods: [byName, termKey(undefined, 'CareCredit')],
      }),
    );
  });

  it('help a payment method to the same name in QuickBooks (D12)', async () => {
    const { person, go, sent } = await open();
    await go('Payments');
    const section = await setting('Payment methods to include');
    expect(section.textContent).toContain('All lists, Payment methods, New');
    await within(section).findByText('Not in QuickBooks under this name.');
    await person.click(
      within(section).getByRole('button', { name: 'Create Card terminal in QuickBooks' }),
    );
    const term = expect.objectContaining({ kind: 'payment-method', key: 'id:CC' });
    expect(sent.at(-1)).toEqual(['createTarget', { term, name: 'Card terminal' }]);
    expect(within(section).queryByRole('button', { name: /Create Cash/ })).toBeNull();
  });

  it('say in their list what must be chosen again, before an export breaks (D23)', async () => {
    await open({
      settings: { incomeAccountId: '12', servicesItemId: '22', refundAccountId: '99' },
    });
    const nav = screen.getByRole('navigation', { name: 'Settings' });
    await within(nav).findByRole('button', { name: /^Defaults.*1 to choose again/ });
    within(nav).getByRole('button', { name: /^Payments and refunds.*1 to choose again/ });
  });

  it('ask for what is chosen from whenever they are opened (D4)', async () => {
    const { go, sent } = await open();
    await go('Expenses');
    await setting('Vendor');
    await waitFor(() =>
      expect(sent).toContainEqual([
        'fetchCatalogue',
        { list: 'vendors', again: false, maxAge: 60_000 },
      ]),
    );
  });

  it('offer for refunds cash-type accounts only (D10)', async () => {
    const { go, person } = await open();
    await go('Payments');
    const group = await screen.findByRole('group', { name: 'Refund account' });
    await person.click(within(group).getByRole('combobox'));
    const offered = await screen.findAllByRole('option');
    expect(offered.map((one) => one.textContent)).toEqual([
      expect.stringContaining('Checking'),
      expect.stringContaining('Undeposited Funds'),
    ]);
  });

  it('offer the accounts that fit how expenses are paid', async () => {
    const { person, go } = await open({ settings: { purchaseAccountId: '1' } });
    await go('Expenses');
    const paidFrom = await setting('Paid from');
    const box = within(paidFrom).getByRole('combobox') as HTMLInputElement;
    await waitFor(() => expect(box.value).toBe('Checking'));
    await person.click(screen.getByRole('radio', { name: /Credit card/ }));
    await within(paidFrom).findByText('Checking can no longer be used here.');
    await person.type(within(paidFrom).getByRole('combobox'), 'card{Enter}');
    await waitFor(() => expect(within(paidFrom).queryByText(/no longer be used/)).toBeNull());
  });

  it('take a start date, say what it means, and take it away again', async () => {
    const { person, go, changes } = await open();
    await go('Start date');
    expect((await setting('Start date')).textContent).toContain('not when it was entered');
    const day = screen.getByLabelText('First day');
    await person.type(day, '2026-10-01');
    await person.click(screen.getByRole('button', { name: 'Save the start date' }));
    await person.click(await screen.findByRole('button', { name: 'Remove the start date' }));
    await screen.findByText('None: records of any day can be exported.');
    expect(changes()).toEqual([{ startDate: '2026-10-01' }, { startDate: null }]);
  });

  it('say whom the start date leaves out, and keep to the day of switching on', async () => {
    const { person, go, changes } = await open();
    await go('Start date');
    const start = await setting('Start date');
    expect(start.textContent).toContain('payment methods, terms and taxes ignore this day');
    expect(start.textContent).toContain('entered before this day is not exported by itself');
    const only = await setting('Only after switching on');
    await person.click(await within(only).findByRole('checkbox', { name: /Only records from .+/ }));
    await within(only).findByText('Saved');
    await person.click(within(only).getByRole('checkbox'));
    const day = new Date(1).toLocaleDateString('sv');
    await waitFor(() => expect(changes()).toEqual([{ enabledOn: day }, { enabledOn: null }]));
  });

  it('offer each customer policy with its meaning', async () => {
    const { person, go, changes } = await open();
    await go('Clients');
    await person.click(
      await screen.findByRole('radio', { name: /First name, last name and e-mail/ }),
    );
    await person.click(screen.getByRole('radio', { name: /Create a customer with the export/ }));
    await person.click(screen.getByRole('radio', { name: /By hand/ }));
    await waitFor(() =>
      expect(changes()).toEqual([
        { clientMatch: 'exact' },
        { newClients: 'create' },
        { clientMatch: 'manual' },
      ]),
    );
  });

  it('send by themselves only with a first day, and say what runs without a browser', async () => {
    const { person, go, changes } = await open();
    await go('Sending');
    await screen.findByText(/Only an open browser can see the practice software/);
    expect(screen.queryByText('Nothing is sent by itself yet.')).toBeNull();
    await person.click(screen.getByRole('radio', { name: /Every hour/ }));
    await screen.findByText('Nothing is sent by itself yet.');
    await go('Start date');
    await person.click(await screen.findByRole('checkbox', { name: /Only records from .+/ }));
    await go('Sending');
    await waitFor(() => expect(screen.queryByText('Nothing is sent by itself yet.')).toBeNull());
    expect(changes()[0]).toEqual({ push: 'hourly' });
  });

  it('switch classes off and on, and say that what is chosen is still there', async () => {
    const { person, go, changes } = await open({
      company: { classes: 'document', locations: true },
      settings: { incomeAccountId: '12', servicesItemId: '99' },
    });
    await go('Defaults');
    await within(await setting('Income account')).findByText('Active in QuickBooks');
    await within(await setting('Services item')).findByText(/can no longer be used here/);
    await setting('Class');
    await person.click(screen.getByRole('checkbox', { name: 'Send classes to QuickBooks' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Class' })).toBeNull());
    expect(changes()).toEqual([{ useClasses: false }]);
    await person.click(screen.getByText('Accounts for kinds of items'));
    const fees = await setting('Late fees and charges');
    await person.type(within(fees).getByRole('combobox'), 'service{Enter}');
    await waitFor(() => expect(changes().at(-1)).toEqual({ chargeAccountId: '11' }));
  });

  it('let an admin say what an automated company does with a tax', async () => {
    const { person, go, sent } = await open({ settings: { tax: 'document' } });
    await go('Tax');
    await screen.findByText('Records with tax are refused at the moment.');
    await person.click(screen.getByRole('radio', { name: /It keeps it/ }));
    expect(sent.at(-1)).toEqual(['setTaxOverride', { taxOverride: 'kept' }]);
  });

  it('leave no choice of tax where codes stand on lines', async () => {
    const { go } = await open({ company: { tax: 'global' } });
    await go('Tax');
    await screen.findByText('VAT or GST');
    expect(screen.queryByRole('radio')).toBeNull();
    const rates = await setting('Rates on both sides');
    await within(rates).findByText('No code in QuickBooks is chosen yet.');
  });

  it.each([
    ['5.5', 'QuickBooks has it as County.'],
    ['8.25', 'QuickBooks has no code of 5.5 %.'],
  ])('compare the rate on pages with one of %s in QuickBooks (D18)', async (percent, says) => {
    const rates = [{ rateId: '1', percent }];
    const code = { id: '2', name: 'County', active: true, sales: rates, purchase: [] };
    const { go } = await open({ company: { tax: 'us-manual', taxCodes: [code] } });
    await go('Tax');
    const shown = await setting('Rates on both sides');
    await waitFor(() => expect(shown.textContent).toContain(`Sales tax 5.5 %`));
    expect(shown.textContent).toContain(says);
  });
});

describe('the company check', () => {
  it('puts what must be fixed first and leads to the setting', async () => {
    const { person, go } = await open({ settings: { refundAccountId: '99' } });
    await go('Company check');
    await person.click(screen.getByRole('button', { name: 'Test connection' }));
    const broken = await screen.findByRole('region', { name: 'Must be fixed' });
    expect(broken.textContent).toContain('The refund account is gone');
    expect(screen.getByRole('region', { name: 'Advice' }).textContent).toContain('Switch it off.');
    expect(screen.getByText(/2 reads from QuickBooks/)).toBeDefined();
    await person.click(within(broken).getByRole('button', { name: 'Open Payments and refunds' }));
    const refund = await setting('Refund account');
    await waitFor(() => expect(document.activeElement).toBe(within(refund).getByRole('combobox')));
    await within(refund).findByText('QuickBooks ID 99 can no longer be used here.');
    await person.type(within(refund).getByRole('combobox'), 'check{Enter}');
    await within(refund).findByText('Saved');
    await go('Company check');
    await screen.findByText('The settings have changed since.');
    await person.click(screen.getByRole('button', { name: 'Test again' }));
    await waitFor(() => expect(screen.queryByText(/have changed since/)).toBeNull());
  });

  it('is run by admins only', async () => {
    const { go } = await open({ role: 'staff' });
    await go('Company check');
    await screen.findByText('An admin runs the company check.');
    expect(screen.queryByRole('button', { name: 'Test connection' })).toBeNull();
  });
});

describe('the connection', () => {
  it('says whether it is authorized, and locks the accounting system while connected', async () => {
    await open();
    const authorized = await screen.findByText('Connection authorized');
    expect(authorized.nextSibling?.textContent).toBe('Yes');
    expect(screen.getByRole('radio', { name: /None/ }).matches(':disabled')).toBe(true);
    expect(screen.getByText(/Locked while a company is connected/)).toBeDefined();
  });

  it('asks before it disconnects, and says what is kept', async () => {
    const { person, sent } = await open();
    await person.click(await screen.findByRole('button', { name: 'Disconnect' }));
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toContain('Settings, mappings and the history of exports are kept');
    expect(sent.some(([type]) => type === 'disconnect')).toBe(false);
    await person.click(within(dialog).getByRole('button', { name: 'Disconnect' }));
    await screen.findByText('Disconnected from Test company.');
    expect(sent.at(-1)).toEqual(['disconnect', {}]);
  });

  it('leads back when it has ended', async () => {
    const { person, sent } = await open({ state: 'needs_reconnect' });
    const authorized = await screen.findByText('Connection authorized');
    expect(authorized.nextSibling?.textContent).toBe('No');
    await person.click(screen.getByRole('tab', { name: 'Export' }));
    await person.click(await screen.findByRole('button', { name: 'Reconnect' }));
    expect(sent.at(-1)).toEqual(['connect', {}]);
  });

  it('says whether reconnecting changed anything, and what it keeps', async () => {
    const { person } = await open({ renewed: { grantedAt: 2 } });
    await person.click(await screen.findByText('When to reconnect'));
    expect(screen.getByText(/no setting, mapping or start date is reset/)).toBeDefined();
    await person.click(screen.getByRole('button', { name: 'Reconnect' }));
    await screen.findByText('Reconnected to Test company.');
  });

  it('explains a reconnect to another company, which is refused', async () => {
    const { person } = await open();
    await person.click(await screen.findByRole('button', { name: 'Reconnect' }));
    await screen.findByText('Nothing was changed.');
    expect(screen.getByText(/stays with Test company/)).toBeDefined();
  });

  it('lets a practice use no accounting system, and choose again', async () => {
    const { person, sent } = await open({ state: 'none', accounting: 'none' });
    await screen.findByText('No accounting system is used.');
    expect(screen.queryByRole('button', { name: 'Connect to QuickBooks' })).toBeNull();
    await person.click(screen.getByRole('radio', { name: /Online Edition/ }));
    expect(sent.at(-1)).toEqual(['chooseAccounting', { accounting: 'quickbooks-online' }]);
  });
});
