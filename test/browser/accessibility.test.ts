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
    await panel.getByText('Settings', { exact: true }).click();
    await panel.getByRole('button', { name: 'Disconnect' }).waitFor();
    expect(await violations(panel)).toEqual([]);
    expect(await fits()).toBe(true);
  });
});
