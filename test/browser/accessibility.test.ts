import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoOffice, openDemoOffice } from './desk.ts';
import { clickExport, confirm, mapEverything } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA violations on a page, as `rule: selector`. */
async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async (source) => {
    if (!('axe' in globalThis)) new Function(source)();
    const { axe } = globalThis as unknown as Axe;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run(document, { runOnly: tags });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`);
  }, axe);
}

interface Axe {
  axe: {
    run(
      context: Document,
      options: { runOnly: string[] },
    ): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
  };
}

describe.each(['light', 'dark'] as const)('the panel at 360 px, %s', (colorScheme) => {
  let office: DemoOffice;
  let panel: Page;

  beforeAll(async () => {
    office = await openDemoOffice();
    const { browser, page } = await office.desk('admin', { colorScheme });
    await page.goto(office.practice.invoiceUrl(7005));
    panel = await clickExport(browser, page);
    await panel.setViewportSize({ width: 360, height: 860 });
  });
  afterAll(() => office.close());

  const fits = () => panel.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

  it('mapping', async () => {
    await panel.getByRole('heading', { name: 'Choose the counterparts in QuickBooks' }).waitFor();
    expect(await violations(panel)).toEqual([]);
    expect(await fits()).toBe(true);
  });

  it('preview', async () => {
    await mapEverything(panel);
    expect(await violations(panel)).toEqual([]);
    expect(await fits()).toBe(true);
  });

  it('exported, and settings', async () => {
    await confirm(panel);
    await panel.getByText('Exported to QuickBooks', { exact: true }).waitFor();
    expect(await violations(panel)).toEqual([]);
  });

  it('settings, section by section', async () => {
    await panel.getByRole('tab', { name: 'Settings' }).click();
    const nav = panel.getByRole('navigation', { name: 'Settings' });
    await nav.waitFor();
    expect(await violations(panel)).toEqual([]);
    const sections = await nav.getByRole('button').count();
    for (let index = 0; index < sections; index += 1) {
      await nav.getByRole('button').nth(index).click();
      const test = panel.getByRole('button', { name: 'Test connection' });
      const isCheck = await panel.getByRole('heading', { name: 'Company check' }).isVisible();
      if (isCheck) {
        await test.click();
        await panel.getByText(/as they should be/).click();
      }
      expect(await violations(panel)).toEqual([]);
      expect(await fits()).toBe(true);
      await panel.getByRole('button', { name: 'All settings' }).click();
    }
  });

  it('settings with the keyboard alone', async () => {
    const tab = panel.getByRole('tab', { name: 'Settings' });
    await tab.focus();
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
    await panel.keyboard.type('Service Inc');
    await panel.getByRole('option').first().waitFor();
    await panel.keyboard.press('Enter');
    await panel.getByRole('region', { name: 'Income account' }).getByText('Saved').waitFor();
  });
});
