import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoOffice, openDemoOffice } from './desk.ts';
import { clickExport } from './steps.ts';

/** The mapping screens in a real browser: what a page has shown is there to be mapped. */
describe('the mapping screens', () => {
  let office: DemoOffice;
  let panel: Page;

  beforeAll(async () => {
    office = await openDemoOffice();
    const { browser, page } = await office.desk('admin', { colorScheme: 'light' });
    await page.goto(office.practice.invoiceUrl(7005));
    panel = await clickExport(browser, page);
    await panel.setViewportSize({ width: 360, height: 860 });
    await panel.getByRole('heading', { name: 'Choose the counterparts in QuickBooks' }).waitFor();
    await panel.getByRole('tab', { name: 'Mapping' }).click();
  });
  afterAll(() => office.close());

  it('hold the items of the page, what is left to map first', async () => {
    const items = panel.getByRole('region', { name: 'Items' });
    await items.getByRole('row').first().waitFor();
    expect(await items.getByRole('row').count()).toBeGreaterThan(0);
    expect(await panel.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    );
  });

  it('look for matches off the main thread, and end', async () => {
    await panel.getByText('Looking for matches').waitFor({ state: 'hidden' });
  });

  it('keep a choice in the relay as it is made, with the keyboard alone', async () => {
    const items = panel.getByRole('region', { name: 'Items' });
    const { mappings: before } = await told();
    await items.getByRole('row').first().focus();
    await panel.keyboard.press('Enter');
    await panel.getByRole('combobox', { name: /./ }).last().waitFor();
    await panel.keyboard.type('Office Visit');
    await panel
      .getByRole('option', { name: /Office Visit/ })
      .first()
      .waitFor();
    await panel.keyboard.press('Enter');
    await expect.poll(async () => (await told()).mappings.length).toBe(before.length + 1);
    if (process.env.SHOT) await panel.screenshot({ path: process.env.SHOT });
  });

  async function told() {
    const answer = await office.admin.call('mappings');
    if (!answer.ok) throw new Error(answer.problem.code);
    return answer.value;
  }
});
