import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DemoOffice, type Desk, openDemoOffice } from './desk.ts';
import { clickControl, overlayControl, overlayControls } from './overlay.ts';
import { askBackground, clickExport } from './steps.ts';

const button = /^Export to QuickBooks/;

describe('the overlay on the practice page', () => {
  let office: DemoOffice;
  let desk: Desk;
  let page: Page;

  beforeAll(async () => {
    office = await openDemoOffice();
    desk = await office.desk();
    page = desk.page;
  });
  afterAll(() => office.close());
  beforeEach(() => office.practice.reset());

  const buttons = async () => (await overlayControls(page, button)).length;

  it('opens the real side panel at once, from one trusted click', async () => {
    await page.goto(office.practice.invoiceUrl(7001));
    const panel = await clickExport(desk.browser, page);
    await panel.getByText('Invoice INV-10401').waitFor();
    expect(office.invoices()).toEqual([]);
  });

  it('survives navigation inside the app and does not double', async () => {
    await page.goto(office.practice.listUrl);
    await overlayControl(page, button);
    await page.locator('a.invoice-link').first().click();
    await page.waitForURL(/invoices\/\d+/);
    await expect.poll(buttons).toBe(1);
    await page.goBack();
    await page.waitForURL(/invoices$/);
    await overlayControl(page, button);
    await page.goForward();
    await expect.poll(buttons).toBe(1);
  });

  it('comes back after the app drew the page anew, once', async () => {
    await page.goto(office.practice.invoiceUrl(7002));
    await expect.poll(buttons).toBe(1);
    for (let round = 0; round < 3; round += 1) {
      await page.locator('[data-command=refresh]').click();
      await expect.poll(buttons).toBe(1);
    }
  });

  it('mounts inside a modal dialog of the app', async () => {
    await page.goto(office.practice.listUrl);
    await page.locator('.invoice-row .row-actions').first().hover();
    await page.getByRole('menuitem', { name: 'Quick view' }).first().click();
    await page.locator('dialog.quick-view[open]').waitFor();
    const control = await overlayControl(page, button);
    await clickControl(page, control);
    const panel = await desk.browser.sidePanel();
    await panel.getByRole('heading', { level: 1 }).waitFor();
  });

  it('is closed to the page: no open shadow root, no fixed name, nothing global', async () => {
    await page.goto(office.practice.invoiceUrl(7001));
    await overlayControl(page, button);
    const host = () =>
      page.evaluate(() => {
        const last = document.querySelector('.invoice-actions')?.lastElementChild;
        return { name: last?.localName ?? '', root: last?.shadowRoot ?? null };
      });
    const first = await host();
    await page.reload();
    await overlayControl(page, button);
    const second = await host();
    expect(first.root).toBeNull();
    expect(first.name).not.toBe(second.name);
  });

  it('ignores clicks that the page makes up', async () => {
    await page.goto(office.practice.invoiceUrl(7003));
    await overlayControl(page, button);
    await page.evaluate(() => {
      const host = document.querySelector('.invoice-actions')?.lastElementChild;
      host?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      (host as HTMLElement | null)?.click();
    });
    await page.waitForTimeout(500);
    const panel = await desk.browser.open('workspace.html');
    await panel.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await panel.getByText('INV-10403').count()).toBe(0);
    await panel.close();
  });

  it('says Paused on a paused site, in words', async () => {
    const origin = office.practice.url;
    await askBackground(desk.browser, 'pauseSite', { origin, paused: true });
    await page.goto(office.practice.invoiceUrl(7001));
    await overlayControl(page, /paused/i);
    await askBackground(desk.browser, 'pauseSite', { origin, paused: false });
    await overlayControl(page, button);
  });

  const refusals: [string, number, string][] = [
    ['a total that is off by a cent', 7013, 'but its own lines give'],
    ['a foreign currency', 7012, 'Nothing was exported'],
    ['an invoice that is not issued yet', 7017, 'Finish the invoice there first'],
  ];
  it.each(refusals)('refuses %s with the reason', async (_name, id, words) => {
    await page.goto(office.practice.invoiceUrl(id));
    const panel = await clickExport(desk.browser, page);
    await panel.getByRole('alert').getByText(words).first().waitFor();
    expect(office.invoices()).toEqual([]);
  });

  it('refuses a page that lacks its date, and names it', async () => {
    office.practice.mutate(7001, { hidden: ['date'] });
    await page.goto(office.practice.invoiceUrl(7001));
    const panel = await clickExport(desk.browser, page);
    await panel.getByRole('alert').getByText('invoice date').waitFor();
  });

  it('refuses a 10 MB cell at once and keeps the page usable', async () => {
    office.practice.mutate(7001, { printed: { 'line-1-description': 'x'.repeat(10_000_000) } });
    await page.goto(office.practice.invoiceUrl(7001));
    // Found by its place: an accessibility tree of ten megabytes takes Chromium a minute.
    await page.locator('.invoice-actions > :last-child').click();
    const panel = await desk.browser.sidePanel();
    await panel.getByRole('alert').getByText('10000000 characters').waitFor();
  });

  it('shows script in a client’s name as text, everywhere', async () => {
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(office.practice.invoiceUrl(7008));
    const panel = await clickExport(desk.browser, page);
    await panel.getByText('<script>').first().waitFor();
    expect(dialogs).toEqual([]);
  });
});
