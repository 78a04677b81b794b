import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoPractice, startDemoPractice } from '#test/practice-apps/demo-practice/start.ts';
import { type RunningSimulator, startSimulator } from '#test/qbo-simulator/start.ts';
import { freePort } from '#test/support/free-port.ts';
import { companyName, must, pairedMember, realmId } from '#test/support/office.ts';
import {
  type RelayProcess,
  registeredApp,
  startRelayProcess,
} from '#test/support/relay-process.ts';
import { type CounterfoilBrowser, launchCounterfoil } from './counterfoil-browser.ts';
import { overlayControl } from './overlay.ts';
import { allowSite, connect, pair, resize, signInToDemoPractice } from './steps.ts';

const wrong = 'Northgate Services';

/** What a person reads and does between installing it and the first export, and when to begin anew. */
describe('the first run', () => {
  let practice: DemoPractice;
  let simulator: RunningSimulator;
  let relay: RelayProcess;
  let browser: CounterfoilBrowser;
  let panel: Page;

  beforeAll(async () => {
    const port = await freePort();
    practice = await startDemoPractice();
    simulator = await startSimulator({ apps: [registeredApp(port)] });
    relay = await startRelayProcess({ simulatorUrl: simulator.url, port });
    browser = await launchCounterfoil();
    panel = await browser.open('workspace.html');
    await resize(panel, 360);
    browser.context.setDefaultTimeout(15_000);
  });
  afterAll(async () => {
    await browser.close();
    await relay.close();
    await simulator.close();
    await practice.close();
  });

  /** The other views are gone only when the tab is the one that is drawn. */
  const view = async (name: string) => {
    await panel.bringToFront();
    await panel.getByRole('tab', { name }).click();
    await expect.poll(() => panel.getByRole('tabpanel').count()).toBe(1);
  };
  const section = async (name: RegExp) => {
    await view('Settings');
    const back = panel.getByRole('button', { name: 'All settings' });
    if (await back.isVisible()) await back.click();
    await panel.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name }).click();
  };
  const calls = () => simulator.simulator.calls.all();
  const books = () => simulator.simulator.books;
  const fact = (name: string) =>
    panel.locator('dt', { hasText: name }).locator('xpath=../dd').first();
  const says = async (words: string | RegExp) => {
    await panel.getByText(words).first().waitFor();
  };
  /** Why there is no button, as the help says it now, and where it leads (A7). */
  const whyNoButton = async (title: string, fix?: string) => {
    await view('Help');
    await says(title);
    const help = panel.getByRole('tabpanel', { name: 'Help' });
    if (fix) await help.getByRole('button', { name: fix }).click();
  };
  const step = (title: string) => panel.getByRole('heading', { name: title, exact: true });

  it('begins with what must be there: QuickBooks Online, not Desktop, the right login, income entered once (A1, A2, A9, B3)', async () => {
    const before = await panel.getByRole('region', { name: 'Before you start' }).innerText();
    expect(before).toContain('A company in QuickBooks Online that is already set up.');
    expect(before).toContain('QuickBooks Desktop cannot be connected.');
    expect(before).toContain('The login that owns the company file, or another admin of it.');
    expect(before).toMatch(/another app, or a bank-feed rule, already enter this income/);
    expect(before).toMatch(/Switch it off\s+first/);
    expect(calls()).toEqual([]);
    await whyNoButton('This browser is not paired.');
    await says(/Before the first export it is worth asking the bookkeeper/);
    await view('Set up');
  });

  it('says at each step why a page has no button, and leads to where that is put right (A7)', async () => {
    await pair(browser, panel, { url: relay.url, code: await relay.pairingCode('admin') });
    await panel.getByLabel('Its address').waitFor();
    await whyNoButton('No site is allowed.', 'Add a site');
    const settings = panel.getByRole('tabpanel', { name: 'Settings' });
    await settings.getByRole('button', { name: 'Add a site' }).click();
    await panel.getByLabel('Its address').waitFor();
    await view('Set up');
    await allowSite(browser, panel, { address: practice.url, profileId: 'demo-practice' });
    await panel.getByRole('button', { name: 'Connect to QuickBooks' }).waitFor();
    await whyNoButton('No QuickBooks company is connected.', 'Connect a company');
    await panel.getByRole('heading', { name: 'Connect a company' }).waitFor();
  });

  it('stands in the list of accounting systems with Connect beside it; None stops everything and says so (A5, B10, B13, B14)', async () => {
    expect(await fact('Connection authorized').innerText()).toBe('No');
    const choice = panel.getByRole('radio', { name: /^QuickBooks/ });
    expect(await choice.isChecked()).toBe(true);
    await says(/Connection type: Online Edition/);
    await panel.getByRole('radio', { name: /^None/ }).click();
    await says('No accounting system is used.');
    expect(await panel.getByRole('button', { name: 'Connect to QuickBooks' }).count()).toBe(0);
    await view('Export');
    await says('This practice uses no accounting system, so nothing is exported.');
    await whyNoButton('Your practice uses no accounting system.', 'Choose QuickBooks');
    await choice.click();
    await panel.getByRole('button', { name: 'Connect to QuickBooks' }).waitFor();
  });

  it('says before the sign-in what is granted, and what Counterfoil does with it (B7)', async () => {
    await says(/Reading customers, vendors, items, accounts, taxes and payment methods/);
    await says(/Creating the invoices, payments, credits, refunds and expenses that you export/);
    await says(/Intuit’s page asks for all of your accounting data/);
    await says(/You type no key. The access stays on your relay/);
    await says('Avoid counting income twice');
  });

  it('asks for the sign-in on the mapping page itself, one click away (B12)', async () => {
    await view('Mapping');
    await says('No company is connected.');
    const window = await connect(browser, panel, wrong);
    await window.close();
  });

  it('asks whether it is the right company; another one leads back with nothing exported (B5)', async () => {
    await view('Set up');
    await says(`Connected to ${wrong}`);
    await says('Is this the right company? Everything you export goes there.');
    await panel.getByRole('button', { name: 'No, another one' }).click();
    const dialog = panel.getByRole('alertdialog');
    await dialog.getByText(`Nothing was exported to ${wrong}.`).waitFor();
    await dialog.getByRole('button', { name: 'Disconnect' }).click();
    const window = await connect(browser, panel, companyName);
    await window.close();
    await says(`Connected to ${companyName}`);
  });

  it('reads how the company does sales tax before anything is exported (D27, B10)', async () => {
    await says('How it does sales tax');
    await says(/Sales tax: automated/);
    expect(await fact('Connection authorized').innerText()).toBe('Yes');
    expect(await fact('Tax').innerText()).toBe('Automated sales tax');
    await panel.getByRole('button', { name: 'Yes, this is the company' }).click();
  });

  it('offers accounts of the type Income, those for sales of products first and with one click (D1, D4)', async () => {
    const region = panel.getByRole('region', { name: 'Income account' });
    const picks = region.getByRole('list', { name: 'Suggestions' }).getByRole('button');
    await picks.first().waitFor();
    expect(await picks.allInnerTexts()).toEqual(['Sales of Product Income', 'Shipping Income']);
    await region.locator('input[role=combobox]').click();
    await panel.getByRole('option').first().waitFor();
    const offered = await panel.getByRole('option').allInnerTexts();
    const income = books()
      .list(realmId, 'Account')
      .filter(({ AccountType }) => AccountType === 'Income');
    expect(offered).toHaveLength(income.length);
    for (const { Name } of income) expect(offered.join('\n')).toContain(String(Name));
    await panel.keyboard.press('Escape');
    await picks.filter({ hasText: 'Sales of Product Income' }).click();
    await region.getByText('Active in QuickBooks').waitFor();
    const services = panel.getByRole('region', { name: 'Services item' });
    await services.locator('input[role=combobox]').fill('Services');
    await panel
      .getByRole('option', { name: /^Services/ })
      .first()
      .click();
    await services.getByText('Active in QuickBooks').waitFor();
    await panel.getByRole('button', { name: 'Go on' }).click();
  });

  it('ends with one pass over the lists, whom to ask, and the how-to (A8, A12)', async () => {
    await says(/Look through them once, so that the first\s+exports land/);
    await says(/Ask the bookkeeper, or the person who runs your relay/);
    await panel.getByRole('button', { name: 'Read the how-to' }).click();
    await says('Match the lists');
    await view('Set up');
    await panel.getByRole('button', { name: 'Open Mapping' }).click();
    await says('No items yet');
    // That was the last step.
    await view('Export');
    await step('Set up Counterfoil').waitFor({ state: 'detached' });
  });

  it('has the company’s name above every view, in the tab’s title and on the page’s button (B9)', async () => {
    for (const name of ['Export', 'Mapping', 'Settings', 'Help']) {
      await view(name);
      await panel.getByRole('banner').getByText(companyName).waitFor();
    }
    await expect.poll(() => panel.title()).toBe(`${companyName} · Counterfoil`);
    const page = await browser.context.newPage();
    await signInToDemoPractice(page, practice);
    await page.goto(practice.invoiceUrl(7001));
    const button = async () =>
      describedAs(page, (await overlayControl(page, /^Export to QuickBooks/)).node);
    await expect.poll(button).toContain(`To ${companyName} in QuickBooks.`);
    await page.close();
  });

  it('locks the accounting system while a company is connected (B14)', async () => {
    await section(/^QuickBooks company/);
    expect(await panel.getByRole('radio', { name: /^None/ }).isDisabled()).toBe(true);
    await says('Locked while a company is connected. Disconnect it first to change this.');
  });

  it('tests the connection by reading only; each finding says what to do and leads there (B15, C1, C2)', async () => {
    simulator.simulator.calls.reset();
    await panel.getByRole('button', { name: 'Test connection' }).click();
    await says(/Settle what must be fixed before you rely on exports/);
    await says('The connection works and nothing must be fixed.');
    const read = calls().filter(({ kind }) => kind !== 'oauth');
    expect(read.length).toBeGreaterThan(0);
    expect(read.every(({ method, writes }) => method === 'GET' && writes === 0)).toBe(true);
    const finding = panel.getByRole('listitem').filter({ hasText: 'No refund account is chosen' });
    await finding.getByText('What to do:').waitFor();
    await finding.getByRole('button', { name: /^Open Payments and refunds/ }).click();
    const refunds = panel.getByRole('region', { name: 'Refund account' });
    await refunds.locator('input[role=combobox]').click();
    await panel.getByRole('option', { name: /^Checking/ }).click();
    // Connecting, checking and choosing are in this one place, and there was nothing to save.
    await refunds.getByText('Saved').waitFor();
    await section(/^Company check/);
    await says('The settings have changed since.');
    await panel.getByRole('button', { name: 'Test again' }).click();
    await finding.waitFor({ state: 'detached' });
  });

  it('says in the check what must be fixed, and leads to the setting (C1, C2)', async () => {
    const { books: all } = simulator.simulator;
    const services = all.list(realmId, 'Item').find(({ Name }) => Name === 'Services');
    all.edit(realmId, 'Item', String(services?.Id), { Active: false });
    await panel.getByRole('button', { name: 'Test again' }).click();
    const broken = panel.getByRole('region', { name: 'Must be fixed' });
    await broken.getByText('1 thing must be fixed').waitFor();
    await broken.getByRole('button', { name: /^Open Defaults/ }).click();
    const setting = panel.getByRole('region', { name: 'Services item' });
    await setting.getByRole('button', { name: 'Refresh list' }).click();
    await setting.getByText(/can no longer be used here/).waitFor();
    all.edit(realmId, 'Item', String(services?.Id), { Active: true });
  });

  it('says when to reconnect, that it is better than disconnecting and that it resets nothing, and keeps that (C3, C4, C5, C6)', async () => {
    await section(/^QuickBooks company/);
    await panel.getByText('When to reconnect', { exact: true }).click();
    await says(
      /When exports fail or stay behind, when Counterfoil says that the connection has ended/,
    );
    await says(/Reconnecting is better than disconnecting and connecting again/);
    await says(/no setting, mapping or start date is reset, nothing that was\s+exported changes/);
    const admin = await pairedMember(relay, 'admin');
    const decided = async () => {
      const { connectedAt, company } = must(await admin.call('me')).connection;
      return [
        must(await admin.call('settings')),
        must(await admin.call('mappings')),
        connectedAt,
        company?.realmId,
      ];
    };
    const records = () => ['Invoice', 'Customer', 'Item'].map((one) => books().list(realmId, one));
    const [before, stored] = [await decided(), records()];
    const first = await fact('First connected').innerText();
    const window = await connect(browser, panel, companyName);
    await window.close();
    await says(`Reconnected to ${companyName}.`);
    await says('Settings, mappings and history are as they were. Waiting exports go on.');
    expect(await decided()).toEqual(before);
    expect(records()).toEqual(stored);
    expect(await fact('First connected').innerText()).toBe(first);
  });

  it('says that it is disconnected also when Intuit could not be told, and what to do there (C10)', async () => {
    simulator.simulator.faults.next({
      kind: 'status',
      status: 503,
      times: 20,
      match: { path: 'tokens/revoke' },
    });
    await panel.getByRole('button', { name: 'Disconnect' }).click();
    await panel.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click();
    await says(`Disconnected from ${companyName}.`);
    await says(/Intuit could not be reached.*Apps > My\s+apps/);
    expect(await fact('Connection authorized').innerText()).toBe('No');
    // Nothing is left to save.
    expect(await panel.getByRole('button', { name: /save/i }).count()).toBe(0);
  });
});

/** What assistive technology says of a control beside its name. */
async function describedAs(page: Page, backendNodeId: number): Promise<string> {
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
  const { nodes } = await session.send('Accessibility.getPartialAXTree', {
    backendNodeId,
    fetchRelatives: false,
  });
  await session.detach();
  return String(nodes[0]?.description?.value ?? '');
}
