import type { Page } from 'playwright-core';
import { realmId } from '#test/support/office.ts';
import type { InPanel } from './in-panel.ts';
import { type LargeOffice, openLargeOffice } from './large-office.ts';
import { type Metrics, median, metric } from './metric.ts';

const many = 10_000;
const few = 10;
const runs = 3;
const searches = ['amoxival 50 mg tabl', 'prednivet susp', 'zonisol 250', 'dermacool spray'];

/**
 * panel.open10kMs, panel.keystroke10kP95Ms, suggest.all10kMs and the longest task meanwhile: 10,000
 * items and clients beside as many products and customers, in the built extension. The first paint is
 * that of the whole panel, from nothing.
 */
export async function panelBench(): Promise<Metrics> {
  const office = await openLargeOffice(many);
  try {
    const { terms } = office.practice;
    await office.fetchList('items');
    await office.fetchList('customers');
    await office.fillPractice(terms.slice(0, few));
    const small = await measurePanel(office);
    await office.fillPractice(terms);
    const large = await measurePanel(office);
    const tenRows = (value: number) => ({ what: '10 terms', value });
    return {
      'panel.firstPaint10kMs': metric(large.firstPaint, 'ms', tenRows(small.firstPaint)),
      'panel.open10kMs': metric(large.open, 'ms', tenRows(small.open)),
      'panel.keystroke10kP95Ms': metric(large.keystroke, 'ms', tenRows(small.keystroke)),
      'panel.picker10kP95Ms': metric(large.picker, 'ms', tenRows(small.picker)),
      'panel.longestTask10kMs': metric(large.longestTask, 'ms', tenRows(small.longestTask)),
      'suggest.all10kMs': metric(large.suggest, 'ms', tenRows(small.suggest)),
      'suggest.fresh10kMs': metric(large.suggestFresh, 'ms', tenRows(small.suggestFresh)),
      'suggest.again10kMs': metric(large.suggestAgain, 'ms', tenRows(small.suggestAgain)),
    };
  } finally {
    await office.close();
  }
}

declare const inPanel: InPanel;

async function measurePanel({ openPanel }: LargeOffice) {
  const paints: number[] = [];
  const opens: number[] = [];
  const suggests = { fresh: [] as number[], ready: [] as number[], again: [] as number[] };
  const keys = { list: [] as number[], picker: [] as number[] };
  const longest: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const page = await openPanel();
    // The panel has greeted the relay and read what it shows.
    await page.waitForTimeout(1500);
    paints.push(await page.evaluate(() => inPanel.firstPaint()));
    opens.push(await page.evaluate(() => inPanel.open('Mapping', '.mapping-row')));
    const tasks = await page.evaluateHandle(() => inPanel.watchTasks());
    await page.getByText('Looking for matches').waitFor({ state: 'hidden' });
    await page.waitForTimeout(300);
    longest.push(await tasks.evaluate((told) => told.longest));
    const all = await page.evaluate(
      (realm) => inPanel.suggestAll(realm, ['item', 'client']),
      realmId,
    );
    suggests.fresh.push(all.fresh);
    suggests.ready.push(all.ready);
    suggests.again.push(all.again);
    longest.push(all.longestTask);
    keys.list.push(...(await timeKeys(page, 'list')));
    keys.picker.push(...(await timeKeys(page, 'picker')));
    await page.close();
  }
  return {
    firstPaint: median(paints),
    open: median(opens),
    keystroke: p95(keys.list),
    picker: p95(keys.picker),
    longestTask: Math.max(...longest),
    suggestFresh: median(suggests.fresh),
    suggest: median(suggests.ready),
    suggestAgain: median(suggests.again),
  };
}

/** Types searches into the box above the list, or into the one of an open row. */
async function timeKeys(page: Page, where: 'list' | 'picker'): Promise<number[]> {
  const box = page.getByRole('searchbox', { name: 'Search the list' });
  if (where === 'picker') {
    await page.locator('.mapping-row').first().click();
    await page.getByRole('combobox').last().waitFor();
  }
  const field = where === 'list' ? box : page.getByRole('combobox').last();
  await field.focus();
  const times = await page.evaluateHandle(() => inPanel.watchKeys());
  for (const search of searches) {
    await page.keyboard.type(search, { delay: 60 });
    await field.fill('');
    await page.waitForTimeout(100);
  }
  return times.jsonValue();
}

const p95 = (times: number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
