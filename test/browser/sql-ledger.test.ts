import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPECTED_READINGS } from '#test/practice-apps/sql-ledger/expected-readings.ts';
import { type SqlLedger, startSqlLedger } from '#test/practice-apps/sql-ledger/start.ts';
import { type Office, openOffice } from '#test/support/office.ts';
import { type CounterfoilBrowser, launchCounterfoil } from './counterfoil-browser.ts';
import { clickControl, overlayControl, overlayControls } from './overlay.ts';
import {
  allowPracticeSite,
  clickExport,
  confirm,
  mapEverything,
  pairQuickly,
  signInToSqlLedger,
} from './steps.ts';

/** Pages that nobody here wrote: SQL-Ledger from Debian's packages. */
describe('SQL-Ledger', () => {
  let ledger: SqlLedger;
  let office: Office;
  let browser: CounterfoilBrowser;
  const invoices = EXPECTED_READINGS.filter(({ kind }) => kind === 'invoice');

  beforeAll(async () => {
    ledger = await startSqlLedger();
    office = await openOffice();
    browser = await launchCounterfoil({ output: 'chrome-mv3' });
    await pairQuickly(browser, {
      url: office.relay.url,
      code: await office.relay.pairingCode('admin'),
    });
    await allowPracticeSite(browser, ledger.url, 'sql-ledger');
    await signInToSqlLedger(browser.context.pages()[0]!, ledger, 'bea');
  });
  afterAll(async () => {
    await browser.close();
    await office.close();
    await ledger.close();
  });

  const stored = (number: string) => {
    const found = office.invoices().filter((one) => one.DocNumber === number);
    expect(found).toHaveLength(1);
    return found[0]!;
  };

  it.each(invoices)('$number agrees with the books line by line', async (expected) => {
    const page = browser.context.pages()[0]!;
    await page.goto(ledger.invoiceUrl(expected.id, 'bea'));
    const panel = await clickExport(browser, page);
    await panel.getByText(`Invoice ${expected.number}`).waitFor();
    await mapEverything(panel);
    await confirm(panel);
    await panel.getByText('Exported to QuickBooks', { exact: true }).waitFor();
    const invoice = stored(expected.number);
    expect(cents(invoice.TotalAmt)).toBe(expected.totalMinor);
    const lines = invoice.Line.filter((line) => line.DetailType === 'SalesItemLineDetail');
    expect(lines.map((line) => cents(line.Amount))).toEqual([
      ...expected.lines.map((line) => line.amountMinor),
      ...(expected.taxMinor === undefined ? [] : [expected.taxMinor]),
    ]);
  });

  it('shows every exported row green, and exports nothing from a second click', async () => {
    const page = browser.context.pages()[0]!;
    await page.goto(ledger.listUrl('bea'));
    await expect
      .poll(async () => (await overlayControls(page, /Exported/)).length, { timeout: 15_000 })
      .toBe(invoices.length);
    await clickControl(page, await overlayControl(page, /Exported/));
    const panel = await browser.sidePanel();
    await panel.getByText('Exported to QuickBooks', { exact: true }).waitFor();
    expect(office.invoices()).toHaveLength(invoices.length);
  });

  it('refuses the credit with the reason, from its row', async () => {
    const page = browser.context.pages()[0]!;
    await page.goto(ledger.listUrl('bea'));
    const row = await overlayControl(page, /^Export\..*HSV-1006/);
    await clickControl(page, row);
    const panel = await browser.sidePanel();
    await panel.getByRole('alert').getByText('This is a credit').waitFor();
  });
});

const cents = (amount: number) => Math.round(amount * 100);
