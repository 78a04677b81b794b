import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realmId } from '#test/support/office.ts';
import { type DemoOffice, type Desk, openDemoOffice } from './desk.ts';
import { clickExport, confirm, mapEverything, resize } from './steps.ts';

/** What an admin chooses in the settings, and what then happens on the page and in the books. */
describe('settings that act', () => {
  let office: DemoOffice;
  let desk: Desk;
  let page: Page;
  let panel: Page;

  beforeAll(async () => {
    office = await openDemoOffice();
    desk = await office.desk();
    const { browser } = desk;
    page = desk.page;
    await page.goto(office.practice.invoiceUrl(7005));
    panel = await clickExport(browser, page);
    await resize(panel, 360);
  });
  afterAll(() => office.close());

  const section = async (name: RegExp) => {
    await panel.getByRole('tab', { name: 'Settings' }).click();
    const back = panel.getByRole('button', { name: 'All settings' });
    if (await back.isVisible()) await back.click();
    await panel.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name }).click();
  };
  const choose = async (name: RegExp) => {
    await panel.getByRole('radio', { name }).check();
    await panel.getByText('Saved').first().waitFor();
  };
  const back = () => panel.getByRole('tab', { name: 'Export' }).click();

  it('a new client and its items are created with the export, and the preview says so', async () => {
    await panel.getByRole('heading', { name: 'Choose the counterparts in QuickBooks' }).waitFor();
    await section(/^Clients/);
    await choose(/Create a customer with the export/);
    await section(/^Items/);
    await choose(/Create it with the export/);
    await back();
    await mapEverything(panel);
    await panel.getByRole('heading', { name: /^1 of \d: Customer in QuickBooks/ }).waitFor();
    expect(office.invoices()).toEqual([]);
    await confirm(panel);
    await panel.getByText('Exported to QuickBooks', { exact: true }).waitFor();
    const [invoice] = office.invoices();
    const customer = office.list('Customer').find(({ Id }) => Id === invoice?.CustomerRef.value);
    expect(customer?.DisplayName).toMatch(/ \(C-\d+\)$/);
  });

  it('no name or note of a line has left the practice', async () => {
    const lines = office.invoices()[0]?.Line.filter((line) => line.DetailType.startsWith('Sales'));
    const said = lines?.map(({ Description }) => Description).filter(Boolean);
    expect(said?.every((text) => /tax/i.test(text ?? ''))).toBe(true);
  });

  it('what the settings name and QuickBooks no longer has is told before an export breaks (D10, D23)', async () => {
    await section(/^Payments/);
    const refunds = panel.getByRole('region', { name: 'Refund account' });
    await refunds.getByRole('combobox').first().click();
    const offered = await panel.getByRole('option').allTextContents();
    expect(offered.some((one) => one.includes('Checking'))).toBe(true);
    expect(offered.some((one) => /Inventory|Income|Receivable/.test(one))).toBe(false);
    await panel.getByRole('option', { name: /^Checking/ }).click();
    await refunds.getByText('Active in QuickBooks').waitFor();
    const { books } = office.simulator.simulator;
    books.edit(realmId, 'Account', office.idOf('Account', 'Checking'), { Active: false });
    await refunds.getByRole('button', { name: 'Refresh list' }).click();
    await refunds.getByText(/can no longer be used here/).waitFor();
    await panel.getByRole('button', { name: 'All settings' }).click();
    await panel
      .getByRole('navigation', { name: 'Settings' })
      .getByRole('button', { name: /^Payments and refunds.*1 to choose again/ })
      .waitFor();
    books.edit(realmId, 'Account', office.idOf('Account', 'Checking'), { Active: true });
  });

  it('the start date keeps an earlier invoice out, and says where to change it', async () => {
    await section(/^Start date/);
    await panel.getByLabel('First day').fill('2090-01-01');
    await panel.getByRole('button', { name: 'Save the start date' }).click();
    await panel.getByText('Saved').first().waitFor();
    await page.goto(office.practice.invoiceUrl(7001));
    await clickExport(desk.browser, page, /QuickBooks|Failed/);
    await panel.getByText(/only records from .* on are exported/).waitFor();
    await section(/^Start date/);
    await panel.getByRole('button', { name: 'Remove the start date' }).click();
    await panel.getByText('None: records of any day can be exported.').waitFor();
  });
});
