import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { type CounterfoilBrowser, launchCounterfoil } from '#test/browser/counterfoil-browser.ts';
import { askBackground, pairQuickly } from '#test/browser/steps.ts';
import { type Office, openOffice, realmId } from '#test/support/office.ts';
import type { InPanel } from './in-panel.ts';
import { type LargePractice, largePractice } from './large-practice.ts';

/** A practice with as many names as its company has, and a paired browser with the built extension. */
export interface LargeOffice extends Office {
  browser: CounterfoilBrowser;
  practice: LargePractice;
  /** A page of the extension that can do what the bench wants of it. */
  openPanel(): Promise<Page>;
  /** What the practice's pages have shown, through the store. */
  fillPractice(terms: LargePractice['terms']): Promise<void>;
  /** Fetches a list through the relay; at the first asking. */
  fetchList(list: 'items' | 'customers'): Promise<void>;
}

/** Fills the books; the lists of the company and of the practice are fetched by who measures that. */
export async function openLargeOffice(many: number, output = 'chrome-mv3'): Promise<LargeOffice> {
  const office = await openOffice();
  const browser = await launchCounterfoil({ output });
  const code = await office.relay.pairingCode('admin');
  await pairQuickly(browser, { url: office.relay.url, code });
  const script = await bundled();
  const practice = largePractice(many);
  fillBooks(office, practice);
  const openPanel = () => openScripted(browser, script);
  return {
    ...office,
    browser,
    practice,
    openPanel,
    async fillPractice(terms) {
      const page = await openPanel();
      await page.evaluate((some) => inPanel.fillStore(some), terms);
      await page.close();
    },
    fetchList: (list) => askBackground(browser, 'fetchCatalogue', { list, again: false }),
    async close() {
      await browser.close();
      await office.close();
    },
  };
}

declare const inPanel: InPanel;

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

/** The company's lists, made one by one as a person would. */
function fillBooks(office: Office, { items, customers }: LargePractice): void {
  const { books } = office.simulator.simulator;
  const IncomeAccountRef = { value: office.idOf('Account', 'Service Income') };
  for (const { name, code } of items) {
    books.create(realmId, 'Item', { Name: name, Sku: code, Type: 'Service', IncomeAccountRef });
  }
  for (const { name, email } of customers) {
    const PrimaryEmailAddr = { Address: email };
    books.create(realmId, 'Customer', { DisplayName: name, PrimaryEmailAddr });
  }
}

async function openScripted(browser: CounterfoilBrowser, script: string): Promise<Page> {
  const page = await browser.open('workspace.html');
  await page.setViewportSize({ width: 400, height: 860 });
  await page.evaluate(script);
  await page.getByRole('tab', { name: 'Mapping' }).waitFor();
  return page;
}
