import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { type CounterfoilBrowser, launchCounterfoil } from '#test/browser/counterfoil-browser.ts';
import { askBackground, pairQuickly } from '#test/browser/steps.ts';
import type { Doc } from '#test/qbo-simulator/doc.ts';
import { type Office, openOffice, realmId } from '#test/support/office.ts';
import type { InPanel } from './in-panel.ts';
import { type LargePractice, largePractice } from './large-practice.ts';
import { type Metrics, median, metric } from './metric.ts';

const many = 10_000;
const few = 10;
const runs = 3;
const searches = ['amoxival 50 mg tabl', 'prednivet susp', 'zonisol 250', 'dermacool spray'];

/**
 * panel.open10kMs, panel.keystroke10kP95Ms, suggest.all10kMs and the longest task meanwhile: 10,000
 * items and clients beside as many products and customers, in the built extension.
 */
export async function panelBench(output = 'chrome-mv3'): Promise<Metrics> {
  const office = await openOffice();
  const browser = await launchCounterfoil({ output });
  try {
    const code = await office.relay.pairingCode('admin');
    await pairQuickly(browser, { url: office.relay.url, code });
    const script = await bundled();
    const practice = largePractice(many);
    await fillCompany(office, browser, practice);
    await fillPractice(browser, script, practice.terms.slice(0, few));
    const small = await measurePanel(browser, script);
    await fillPractice(browser, script, practice.terms);
    const large = await measurePanel(browser, script);
    const tenRows = (value: number) => ({ what: '10 terms', value });
    return {
      'panel.open10kMs': metric(large.open, 'ms', tenRows(small.open)),
      'panel.keystroke10kP95Ms': metric(large.keystroke, 'ms', tenRows(small.keystroke)),
      'panel.picker10kP95Ms': metric(large.picker, 'ms', tenRows(small.picker)),
      'panel.longestTask10kMs': metric(large.longestTask, 'ms', tenRows(small.longestTask)),
      'suggest.all10kMs': metric(large.suggest, 'ms', tenRows(small.suggest)),
    };
  } finally {
    await browser.close();
    await office.close();
  }
}

/** `in-panel.ts` as one script that a page can run. */
async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('in-panel.ts', import.meta.url)),
        formats: ['iife'],
        name: 'bench',
      },
    },
  });
  const [{ output } = { output: [] }] = [built].flat() as { output: { code?: string }[] }[];
  return output[0]?.code ?? '';
}

/** The company's lists, put into its books and fetched through the relay. */
async function fillCompany(
  office: Office,
  browser: CounterfoilBrowser,
  { items, customers }: LargePractice,
): Promise<void> {
  const { books } = office.simulator.simulator;
  const account = { value: office.idOf('Account', 'Service Income') };
  const item = { Name: 'Sample', Type: 'Service', IncomeAccountRef: account };
  const samples = {
    Item: String(books.create(realmId, 'Item', item).Id),
    Customer: String(books.create(realmId, 'Customer', { DisplayName: 'Sample' }).Id),
  };
  const put = (entity: keyof typeof samples, at: number, facts: Doc) => {
    const company = books.company(realmId);
    const sample = company.get(entity, samples[entity]);
    // Made one by one, each would be compared with all before it.
    if (sample) company.put({ ...sample, doc: { ...sample.doc, Id: String(1000 + at), ...facts } });
  };
  for (const [at, { name, code }] of items.entries()) {
    put('Item', at, { Name: name, FullyQualifiedName: name, Sku: code });
  }
  for (const [at, { name, email }] of customers.entries()) {
    const names = { DisplayName: name, FullyQualifiedName: name };
    put('Customer', at, { ...names, PrimaryEmailAddr: { Address: email } });
  }
  for (const list of ['items', 'customers']) {
    await fetchList(browser, list);
  }
}

/** The relay reads a list of 10,000 page by page; a busy machine needs more than one asking. */
async function fetchList(browser: CounterfoilBrowser, list: string, times = 4): Promise<void> {
  const ask = askBackground(browser, 'fetchCatalogue', { list, again: false });
  await (times > 1 ? ask.catch(() => fetchList(browser, list, times - 1)) : ask);
}

/** What the practice's pages have shown, through the store. */
async function fillPractice(
  browser: CounterfoilBrowser,
  script: string,
  terms: LargePractice['terms'],
): Promise<void> {
  const page = await openPanel(browser, script);
  await page.evaluate((some) => inPanel.fillStore(some), terms);
  await page.close();
}

async function openPanel(browser: CounterfoilBrowser, script: string): Promise<Page> {
  const page = await browser.open('workspace.html');
  await page.setViewportSize({ width: 400, height: 860 });
  await page.evaluate(script);
  await page.getByRole('tab', { name: 'Mapping' }).waitFor();
  return page;
}

declare const inPanel: InPanel;

async function measurePanel(browser: CounterfoilBrowser, script: string) {
  const opens: number[] = [];
  const suggests: number[] = [];
  const keys = { list: [] as number[], picker: [] as number[] };
  const longest: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const page = await openPanel(browser, script);
    // The panel has greeted the relay and read what it shows.
    await page.waitForTimeout(1500);
    opens.push(await page.evaluate(() => inPanel.open('Mapping', '.mapping-row')));
    const tasks = await page.evaluateHandle(() => inPanel.watchTasks());
    await page.getByText('Looking for matches').waitFor({ state: 'hidden' });
    await page.waitForTimeout(300);
    longest.push(await tasks.evaluate((told) => told.longest));
    const all = await page.evaluate(
      (realm) => inPanel.suggestAll(realm, ['item', 'client']),
      realmId,
    );
    suggests.push(all.ms);
    longest.push(all.longestTask);
    keys.list.push(...(await timeKeys(page, 'list')));
    keys.picker.push(...(await timeKeys(page, 'picker')));
    await page.close();
  }
  return {
    open: median(opens),
    keystroke: p95(keys.list),
    picker: p95(keys.picker),
    longestTask: Math.max(...longest),
    suggest: median(suggests),
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
