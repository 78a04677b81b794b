import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPECTED_READINGS } from '#test/practice-apps/demo-practice/expected-readings.ts';
import { type DemoPractice, startDemoPractice } from '#test/practice-apps/demo-practice/start.ts';
import { type RunningSimulator, startSimulator } from '#test/qbo-simulator/start.ts';
import { freePort } from '#test/support/free-port.ts';
import {
  type RelayProcess,
  registeredApp,
  startRelayProcess,
} from '#test/support/relay-process.ts';
import { type CounterfoilBrowser, launchCounterfoil } from './counterfoil-browser.ts';
import { overlayControl } from './overlay.ts';
import {
  allowSite,
  chooseDefaults,
  clickExport,
  confirm,
  connect,
  mapEverything,
  pair,
  signInToDemoPractice,
} from './steps.ts';

const realm = '9341450000000001';
const expected = EXPECTED_READINGS.find(({ id }) => id === 7005)!;

describe('the main job, from a new browser to the green button', () => {
  let practice: DemoPractice;
  let simulator: RunningSimulator;
  let relay: RelayProcess;
  let browser: CounterfoilBrowser;
  const profile = mkdtempSync(join(tmpdir(), 'counterfoil-main-job-'));

  beforeAll(async () => {
    const port = await freePort();
    practice = await startDemoPractice();
    simulator = await startSimulator({ apps: [registeredApp(port)] });
    relay = await startRelayProcess({ simulatorUrl: simulator.url, port });
    browser = await launchCounterfoil({ profile });
  });
  afterAll(async () => {
    await browser.close();
    await relay.close();
    await simulator.close();
    await practice.close();
    await rm(profile, { recursive: true, force: true });
  });

  it('refuses a wrong pairing code and says what to do', async () => {
    const panel = await browser.open('workspace.html');
    await pair(browser, panel, { url: relay.url, code: 'ABCD-EFGH' });
    await panel.getByRole('alert').getByText('This pairing code is not valid.').waitFor();
    await panel.close();
  });

  it('sets up: pair, allow the site, refuse and then give the consent', async () => {
    const panel = await browser.open('workspace.html');
    await pair(browser, panel, { url: relay.url, code: await relay.pairingCode('admin') });
    await allowSite(browser, panel, { address: practice.url, profileId: 'demo-practice' });
    const refused = await connect(browser, panel, 'Halden Creek Veterinary', undefined, 'Cancel');
    await refused.getByText('The permission was not given').waitFor();
    await refused.close();
    const agreed = await connect(browser, panel, 'Halden Creek Veterinary');
    await agreed.getByText('Halden Creek Veterinary').first().waitFor();
    await panel.getByText('Connected to Halden Creek Veterinary').waitFor();
    await chooseDefaults(panel);
    await panel.close();
  });

  it('maps, previews and exports with one call, equal line by line and to the cent', async () => {
    const page = browser.context.pages()[0]!;
    await signInToDemoPractice(page, practice);
    await page.goto(practice.invoiceUrl(expected.id));
    const panel = await clickExport(browser, page);
    await mapEverything(panel);
    simulator.simulator.calls.reset();
    await confirm(panel);
    await panel.getByText('Exported to QuickBooks', { exact: true }).waitFor();
    const calls = simulator.simulator.calls.all().filter((call) => call.kind !== 'oauth');
    expect(calls.map(({ method, metered }) => ({ method, metered }))).toEqual([
      { method: 'POST', metered: false },
    ]);
    await page.bringToFront();
    await overlayControl(page, /Exported/);
    const [stored] = simulator.simulator.books.list(realm, 'Invoice') as unknown as {
      DocNumber: string;
      TotalAmt: number;
      Line: { Amount: number; DetailType: string }[];
    }[];
    expect(stored?.DocNumber).toBe(expected.number);
    expect(cents(stored!.TotalAmt)).toBe(expected.totalMinor);
    const sales = stored!.Line.filter((line) => line.DetailType === 'SalesItemLineDetail');
    expect(sales.map((line) => cents(line.Amount))).toEqual([
      ...expected.lines.map((line) => line.amountMinor),
      expected.taxMinor,
    ]);
  });

  it('knows all of it after the browser was closed and opened again', async () => {
    await browser.close();
    browser = await launchCounterfoil({ profile });
    const page = await browser.context.newPage();
    await signInToDemoPractice(page, practice);
    await page.goto(practice.invoiceUrl(expected.id));
    await overlayControl(page, /Exported/);
    // Another invoice of the same client: its terms that are known are mapped already.
    const panel = await browser.open('workspace.html');
    await panel.getByText('Halden Creek Veterinary').first().waitFor();
    await panel.getByText(`Invoice ${expected.number}`).waitFor();
    await panel.getByText('Exported to QuickBooks', { exact: true }).waitFor();
    expect(simulator.simulator.books.list(realm, 'Invoice')).toHaveLength(1);
  });
});

const cents = (amount: number) => Math.round(amount * 100);
