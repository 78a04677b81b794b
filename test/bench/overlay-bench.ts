import type { Page } from 'playwright-core';
import { launchCounterfoil } from '#test/browser/counterfoil-browser.ts';
import { allowPracticeSite, signInToDemoPractice } from '#test/browser/steps.ts';
import { startDemoPractice } from '#test/practice-apps/demo-practice/start.ts';
import { contentScriptBudget, contentScriptSize } from '#test/tools/content-script-size.ts';
import { type Metrics, median, metric } from './metric.ts';

const runs = 5;
const settleMs = 4000;

/** overlay.contentScriptBytes, and overlay.mainThreadMs on a list of 2,000 invoices. */
export async function overlayBench(): Promise<Metrics> {
  const bytes = contentScriptSize('chrome-mv3');
  const practice = await startDemoPractice();
  const browser = await launchCounterfoil();
  try {
    const page = await browser.context.newPage();
    await signInToDemoPractice(page, practice);
    const list = `${practice.listUrl}?rows=2000&refresh=0`;
    const alone = await mainThread(page, list);
    await allowPracticeSite(browser, practice.url, 'demo-practice');
    const together = await mainThread(page, list);
    const added = metric(together - alone, 'ms', { what: 'the page alone', value: alone });
    return {
      'overlay.contentScriptBytes': metric(bytes, 'bytes', {
        what: 'its budget',
        value: contentScriptBudget,
      }),
      'overlay.mainThreadMs': added,
    };
  } finally {
    await browser.close();
    await practice.close();
  }
}

/** Median main-thread time of loading a page and letting it settle, in milliseconds. */
async function mainThread(page: Page, url: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'timeTicks' });
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await page.goto('about:blank');
    const before = await busy();
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(settleMs);
    times.push((await busy()) - before);
  }
  await session.detach();
  return median(times);
}
