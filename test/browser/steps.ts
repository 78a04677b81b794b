import type { Page } from 'playwright-core';
import type { DemoPractice } from '#test/practice-apps/demo-practice/start.ts';
import type { SqlLedger } from '#test/practice-apps/sql-ledger/start.ts';
import type { CounterfoilBrowser } from './counterfoil-browser.ts';
import { clickControl, overlayControl } from './overlay.ts';

/** What a person does, step by step, by the words on the screen. Shared by the demo and the tests. */

/**
 * A page of this width in pixels, in a window that keeps its own: Chromium draws a tab that became
 * narrow beside an open side panel only twice a second.
 */
export async function resize(page: Page, width: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const metrics = { width, height: 860, deviceScaleFactor: 1, mobile: false };
  await session.send('Emulation.setDeviceMetricsOverride', metrics);
}

export async function signInToDemoPractice(page: Page, practice: DemoPractice): Promise<void> {
  await page.goto(practice.listUrl);
  await page.getByLabel('User name').fill('bea');
  await page.getByLabel('Password').fill(practice.password);
  await page.getByLabel('Password').press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('login'));
}

export async function signInToSqlLedger(
  page: Page,
  ledger: SqlLedger,
  user: string,
): Promise<void> {
  const password = ledger.logins.find(({ login }) => login === user)?.password ?? '';
  await page.goto(ledger.loginUrl);
  await page.fill('input[name=login]', user);
  await page.fill('input[name=password]', password);
  await page.press('input[name=password]', 'Enter');
  await page.waitForSelector('frame[name=main_window]', { state: 'attached' });
}

/** Set-up, step 1. `panel` is an extension page. */
export async function pair(
  browser: CounterfoilBrowser,
  panel: Page,
  relay: { url: string; code: string },
): Promise<void> {
  await browser.allowHost(hostPattern(relay.url));
  await panel.getByLabel('Relay address').fill(relay.url);
  await panel.getByLabel('Pairing code').fill(relay.code);
  await panel.getByRole('button', { name: 'Pair this browser' }).click();
}

/** Set-up, step 2. */
export async function allowSite(
  browser: CounterfoilBrowser,
  panel: Page,
  site: { address: string; profileId: string },
): Promise<void> {
  await browser.allowHost(hostPattern(site.address));
  await panel.getByLabel('Practice software').selectOption(site.profileId);
  await panel.getByLabel('Its address').fill(site.address);
  await panel.getByRole('button', { name: 'Allow this site' }).click();
}

/** Set-up, step 3, through the sign-in window. `answer` is the button pressed there. */
export async function connect(
  browser: CounterfoilBrowser,
  panel: Page,
  company: string,
  look: (window: Page) => Promise<void> = async () => {},
  answer: 'Connect' | 'Cancel' = 'Connect',
): Promise<Page> {
  const opened = browser.context.waitForEvent('page');
  await panel.getByRole('button', { name: /^(Connect to QuickBooks|Reconnect)$/ }).click();
  const window = await opened;
  await window.getByLabel(company).check();
  await look(window);
  await window.getByRole('button', { name: answer, exact: true }).click();
  await window.waitForURL(/\/oauth\/callback/);
  return window;
}

/** Set-up, the steps after connecting: the company is the right one, and the two defaults (features D26). */
export async function chooseDefaults(
  panel: Page,
  look: (panel: Page) => Promise<void> = async () => {},
): Promise<void> {
  await panel.getByRole('button', { name: 'Yes, this is the company' }).click();
  for (const [setting, name] of [
    ['Income account', 'Service Income'],
    ['Services item', 'Services'],
  ] as const) {
    const region = panel.getByRole('region', { name: setting });
    await region.getByRole('combobox').and(region.locator('input')).fill(name);
    await panel.getByRole('option', { name }).first().click();
    await region.getByText('Active in QuickBooks').waitFor();
  }
  await look(panel);
  await panel.getByRole('button', { name: 'Go on' }).click();
  await panel.getByRole('button', { name: 'Finish' }).click();
}

/** The button on an open invoice; resolves with the real side panel. */
export async function clickExport(
  browser: CounterfoilBrowser,
  page: Page,
  name = /Export to QuickBooks/,
): Promise<Page> {
  await page.bringToFront();
  await clickControl(page, await overlayControl(page, name));
  return browser.sidePanel();
}

/** Maps whatever is open: taxes to the item for them, the rest to a suggestion, or created. */
export async function mapEverything(
  panel: Page,
  look: (panel: Page, round: number) => Promise<void> = async () => {},
): Promise<void> {
  const heading = panel.getByRole('heading', { name: 'Choose the counterparts in QuickBooks' });
  const confirm = panel.getByRole('button', { name: /^Export to QuickBooks ·/ });
  for (let round = 0; round < 40; round += 1) {
    await heading.or(confirm).first().waitFor();
    if (await confirm.isVisible()) return;
    const open = panel.locator('.term-open');
    const term = await open.getByRole('heading').innerText();
    await look(panel, round);
    const suggestion = open.locator('.suggestion').first();
    if (/tax/i.test(term)) await pick(panel, 'Sales tax');
    else if (await suggestion.isVisible()) await suggestion.click();
    else await create(panel);
    await panel.waitForFunction(
      (before) => document.querySelector('.term-open h3')?.textContent !== before,
      term,
    );
  }
  throw new Error('Mapping did not come to an end.');
}

async function pick(panel: Page, text: string): Promise<void> {
  const box = panel.getByRole('combobox');
  await box.fill(text);
  await panel.getByRole('option').first().waitFor();
  await box.press('Enter');
}

async function create(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Create in QuickBooks' }).click();
  await panel.getByRole('button', { name: 'Create and use it' }).click();
}

/** The one button that commits. */
export const confirm = (panel: Page): Promise<void> =>
  panel.getByRole('button', { name: /^Export to QuickBooks ·/ }).click();

/** Hosts are granted without their port, as in Firefox. */
export const hostPattern = (address: string): string => {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
};

/** Sends what a panel would send, for tests whose subject is not the set-up; asks for `host` before, as the panels do. */
export async function askBackground(
  browser: CounterfoilBrowser,
  type: string,
  data: unknown,
  host?: string,
): Promise<void> {
  if (host) await browser.allowHost(host);
  const panel = await browser.open('workspace.html');
  if (host) await takeHost(panel, host);
  const answer = await panel.evaluate(
    (message) => (globalThis as unknown as ExtensionPage).chrome.runtime.sendMessage(message),
    { type, data },
  );
  await panel.close();
  if (!answer?.ok) throw new Error(`${type}: ${JSON.stringify(answer)}`);
}

/** Grants and registers a practice site without walking through the set-up. */
export const allowPracticeSite = (
  browser: CounterfoilBrowser,
  address: string,
  profileId: string,
): Promise<void> =>
  askBackground(browser, 'allowSite', { address, profileId }, hostPattern(address));

/** Pairs a browser without walking through the set-up. */
export const pairQuickly = (
  browser: CounterfoilBrowser,
  { url, code }: { url: string; code: string },
): Promise<void> => {
  const data = { address: url, code, deviceName: 'Front desk' };
  return askBackground(browser, 'pair', data, hostPattern(url));
};

async function takeHost(panel: Page, host: string): Promise<void> {
  const granted = await panel.evaluate(
    (origin) =>
      (globalThis as unknown as ExtensionPage).chrome.permissions.request({ origins: [origin] }),
    host,
  );
  if (!granted) throw new Error(`${host} was not granted.`);
}

interface ExtensionPage {
  chrome: {
    permissions: { request(wanted: { origins: string[] }): Promise<boolean> };
    runtime: { sendMessage(message: unknown): Promise<{ ok: boolean }> };
  };
}
