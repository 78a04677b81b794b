import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoOffice, openDemoOffice } from './desk.ts';
import { clickExport, confirm, mapEverything, resize } from './steps.ts';
import { violations } from './violations.ts';

const schemes = ['light', 'dark'] as const;

/** One walk through the panel; every screen is looked at in both colour schemes. */
describe('the panel at 360 px, light and dark', () => {
  let office: DemoOffice;
  let panel: Page;

  beforeAll(async () => {
    office = await openDemoOffice();
    const { browser, page } = await office.desk('admin');
    await page.goto(office.practice.invoiceUrl(7005));
    panel = await clickExport(browser, page);
    await resize(panel, 360);
  });
  afterAll(() => office.close());

  const fits = () => panel.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  const isSound = async () => {
    for (const colorScheme of schemes) {
      await panel.emulateMedia({ colorScheme });
      expect(await violations(panel), colorScheme).toEqual([]);
      expect(await fits(), colorScheme).toBe(true);
    }
  };

  it('mapping', async () => {
    await panel.getByRole('heading', { name: 'Choose the counterparts in QuickBooks' }).waitFor();
    await isSound();
  });

  it('preview', async () => {
    await mapEverything(panel);
    await isSound();
  });

  it('exported, and settings', async () => {
    await confirm(panel);
    await panel.getByText('Exported to QuickBooks', { exact: true }).waitFor();
    await isSound();
  });

  it('settings, section by section', async () => {
    await panel.getByRole('tab', { name: 'Settings' }).click();
    const nav = panel.getByRole('navigation', { name: 'Settings' });
    await nav.waitFor();
    await isSound();
    const sections = await nav.getByRole('button').count();
    for (let index = 0; index < sections; index += 1) {
      await nav.getByRole('button').nth(index).click();
      const test = panel.getByRole('button', { name: /^Test (connection|again)$/ });
      const isCheck = await panel.getByRole('heading', { name: 'Company check' }).isVisible();
      if (isCheck) {
        await test.click();
        await panel.getByText(/as they should be/).click();
      }
      await isSound();
      await panel.getByRole('button', { name: 'All settings' }).click();
    }
  });

  it('help', async () => {
    await panel.getByRole('tab', { name: 'Help' }).click();
    for (const title of await panel.locator('.help summary').all()) await title.click();
    await isSound();
  });

  it('settings with the keyboard alone', async () => {
    const tab = panel.getByRole('tab', { name: 'Settings' });
    await tab.focus();
    await panel.keyboard.press('Enter');
    const press = async (key: string, until: () => Promise<boolean>) => {
      for (let presses = 0; presses < 40; presses += 1) {
        if (await until()) return;
        await panel.keyboard.press(key);
      }
      throw new Error(`${key} leads nowhere.`);
    };
    const isButton = () =>
      panel.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.tagName === 'BUTTON' && /^Defaults/.test(activeElement.textContent);
      });
    await press('Tab', isButton);
    await panel.keyboard.press('Enter');
    await panel.getByRole('region', { name: 'Income account' }).waitFor();
    await press('Tab', () =>
      panel.evaluate(() => document.activeElement?.getAttribute('role') === 'combobox'),
    );
    await panel.keyboard.type('Shipping');
    await panel.getByRole('option').first().waitFor();
    await panel.keyboard.press('Enter');
    await panel.getByRole('region', { name: 'Income account' }).getByText('Saved').waitFor();
  });
});
