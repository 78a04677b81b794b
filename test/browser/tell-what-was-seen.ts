import { beforeEach, onTestFailed } from 'vitest';
import { openBrowsers } from './counterfoil-browser.ts';

const longest = 1500;

/** What every page said when a test failed: a locator that found nothing does not tell what was there. */
beforeEach(() => {
  onTestFailed(async ({ task }) => {
    for (const context of openBrowsers) {
      for (const page of context.pages()) {
        const text = await page
          .locator('body')
          .innerText({ timeout: 1000 })
          .catch(() => '(nothing to read)');
        console.log(`“${task.name}” failed. ${page.url()} said:\n${text.slice(0, longest)}\n`);
      }
    }
  });
});
