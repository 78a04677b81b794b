import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoOffice, type Desk, openDemoOffice } from './desk.ts';
import { clickExport, mapEverything, resize } from './steps.ts';
import { violations } from './violations.ts';

/** Names that pages show for the first time, and who has decided about them already. */
describe('a name that is seen for the first time', () => {
  let office: DemoOffice;
  let desk: Desk;

  beforeAll(async () => {
    office = await openDemoOffice();
    desk = await office.desk('admin', { colorScheme: 'light' });
  });
  afterAll(() => office.close());

  const line = (code: string, description: string, category: string) => ({
    ...{ code, description, category, quantity: '1', unitPrice: '10.00' },
  });
  const open = async (id: number): Promise<Page> => {
    await desk.page.goto(office.practice.invoiceUrl(id));
    const panel = await clickExport(desk.browser, desk.page);
    await resize(panel, 360);
    return panel;
  };
  const row = (panel: Page, text: string | RegExp) =>
    panel.getByRole('row').filter({ hasText: text });

  it('goes where its category says, as an admin decided once', async () => {
    office.practice.mutate(7011, { lines: [line('RAB', 'Rabies', 'Vaccinations')] });
    const panel = await open(7011);
    await panel.getByRole('heading', { name: 'Choose the counterparts in QuickBooks' }).waitFor();
    await panel.getByRole('tab', { name: 'Mapping' }).click();
    await row(panel, 'Rabies').first().waitFor();
    await panel.getByRole('button', { name: 'More', exact: true }).click();
    await panel.getByRole('menuitem', { name: 'Map items by category' }).click();
    const sheet = panel.getByRole('dialog');
    await sheet.getByRole('button', { name: /^Vaccinations/ }).click();
    await sheet.getByRole('combobox').fill('Vaccination');
    await panel
      .getByRole('option', { name: /^Vaccination/ })
      .first()
      .click();
    await sheet.getByRole('checkbox', { name: /^New items in this category/ }).check();
    expect(await violations(panel)).toEqual([]);
    await sheet.getByRole('button', { name: 'Apply to 1 item' }).click();
    await sheet.getByText('Vaccinations: 1 item changed.').waitFor();
    await panel.keyboard.press('Escape');

    office.practice.mutate(7040, { lines: [line('LEPTO', 'Leptospirosis', 'Vaccinations')] });
    await open(7040);
    await panel.getByRole('tab', { name: 'Export' }).click();
    await mapEverything(panel);
    await panel.getByText('Leptospirosis: from “Vaccinations”').waitFor();
    expect(await violations(panel)).toEqual([]);
    await panel.getByRole('button', { name: /^Export to QuickBooks ·/ }).click();
    await expect.poll(() => office.invoices().length, { timeout: 30_000 }).toBe(1);
    const [first] = office.list('Invoice') as unknown as {
      Line: { SalesItemLineDetail?: { ItemRef: { value: string } } }[];
    }[];
    expect(first?.Line[0]?.SalesItemLineDetail?.ItemRef.value).toBe(
      office.idOf('Item', 'Vaccination'),
    );
    await panel.getByRole('tab', { name: 'Mapping' }).click();
    await panel.getByRole('button', { name: /^Mapped \d/ }).click();
    await row(panel, 'Leptospirosis').getByText('From Vaccinations').waitFor();
    await row(panel, 'Leptospirosis').click();
    await panel.getByText(/Taken over from “Vaccinations”, which holds for new items/).waitFor();
    await panel.getByRole('button', { name: 'History' }).last().click();
    await panel.getByText(/Vaccination, and new items/).waitFor();
    await panel.keyboard.press('Escape');
  }, 120_000);

  it('of an invoicee stands under its client, and becomes a sub-customer of it', async () => {
    office.practice.mutate(7041, {
      billedFor: { number: 'C-2001', name: 'Harlow Stables', role: 'Invoicee' },
    });
    const panel = await open(7041);
    await panel.getByRole('tab', { name: 'Export' }).click();
    await panel.getByText('Invoicee under Harlow Stables').first().waitFor();
    await panel.getByRole('tab', { name: 'Mapping' }).click();
    await panel.getByLabel('List', { exact: true }).selectOption({ value: 'clients' });
    await panel.getByRole('button', { name: /^All \d/ }).click();
    await row(panel, 'Invoicee of Harlow Stables').first().waitFor();
    const create = async () => {
      await panel.getByRole('button', { name: 'Create in QuickBooks' }).click();
      await panel.getByLabel('Name of the new customer').waitFor();
    };
    await row(panel, 'Harlow Stables').filter({ hasText: 'C-2001' }).click();
    await create();
    await panel.getByRole('button', { name: 'Create and use it' }).click();
    const named = (part: string) =>
      office.list('Customer').find((one) => String(one.DisplayName).includes(part));
    await expect.poll(() => named('(C-2001)')?.Id, { timeout: 20_000 }).toBeTruthy();
    // Its row closes and goes to where it belongs, and the others move.
    await panel.getByLabel('Name of the new customer').waitFor({ state: 'hidden' });
    await row(panel, 'Harlow Stables')
      .getByText(/^Mapped$/)
      .waitFor();
    await row(panel, 'Invoicee of Harlow Stables').first().click();
    await create();
    await panel
      .getByRole('option', { name: /^Sub-customer of Harlow/ })
      .waitFor({ state: 'attached' });
    await panel.getByRole('button', { name: 'Create and use it' }).click();
    await expect
      .poll(() => office.list('Customer').filter(({ ParentRef }) => ParentRef).length, {
        timeout: 20_000,
      })
      .toBeGreaterThan(0);
    const below = office
      .list('Customer')
      .filter((one) => (one.ParentRef as { value?: string })?.value === named('(C-2001)')?.Id);
    expect(below).toHaveLength(1);
    expect(below[0]).toMatchObject({ Job: true });
  }, 120_000);
});
