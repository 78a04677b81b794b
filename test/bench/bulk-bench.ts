import type { Page } from 'playwright-core';
import { writeMappingCsv } from '#shared/mapping/csv/write-mapping-csv.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import type { Term } from '#shared/mapping/term.ts';
import { must, realmId } from '#test/support/office.ts';
import type { InPanel } from './in-panel.ts';
import { type LargeOffice, openLargeOffice } from './large-office.ts';
import { type Metrics, median, metric } from './metric.ts';

const many = 10_000;
const few = 10;
const patienceMs = 300_000;

/**
 * catalogue.first10kMs, mapping.csvApply10kMs, mapping.undo10kMs, mapping.putBack10kMs, the longest
 * task of the page meanwhile, and the opening of the list when all of it is mapped: 10,000 rows of a
 * file, in the built extension.
 */
export async function bulkBench(): Promise<Metrics> {
  const large = await measureBulk(many);
  const small = await measureBulk(few);
  const tenRows = (value: number) => ({ what: '10 rows', value });
  const of = (name: keyof typeof large) => metric(large[name], 'ms', tenRows(small[name]));
  return {
    'catalogue.first10kMs': of('fetch'),
    'mapping.csvApply10kMs': of('apply'),
    'mapping.undo10kMs': of('undo'),
    'mapping.putBack10kMs': of('putBack'),
    'mapping.longestTask10kMs': of('longestTask'),
    'panel.openDecided10kMs': of('open'),
  };
}

async function measureBulk(rows: number) {
  const office = await openLargeOffice(rows);
  try {
    const items = office.practice.terms.filter(({ kind }) => kind === 'item');
    await office.fillPractice(items);
    const fetch = await timed(() => office.fetchList('items'));
    const page = await office.openPanel();
    await page.getByRole('tab', { name: 'Mapping' }).click();
    await page.locator('.mapping-row').first().waitFor();
    const file = fileOf(office, items);
    const isStored = async (mapped: number) => {
      const { mappings } = must(await office.admin.call('mappings'));
      const now = mappings.filter(({ removed }) => !removed).length;
      if (now !== mapped) throw new Error(`${now} of ${mapped} mappings are stored.`);
    };

    await chooseFile(page, file);
    const tasks = await page.evaluateHandle(() => inPanel.watchTasks());
    const apply = await timed(async () => {
      await page.getByRole('button', { name: /^Apply/ }).click();
      await page.getByText('are stored.').waitFor({ timeout: patienceMs });
    });
    await isStored(rows);
    const undo = await timed(async () => {
      await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
      await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: patienceMs });
    });
    await isStored(0);
    await tool(page, 'History');
    const putBack = await timed(async () => {
      await page
        .getByRole('button', { name: /^Restore what was before/ })
        .first()
        .click();
      await page.getByText('put back from the history').first().waitFor({ timeout: patienceMs });
    });
    await isStored(rows);
    await page.waitForTimeout(500);
    const longestTask = await tasks.evaluate((told) => told.longest);
    await page.close();
    const open = await openDecided(office);
    return { fetch, apply, undo, putBack, longestTask, open };
  } finally {
    await office.close();
  }
}

declare const inPanel: InPanel;

/** From the click on Mapping to the first of so many mapped names, the median of three. */
async function openDecided({ openPanel }: LargeOffice): Promise<number> {
  const opens: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const page = await openPanel();
    await page.waitForTimeout(1500);
    opens.push(await page.evaluate(() => inPanel.open('Mapping', '.mapping-row')));
    await page.close();
  }
  return median(opens);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function tool(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
}

async function chooseFile(page: Page, text: string): Promise<void> {
  await tool(page, 'Download or upload as CSV');
  const file = { name: 'items.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') };
  await page.getByLabel('Choose a CSV file').setInputFiles(file);
  await page.getByText('Nothing is stored yet.').waitFor({ timeout: patienceMs });
}

/** A file that maps each item to one of the company's. */
function fileOf({ list }: LargeOffice, terms: readonly Term[]): string {
  const services = list('Item').filter(({ Type }) => Type === 'Service');
  const mappings = terms.map(({ name: _name, id: _id, ...term }, at): Mapping => {
    const targetId = String(services[at % services.length]?.Id);
    return { term, realmId, targetId, version: 0, removed: false };
  });
  return writeMappingCsv({ terms, mappings, rowsByList: {} });
}
