import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoOffice, type Desk, openDemoOffice } from './desk.ts';
import { overlayControl } from './overlay.ts';
import { clickExport, confirm, mapEverything } from './steps.ts';

/** The browser's half of “never twice, never lost”; the relay's is in test/journeys. */
describe('in the browser', () => {
  let office: DemoOffice;
  let desk: Desk;

  beforeAll(async () => {
    office = await openDemoOffice();
    desk = await office.desk();
  });
  afterAll(() => office.close());

  let exported = 0;
  /** Another record was exported, with one document more. */
  const once = () => {
    exported += 1;
    const stored = office.invoices();
    expect(stored).toHaveLength(exported);
    return stored.at(-1)!;
  };

  it('the service worker is stopped while QuickBooks is being asked', async () => {
    const { browser, page } = desk;
    await page.goto(office.practice.invoiceUrl(7005));
    const panel = await clickExport(browser, page);
    await mapEverything(panel);
    office.simulator.simulator.faults.next({
      kind: 'slow',
      ms: 4000,
      match: { method: 'POST', path: '/invoice' },
    });
    await confirm(panel);
    await panel.getByText('Exporting to QuickBooks').waitFor();
    await browser.stopServiceWorker();
    await panel.getByText('Exported to QuickBooks', { exact: true }).waitFor({ timeout: 60_000 });
    await page.bringToFront();
    await overlayControl(page, /Exported/, 60_000);
    once();
  });

  it('the worker dies before the relay was reached: the stored intent is sent later, once', async () => {
    const { browser, page } = desk;
    await page.goto(office.practice.invoiceUrl(7011));
    const panel = await clickExport(browser, page);
    await mapEverything(panel);
    await office.relay.child().stop();
    await confirm(panel);
    await panel.getByRole('alert').getByText('The relay does not answer.').waitFor();
    await browser.stopServiceWorker();
    expect(office.invoices()).toHaveLength(exported);
    await office.relay.start();
    await panel.reload();
    await panel.getByText('Exported to QuickBooks', { exact: true }).waitFor({ timeout: 60_000 });
    once();
  });

  it('two browsers confirm the same invoice at the same moment', async () => {
    // The second person may not map: what the admin chose reaches that desk by itself.
    const desks = [desk, await office.desk('staff')];
    const panels = [];
    for (const { browser, page } of desks) {
      await page.goto(office.practice.invoiceUrl(7001));
      const panel = await clickExport(browser, page);
      await mapEverything(panel);
      panels.push(panel);
    }
    await Promise.all(panels.map(confirm));
    const { Id } = theSame(await Promise.all(panels.map(exportedId)));
    expect(once().Id).toBe(Id);
    for (const { page } of desks) {
      await page.bringToFront();
      await overlayControl(page, /Exported/);
    }
  });

  const theSame = (ids: string[]) => {
    expect(new Set(ids).size).toBe(1);
    return { Id: ids[0] };
  };

  const exportedId = async (panel: Awaited<ReturnType<typeof clickExport>>) => {
    await panel.getByText('Exported to QuickBooks', { exact: true }).waitFor({ timeout: 60_000 });
    const value = panel.locator('dt', { hasText: 'QuickBooks ID' }).locator('xpath=../dd');
    return (await value.first().innerText()).trim();
  };
});
