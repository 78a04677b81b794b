import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '#test/support/office.ts';
import { type DemoOffice, openDemoOffice } from './desk.ts';
import { clickExport, resize } from './steps.ts';
import { violations } from './violations.ts';

/** The mappings as a file, out and in, with their history, in a real browser. */
describe('the tools of the mapping screens', () => {
  let office: DemoOffice;
  let panel: Page;
  let file: string;

  beforeAll(async () => {
    office = await openDemoOffice();
    const { browser, page } = await office.desk('admin', { colorScheme: 'light' });
    await page.goto(office.practice.invoiceUrl(7005));
    panel = await clickExport(browser, page);
    await resize(panel, 360);
    await panel.getByRole('heading', { name: 'Choose the counterparts in QuickBooks' }).waitFor();
    await panel.getByRole('tab', { name: 'Mapping' }).click();
  });
  afterAll(() => office.close());

  const tool = async (name: string) => {
    await panel.getByRole('button', { name: 'More', exact: true }).click();
    await panel.getByRole('menuitem', { name }).click();
  };
  /** Clean and inside 360 px, in both colours. */
  const look = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await panel.emulateMedia({ colorScheme });
      expect(await violations(panel), `${name}, ${colorScheme}`).toEqual([]);
    }
    expect(await panel.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    );
  };
  const mappings = async () =>
    must(await office.admin.call('mappings')).mappings.filter(({ removed }) => !removed);

  it('write the list as a file', async () => {
    await tool('Download or upload as CSV');
    const download = panel.waitForEvent('download');
    await panel.getByRole('button', { name: 'Download' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(/^counterfoil-items-\d{4}-\d\d-\d\d\.csv$/);
    file = await saved.path();
    const text = await readFile(file, 'utf8');
    expect(text).toContain('EXAM');
    await look('csv');
  });

  it('compare a changed file, and store it when that is wanted', async () => {
    const { data, meta } = Papa.parse<Row>(await readFile(file, 'utf8'), { header: true });
    const counterparts = new Map([
      ['id:EXAM', 'Services'],
      ['id:DIET-8', 'No such item'],
    ]);
    for (const row of data) row['QuickBooks name'] = counterparts.get(row.key) ?? '';
    // As Excel saves it where the comma is the decimal sign.
    const text = Papa.unparse(data, { columns: meta.fields ?? [], delimiter: ';' });
    await panel.getByLabel('Choose a CSV file').setInputFiles({
      ...{ name: 'items.csv', mimeType: 'text/csv' },
      buffer: Buffer.from(text, 'utf8'),
    });
    await panel.getByText('Nothing is stored yet.').waitFor();
    await look('dry-run');
    expect(await mappings()).toEqual([]);
    await panel.getByRole('button', { name: 'Apply 1 change' }).click();
    await panel.getByText('1 change is stored.').waitFor();
    await look('stored');
    expect(await mappings()).toMatchObject([
      { targetId: office.idOf('Item', 'Services'), term: { key: 'id:EXAM' } },
    ]);
    await panel.getByRole('button', { name: 'Done' }).click();
  });

  it('tell who did it, and put back what was before', async () => {
    await tool('History');
    const entry = panel.getByRole('dialog').getByRole('listitem').first();
    await entry.getByText('from a CSV file').waitFor();
    await look('history');
    await entry.getByRole('button', { name: /^Restore Unmapped/ }).click();
    await expect.poll(async () => (await mappings()).length).toBe(0);
    await panel.getByText('put back from the history').waitFor();
    await panel.getByRole('button', { name: 'Close' }).click();
  });

  it('undo that with the button of the list', async () => {
    await panel.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(async () => (await mappings()).length).toBe(1);
  });
});

type Row = Record<'key' | 'QuickBooks name', string>;
