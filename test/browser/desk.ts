import type { Page } from 'playwright-core';
import type { Role } from '#shared/relay/contract.ts';
import { type DemoPractice, startDemoPractice } from '#test/practice-apps/demo-practice/start.ts';
import { type Office, openOffice } from '#test/support/office.ts';
import {
  type BrowserOptions,
  type CounterfoilBrowser,
  launchCounterfoil,
} from './counterfoil-browser.ts';
import { allowPracticeSite, pairQuickly, signInToDemoPractice } from './steps.ts';

/** An office with the demo practice, and desks (browsers) in it. */
export interface DemoOffice extends Office {
  practice: DemoPractice;
  /** A new browser, paired, allowed and logged in. */
  desk(role?: Role, options?: BrowserOptions): Promise<Desk>;
}

export interface Desk {
  browser: CounterfoilBrowser;
  page: Page;
}

export async function openDemoOffice(): Promise<DemoOffice> {
  const office = await openOffice();
  const practice = await startDemoPractice();
  const desks: Desk[] = [];
  return {
    ...office,
    practice,
    async desk(role = 'admin', options = {}) {
      const browser = await launchCounterfoil(options);
      await pairQuickly(browser, {
        url: office.relay.url,
        code: await office.relay.pairingCode(role),
      });
      await allowPracticeSite(browser, practice.url, 'demo-practice');
      const page = browser.context.pages()[0] ?? (await browser.context.newPage());
      await signInToDemoPractice(page, practice);
      const desk = { browser, page };
      desks.push(desk);
      return desk;
    },
    async close() {
      for (const { browser } of desks) await browser.close().catch(() => undefined);
      await practice.close();
      await office.close();
    },
  };
}
