import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, realmId } from '#test/support/office.ts';
import { type DemoOffice, type Desk, openDemoOffice } from './desk.ts';
import { overlayControl } from './overlay.ts';
import { clickExport, confirm, resize } from './steps.ts';

const twoYears = 2 * 365 * 24 * 60 * 60 * 1000;

/** The lists of names, and what stops or is created where a name has no counterpart. */
describe('the lists of names', () => {
  let office: DemoOffice;
  let desk: Desk;
  let page: Page;
  let panel: Page;

  const line = (code: string, description: string, more: object = {}) => ({
    ...{ code, description, quantity: '1', unitPrice: '10.00' },
    ...more,
  });

  beforeAll(async () => {
    office = await openDemoOffice();
    office.practice.mutate(7004, { lines: [line('EXAM', 'Wellness exam')] });
    office.practice.mutate(7003, {
      lines: [
        line('EXAM', 'Wellness exam'),
        line('DIET-8', 'Prescription diet', { taxed: true }),
        line('', 'Late fee'),
      ],
    });
    office.practice.mutate(7011, {
      lines: [line('HOOF', 'Hoof trim'), line('EXAM', 'Wellness exam')],
    });
    office.practice.mutate(7041, {
      lines: [line('HOOF', 'Hoof trim')],
      billedFor: { number: 'C-2001', name: 'Harlow Stables', role: 'Invoicee' },
    });
    desk = await office.desk();
    desk.browser.context.setDefaultTimeout(15_000);
    page = desk.page;
    await page.goto(office.practice.invoiceUrl(7004));
    await overlayControl(page, /Needs mapping/);
    await page.goto(office.practice.invoiceUrl(7003));
    panel = await clickExport(desk.browser, page);
    await resize(panel, 360);
  });
  afterAll(() => office.close());

  const view = (name: string) => panel.getByRole('tab', { name }).click();
  const section = async (name: RegExp) => {
    await view('Settings');
    const back = panel.getByRole('button', { name: 'All settings' });
    if (await back.isVisible()) await back.click();
    await panel.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name }).click();
  };
  const choose = async (setting: string, name: RegExp) => {
    const region = panel.getByRole('region', { name: setting });
    await region.getByRole('radio', { name }).check();
    await region.getByText('Saved').waitFor();
  };
  const list = async (id: string) => {
    await view('Mapping');
    await panel.getByLabel('List', { exact: true }).selectOption({ value: id });
    await panel.getByRole('button', { name: /^All \d/ }).click();
  };
  const row = (text: string) => panel.getByRole('row').filter({ hasText: text }).first();
  const names = (entity: string) =>
    office.list(entity).map(({ DisplayName, Name }) => String(DisplayName ?? Name));
  const targetOf = async (key: string) => {
    const { mappings } = must(await office.admin.call('mappings'));
    return mappings.find(({ term, removed }) => term.key === key && !removed)?.targetId;
  };
  const asksToChoose = () =>
    panel.getByRole('heading', { name: 'Choose the counterparts in QuickBooks' }).waitFor();
  const confirmation = () => panel.getByRole('button', { name: /^Export to QuickBooks ·/ });

  it('what is not mapped stops the export and is named, on the page and in the panel (E6)', async () => {
    await asksToChoose();
    await overlayControl(page, /Needs mapping \(\d\)/);
    const terms = await panel.locator('.term-list').innerText();
    for (const name of ['Hollis & Wren Stables', 'Wellness exam', 'Prescription diet']) {
      expect(terms).toContain(name);
    }
    // The tax and the late fee go to the services item, as the settings say.
    await panel.getByText(/^2 of 5 chosen\./).waitFor();
    expect(await confirmation().count()).toBe(0);
    expect(office.invoices()).toEqual([]);
  });

  it('clients not seen for a year are on a list of their own, mapped the same way (E10)', async () => {
    await list('clients');
    await row('Ruth Abernathy').waitFor();
    await list('inactive-clients');
    expect(await row('Ruth Abernathy').count()).toBe(0);
    // The same browser in two years, when nobody has seen her since.
    const later = await desk.browser.context.newPage();
    await later.addInitScript((ahead) => {
      const { now } = Date;
      Date.now = () => now() + ahead;
    }, twoYears);
    await later.goto(panel.url().replace('sidepanel', 'workspace'));
    await later.getByRole('tab', { name: 'Mapping' }).click();
    const lists = later.getByRole('navigation', { name: 'Lists' });
    await lists.getByRole('button', { name: /^Active clients/ }).click();
    await later.getByText('No active clients yet').waitFor();
    await lists.getByRole('button', { name: /^Inactive clients/ }).click();
    await later.getByRole('row').filter({ hasText: 'Ruth Abernathy' }).click();
    await later.getByRole('combobox', { name: /for Ruth Abernathy/ }).fill('Abernathy, June');
    await later.getByRole('option', { name: /^Abernathy, June/ }).click();
    await expect.poll(() => targetOf('id:C-1004')).toBe(office.idOf('Customer', 'Abernathy, June'));
    await later.close();
  });

  it('lists follow what a person does in QuickBooks (E16)', async () => {
    const made = office.simulator.simulator.books.create(realmId, 'Item', {
      ...{ Name: 'Farrier work', Type: 'Service' },
      IncomeAccountRef: { value: office.idOf('Account', 'Service Income') },
    });
    await list('items');
    await panel.getByRole('button', { name: 'Refresh lists' }).click();
    await row('Wellness exam').click();
    const box = panel.getByRole('combobox', { name: /for Wellness exam/ });
    await box.fill('Farrier');
    await panel.getByRole('option', { name: /^Farrier work/ }).click();
    await expect.poll(() => targetOf('id:EXAM')).toBe(made.Id);
  });

  const create = async (name: string) => {
    // What is mapped moves to the end of the list, where it may be out of sight.
    await panel.getByRole('searchbox', { name: 'Search the list' }).fill(name);
    await row(name).click();
    await panel.getByRole('button', { name: 'Create in QuickBooks' }).click();
    await panel.getByRole('button', { name: 'Create and use it' }).click();
    await row(name)
      .getByText(/^Mapped$/)
      .waitFor();
  };

  it('a counterpart must exist, or is created in place, whichever list the name is on (E4, E13, E16)', async () => {
    await list('items');
    await row('Prescription diet').click();
    await panel.getByRole('combobox', { name: /for Prescription diet/ }).fill('No such thing');
    await panel
      .getByText(/Nothing|No /)
      .first()
      .waitFor();
    expect(await panel.getByRole('option').count()).toBe(0);
    await panel.keyboard.press('Escape');
    await create('Prescription diet');
    expect(names('Item')).toContain('Prescription diet (DIET-8)');
    await list('clients');
    await create('Hollis & Wren Stables');
    expect(names('Customer')).toContain('Hollis & Wren Stables (C-1003)');
    const before = names('Item').length;
    await list('taxes');
    await create('Sales tax');
    await list('charges');
    await create('Late fee');
    expect(names('Item')).toHaveLength(before + 2);
    const { mappings } = must(await office.admin.call('mappings'));
    expect(mappings.map(({ term }) => term.kind)).toEqual(
      expect.arrayContaining(['client', 'item', 'tax', 'charge']),
    );
  });

  it('a payer without a customer stops the creation of who stands under it (E9)', async () => {
    await section(/^Clients/);
    await choose('Clients without a customer', /^Create a customer with the export/);
    await section(/^Items/);
    await choose('Items without a counterpart', /^Create it with the export/);
    const before = names('Customer');
    await page.goto(office.practice.invoiceUrl(7041));
    await clickExport(desk.browser, page);
    await panel.getByText('Invoicee under Harlow Stables').first().waitFor();
    await asksToChoose();
    expect(await confirmation().count()).toBe(0);
    await panel.getByRole('button', { name: 'Create in QuickBooks' }).click();
    await panel
      .getByText(
        'Harlow Stables has no counterpart yet. Choose it first to place this customer under it.',
      )
      .waitFor();
    expect(names('Customer')).toEqual(before);
  });

  it('only the client and the items of the exported record are created, before it in one confirmation (E14, E18)', async () => {
    const [customers, items] = [names('Customer'), names('Item')];
    await page.goto(office.practice.invoiceUrl(7011));
    await clickExport(desk.browser, page);
    await panel.getByRole('heading', { name: /^1 of 3: / }).waitFor();
    await panel.getByRole('heading', { name: /^3 of 3: Invoice in QuickBooks/ }).waitFor();
    expect(names('Item')).toEqual(items);
    await confirm(panel);
    await panel.getByText('Exported to QuickBooks', { exact: true }).waitFor();
    const fresh = (now: string[], before: string[]) => now.filter((one) => !before.includes(one));
    expect(fresh(names('Customer'), customers)).toEqual(['Kestrel Ridge Farm LLC (C-1012)']);
    expect(fresh(names('Item'), items)).toEqual(['Hoof trim (HOOF)']);
    expect(office.invoices()).toHaveLength(1);
    // They are in this browser's lists at once, and not taken for deleted.
    await list('items');
    await row('Hoof trim').getByText('Mapped').waitFor();
    expect(await row('Hoof trim').innerText()).toContain('Hoof trim (HOOF)');
  });
});
