import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '#test/support/office.ts';
import { type DemoOffice, type Desk, openDemoOffice } from './desk.ts';
import { overlayControl, overlayControls } from './overlay.ts';
import { clickExport, confirm, connect, mapEverything, resize } from './steps.ts';
import { violations } from './violations.ts';

const company = 'Halden Creek Veterinary';
const other = 'Northgate Services';

/** The life of a connection as an admin sees it: it ends, comes back, is given up and moved. */
describe('the connection', () => {
  let office: DemoOffice;
  let desk: Desk;
  let panel: Page;

  beforeAll(async () => {
    office = await openDemoOffice();
    desk = await office.desk('admin', { colorScheme: 'dark' });
  });
  afterAll(() => office.close());

  const view = (name: string | RegExp) => panel.getByRole('tab', { name }).click();
  const section = async (name: RegExp) => {
    await view('Settings');
    const back = panel.getByRole('button', { name: 'All settings' });
    if (await back.isVisible()) await back.click();
    await panel.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name }).click();
  };
  /** Everything fits into the panel, and axe has nothing to say. */
  const isSound = async () => {
    expect(await panel.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    );
    expect(await violations(panel)).toEqual([]);
  };
  const picture = async (name: string) => {
    const folder = process.env.COUNTERFOIL_PICTURES;
    if (folder) await panel.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };
  /** Everything the practice has decided, as the relay tells it. */
  const decided = async () => {
    const settings = must(await office.admin.call('settings'));
    const { mappings } = must(await office.admin.call('mappings'));
    const { connectedAt } = must(await office.admin.call('me')).connection;
    return { settings, mappings, connectedAt };
  };

  it('ends during an export, which waits', async () => {
    await desk.page.goto(office.practice.invoiceUrl(7005));
    panel = await clickExport(desk.browser, desk.page);
    await resize(panel, 360);
    await mapEverything(panel);
    office.simulator.simulator.grants.revokeRealm(office.company.realmId);
    await confirm(panel);
    await panel.getByText('The connection to QuickBooks has ended.').first().waitFor();
    // Known everywhere at once: nobody has to open the panel again.
    await panel.getByRole('banner').getByText('Needs reconnect').waitFor();
    expect(office.invoices()).toEqual([]);
  });

  it('refuses another company on the way back, and says why', async () => {
    const before = await decided();
    await section(/^QuickBooks company/);
    const refused = await connect(desk.browser, panel, other);
    await refused.getByText(`You chose ${other}, but this practice is connected to`).waitFor();
    // The panel says it as well, whatever becomes of the window.
    await panel.getByText(`You chose ${other}, but this practice is connected to`).waitFor();
    await refused.close();
    await picture('other-company');
    await isSound();
    expect(await decided()).toEqual(before);
  });

  it('says that the permission was not given, or that the window was closed', async () => {
    const cancelled = await connect(desk.browser, panel, company, undefined, 'Cancel');
    await panel.getByText('The permission was not given').waitFor();
    await cancelled.close();
    const opened = desk.browser.context.waitForEvent('page');
    await panel.getByRole('button', { name: 'Reconnect' }).click();
    await (await opened).close();
    await panel.getByText('The sign-in window was closed before it was finished.').waitFor();
    await isSound();
  });

  it('comes back with everything as it was, and the export goes on by itself', async () => {
    const before = await decided();
    await connect(desk.browser, panel, company);
    await panel.getByText(`Reconnected to ${company}.`).waitFor();
    expect(await decided()).toEqual(before);
    await view('Export');
    await panel.getByText('Exported to QuickBooks', { exact: true }).waitFor({ timeout: 60_000 });
    expect(office.invoices()).toHaveLength(1);
  });

  it('is checked, and what was found is there when the panel is opened again', async () => {
    await section(/^Company check/);
    await panel.getByRole('button', { name: /^Test (connection|again)$/ }).click();
    await panel.getByText('No refund account is chosen yet').waitFor();
    await picture('company-check');
    await isSound();
    const again = await desk.browser.open('workspace.html');
    await expect.poll(() => again.title()).toBe(`${company} · Counterfoil`);
    await again.getByRole('tab', { name: 'Settings' }).click();
    await again.getByRole('button', { name: /^Company check/ }).click();
    await again.getByText('No refund account is chosen yet').waitFor();
    await again.getByText(/\d reads from QuickBooks/).waitFor();
    await again.close();
  });

  it('is given up only when asked twice; then everything says so and drafts still work', async () => {
    await section(/^QuickBooks company/);
    await panel.getByRole('button', { name: 'Disconnect' }).click();
    const dialog = panel.getByRole('alertdialog');
    await dialog.getByText('history of exports are kept').waitFor();
    await picture('disconnect');
    await dialog.getByRole('button', { name: 'Disconnect' }).click();
    await panel.getByText(`Disconnected from ${company}.`).waitFor();
    office.simulator.simulator.calls.reset();

    const none = panel.getByText(/^No (QuickBooks )?company is connected\.$/).first();
    for (const name of [/^Company check/, /^Defaults/, /^Tax/, /^Payments/, /^Start date/]) {
      await section(name);
      await none.waitFor();
    }
    await view('Mapping');
    await none.waitFor();
    await isSound();
    await picture('mapping-sign-in');

    await desk.page.goto(office.practice.invoiceUrl(7001));
    await clickExport(desk.browser, desk.page, /Not connected/);
    await panel.getByRole('heading', { name: /^Invoice INV-/ }).waitFor();
    await none.waitFor();
    await picture('draft-without-company');
    await isSound();
    expect(office.simulator.simulator.calls.all()).toEqual([]);
  });

  it('leaves the pages alone while the practice uses no accounting system', async () => {
    await section(/^QuickBooks company/);
    await panel.getByRole('radio', { name: /^None/ }).click();
    await panel.getByText('No accounting system is used.').waitFor();
    const shown = async () => (await overlayControls(desk.page, /Not connected|QuickBooks/)).length;
    await expect.poll(shown, { timeout: 10_000 }).toBe(0);
    await panel.getByRole('radio', { name: /Online Edition/ }).click();
    await overlayControl(desk.page, /Not connected/);
  });

  it('moves to the other company after the disconnect, whose name is shown', async () => {
    await section(/^QuickBooks company/);
    await connect(desk.browser, panel, other);
    await panel.getByText(other).first().waitFor();
    await picture('other-company-connected');
    expect(must(await office.admin.call('me')).connection.company?.name).toBe(other);
    expect(must(await office.admin.call('settings')).version).toBe(0);
  });

  it('is explained in the help, with pictures that load', async () => {
    await view('Help');
    for (const title of ['Switch it on', 'Set it up', 'Match the lists', 'Export an invoice']) {
      await panel.getByText(title, { exact: true }).click();
    }
    for (const image of await panel.locator('.help-picture').all()) {
      await image.scrollIntoViewIfNeeded();
      await expect
        .poll(() => image.evaluate((one) => (one as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(300);
      const file = await image.evaluate((one) => (one as HTMLImageElement).currentSrc);
      expect(file).toMatch(/-dark\.webp$/);
    }
    await isSound();
    await picture('help');
  });
});
