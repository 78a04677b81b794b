import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureChromium } from '../../support/ensure-chromium.ts';
import { type DemoPractice, startDemoPractice } from './start.ts';

let practice: DemoPractice;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  practice = await startDemoPractice();
  const executablePath = await ensureChromium();
  browser = await chromium.launch({ executablePath, headless: true, chromiumSandbox: false });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await practice?.close();
});

beforeEach(async () => {
  practice.reset();
  page = await browser.newPage();
  complaints = [];
  // a violated Content-Security-Policy is an error message too
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(practice.listUrl);
  await page.fill('[name=username]', 'dana');
  await page.fill('[name=password]', practice.password);
  await page.click('button[type=submit]');
  await page.waitForSelector('.invoice-list');
}, 60_000);
afterEach(async () => {
  await page.close();
  expect(complaints).toEqual([]);
});

const row = (id: number) =>
  page.locator('tr.invoice-row', { has: page.locator(`a.invoice-link[href$="/${id}"]`) });

describe('the clinic in a browser', { timeout: 60_000 }, () => {
  it('goes to an invoice and back without loading a page, with address and title', async () => {
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await row(7005).locator('.invoice-link').click();
    await page.waitForSelector('article.invoice[data-invoice-id="7005"]');
    expect(page.url()).toBe(practice.invoiceUrl(7005));
    expect(await page.title()).toBe('Invoice INV-10405 · Larkfield Animal Clinic');
    await page.goBack();
    await page.waitForSelector('.invoice-list');
    expect(page.url()).toBe(practice.listUrl);
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  });

  it('refreshes the list by replacing its rows, showing what changed', async () => {
    const before = await page.locator('.invoice-list tbody').elementHandle();
    practice.mutate(7001, { printed: { total: '$99.99' } });
    await page.click('[data-command=refresh]');
    await expect.poll(() => row(7001).locator('.col-total').textContent()).toBe('$99.99');
    expect(await before?.evaluate((body) => body.isConnected)).toBe(false);
  });

  it('refreshes the list by itself', async () => {
    await page.goto(`${practice.listUrl}?refresh=1`);
    practice.mutate(7001, { printed: { total: '$99.98' } });
    await expect
      .poll(() => row(7001).locator('.col-total').textContent(), { timeout: 10_000 })
      .toBe('$99.98');
  });

  it('opens a row menu by hover and by keyboard, and closes it with Escape', async () => {
    const menu = row(7010).locator('.row-actions-menu');
    const trigger = row(7010).locator('.row-actions-trigger');
    await row(7010).locator('.row-actions').hover();
    expect(await menu.isVisible()).toBe(true);
    await page.mouse.move(0, 0);
    expect(await menu.isVisible()).toBe(false);
    await trigger.focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('View');
    expect(await trigger.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await menu.isVisible()).toBe(false);
    expect(await trigger.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('shows an invoice in a modal dialog over the list', async () => {
    await row(7007).locator('.row-actions').hover();
    await row(7007).locator('[data-command=quick-view]').click();
    const dialog = page.locator('dialog.quick-view');
    await dialog.locator('article.invoice[data-invoice-id="7007"]').waitFor();
    expect(await dialog.evaluate((element) => element.matches(':modal'))).toBe(true);
    expect(page.url()).toBe(practice.listUrl);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
  });
});
