import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { formatMinor } from '#shared/money.ts';
import type { CounterfoilBrowser } from '#test/browser/counterfoil-browser.ts';
import { overlayControl } from '#test/browser/overlay.ts';
import {
  allowSite,
  chooseDefaults,
  clickExport,
  confirm,
  connect,
  mapEverything,
  pair,
} from '#test/browser/steps.ts';
import type { RunningSimulator } from '#test/qbo-simulator/start.ts';
import type { RelayProcess } from '#test/support/relay-process.ts';
import type { PracticeOfDemo } from './practices.ts';

export interface Parts {
  relay: RelayProcess;
  simulator: RunningSimulator;
  practice: PracticeOfDemo;
  browser: CounterfoilBrowser;
}

export interface WalkResult {
  exported: number;
  practiceTotal: string;
  quickbooksTotal: string;
  quickbooksId: string;
  /** Calls for the invoice alone, once everything is mapped. */
  quickbooksCalls: number;
}

const company = 'Halden Creek Veterinary';

/** The main job as a person does it, with a picture of every step in `output`. */
export async function walk(
  { relay, simulator, practice, browser }: Parts,
  output: string,
  say: (text: string) => void,
): Promise<WalkResult> {
  let pictures = 0;
  const picture = async (page: Page, name: string) => {
    pictures += 1;
    const file = `${String(pictures).padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: join(output, file), animations: 'disabled' });
  };

  const setUp = await browser.open('workspace.html');
  await picture(setUp, 'welcome');
  say('Pairing the browser with the relay …');
  await pair(browser, setUp, { url: relay.url, code: await relay.pairingCode('admin') });
  await setUp.getByLabel('Its address').waitFor();
  await picture(setUp, 'paired');
  say('Allowing the practice site …');
  await allowSite(browser, setUp, { address: practice.address, profileId: practice.profileId });
  await setUp.getByRole('button', { name: 'Connect to QuickBooks' }).waitFor();
  await picture(setUp, 'site-allowed');
  say('Connecting the company …');
  const signIn = await connect(browser, setUp, company, (page) => picture(page, 'sign-in'));
  await picture(signIn, 'connected');
  await signIn.close().catch(() => undefined);
  await setUp.getByText(company).first().waitFor();
  say('Choosing the two defaults …');
  await chooseDefaults(setUp, (page) => picture(page, 'defaults'));
  await setUp.close();

  say('Opening the invoice and clicking Export to QuickBooks …');
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await practice.enter(page);
  await page.goto(practice.listUrl);
  await page.waitForTimeout(500);
  await picture(page, 'invoice-list');
  await page.goto(practice.invoiceUrl);
  await overlayControl(page, /Export to QuickBooks/);
  await page.waitForTimeout(500);
  await picture(page, 'invoice');
  const panel = await clickExport(browser, page);
  await panel.setViewportSize({ width: 360, height: 860 });

  say('Choosing the counterparts …');
  await mapEverything(panel, async (open, round) => {
    if (round < 2) await picture(open, round === 0 ? 'map-client' : 'map-item');
  });
  await picture(panel, 'preview');
  simulator.simulator.calls.reset();
  say('Confirming …');
  await confirm(panel);
  await panel
    .getByText('Exported to QuickBooks', { exact: true })
    .waitFor({ timeout: 60_000 })
    .catch(async (error) => {
      await picture(panel, 'not-exported');
      throw error;
    });
  await picture(panel, 'exported');
  const calls = simulator.simulator.calls.all().filter((call) => call.kind !== 'oauth').length;

  await page.bringToFront();
  await overlayControl(page, /Exported/);
  await picture(page, 'green-button');
  await page.goto(practice.listUrl);
  await page.locator(`a[href*="${practice.sourceId}"]`).first().scrollIntoViewIfNeeded();
  await overlayControl(page, /Exported/);
  await picture(page, 'green-row');
  const books = await browser.context.newPage();
  const href = await panel.getByRole('link', { name: /Open in QuickBooks/ }).getAttribute('href');
  await books.goto(href ?? '');
  await picture(books, 'in-quickbooks');

  const fact = async (name: string) =>
    (
      await panel
        .locator('dt', { hasText: name })
        .locator('xpath=following-sibling::dd')
        .first()
        .innerText()
    ).trim();
  const quickbooksId = await fact('QuickBooks ID');
  const stored = simulator.simulator.books
    .list('9341450000000001', 'Invoice')
    .find((one) => one.Id === quickbooksId);
  return {
    exported: simulator.simulator.books.list('9341450000000001', 'Invoice').length,
    practiceTotal: await fact('Practice total'),
    quickbooksTotal: formatMinor(Math.round(Number(stored?.TotalAmt) * 100)),
    quickbooksId,
    quickbooksCalls: calls,
  };
}
