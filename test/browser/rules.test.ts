import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, realmId } from '#test/support/office.ts';
import { type DemoOffice, type Desk, openDemoOffice } from './desk.ts';
import { overlayControl } from './overlay.ts';
import { clickExport, confirm, connect, mapEverything, resize } from './steps.ts';

/** A rule is chosen on the screen, then one export shows in the books what it does. */
describe('the rules of the practice', () => {
  let office: DemoOffice;
  let desk: Desk;
  let page: Page;
  let panel: Page;

  const line = (code: string, description: string, more: object = {}) => ({
    ...{ code, description, quantity: '1', unitPrice: '10.00' },
    ...more,
  });
  const exam = line('EXAM', 'Wellness exam');
  const diet = line('DIET-8', 'Prescription diet 8 kg', { unitPrice: '61.90', taxed: true });

  beforeAll(async () => {
    office = await openDemoOffice();
    const { books } = office.simulator.simulator;
    const email = (Address: string) => ({ PrimaryEmailAddr: { Address } });
    books.create(realmId, 'Customer', {
      ...{ DisplayName: 'Abernathy Household' },
      ...email('ruth.abernathy@example.com'),
    });
    books.create(realmId, 'Customer', {
      ...{ DisplayName: 'Pell Household', GivenName: 'Gregory', FamilyName: 'Pell' },
      ...email('greg.pell@example.com'),
    });
    office.practice.mutate(7004, { lines: [exam] });
    office.practice.mutate(7002, { lines: [exam, diet], taxRatePercent: '4.25' });
    office.practice.mutate(7019, { lines: [exam, diet] });
    office.practice.mutate(7018, { status: 'open', lines: [exam] });
    desk = await office.desk();
    desk.browser.context.setDefaultTimeout(15_000);
    page = desk.page;
    await page.goto(office.practice.invoiceUrl(7004));
    panel = await clickExport(desk.browser, page);
    await resize(panel, 360);
  });
  afterAll(() => office.close());

  const section = async (name: RegExp) => {
    await panel.getByRole('tab', { name: 'Settings' }).click();
    const back = panel.getByRole('button', { name: 'All settings' });
    if (await back.isVisible()) await back.click();
    await panel.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name }).click();
  };
  const region = (name: string) => panel.getByRole('region', { name, exact: true });
  const choose = async (setting: string, name: RegExp) => {
    await region(setting).getByRole('radio', { name }).check();
    await region(setting).getByText('Saved').waitFor();
  };
  const tick = async (setting: string) => {
    await region(setting).getByRole('checkbox').check();
    await region(setting).getByText('Saved').waitFor();
  };
  const offered = async (setting: string) => {
    await region(setting).locator('input[role=combobox]').click();
    await panel.getByRole('option').first().waitFor();
    const names = await panel.getByRole('option').allInnerTexts();
    await panel.keyboard.press('Escape');
    return names.map((one) => one.split('\n')[0]);
  };
  const pick = async (setting: string, name: string) => {
    await region(setting).locator('input[role=combobox]').fill(name);
    await panel.getByRole('option', { name }).first().click();
    await region(setting).getByText('Saved').waitFor();
  };
  const back = () => panel.getByRole('tab', { name: 'Export' }).click();
  const open = async (id: number) => {
    await page.goto(office.practice.invoiceUrl(id));
    await clickExport(desk.browser, page, /QuickBooks|Needs mapping|Ready/);
    await panel.getByRole('heading', { name: new RegExp(`INV-${id + 3400}$`) }).waitFor();
  };
  const exported = async (): Promise<Stored> => {
    const before = office.invoices().length;
    await confirm(panel);
    await panel.getByText('Exported to QuickBooks', { exact: true }).waitFor();
    const stored = office.list('Invoice') as unknown as Stored[];
    expect(stored).toHaveLength(before + 1);
    return stored.sort((a, b) => Number(a.Id) - Number(b.Id)).at(-1)!;
  };
  const confirmation = () => panel.getByRole('button', { name: /^Export to QuickBooks ·/ });
  const sales = ({ Line }: Stored) => Line.filter((one) => one.SalesItemLineDetail);
  const named = (entity: string, id: string | undefined) => {
    const found = office.list(entity).find(({ Id }) => Id === id);
    return found?.DisplayName ?? found?.Name;
  };
  const item = (name: string) => office.list('Item').find((one) => one.Name === name);
  const decided = async () => must(await office.admin.call('settings')).settings;
  const client = () => panel.locator('.term-open').filter({ hasText: 'Ruth Abernathy' });

  it('clients: suggested with the reason, or by hand with nothing suggested (D13)', async () => {
    await client().getByText('same e-mail').waitFor();
    await section(/^Clients/);
    await choose('Finding a client’s customer', /^By hand/);
    await back();
    await client().waitFor();
    await client().getByText('same e-mail').waitFor({ state: 'detached' });
    await section(/^Clients/);
    await choose('Finding a client’s customer', /^E-mail or name/);
    await back();
    await client().getByText('same e-mail').waitFor();
  });

  it('settings can be changed later and save themselves; what is created follows them (D1, D5, D13, E13, E18)', async () => {
    await section(/^Defaults/);
    await pick('Income account', 'Shipping Income');
    await section(/^Clients/);
    await choose('Clients without a customer', /^Create a customer with the export/);
    await section(/^Items/);
    await choose('Items without a counterpart', /^Create it with the export/);
    await choose('Names of what is created', /^EXAM Wellness exam/);
    await back();
    // Who may be a customer already is not created beside it.
    await client()
      .getByRole('button', { name: /Abernathy Household/ })
      .click();
    await panel
      .getByRole('heading', { name: /^1 of 2: Product or service in QuickBooks/ })
      .waitFor();
    expect(item('EXAM Wellness exam')).toBeUndefined();
    const customers = office.list('Customer').length;
    const invoice = await exported();
    expect(named('Customer', invoice.CustomerRef.value)).toBe('Abernathy Household');
    expect(office.list('Customer')).toHaveLength(customers);
    const created = item('EXAM Wellness exam');
    expect(created?.IncomeAccountRef).toMatchObject({
      value: office.idOf('Account', 'Shipping Income'),
    });
    expect(sales(invoice)[0]?.SalesItemLineDetail?.ItemRef.value).toBe(created?.Id);
    // It is known here at once, and not taken for deleted.
    await panel.getByRole('tab', { name: 'Mapping' }).click();
    await panel.getByRole('button', { name: /^Mapped 1/ }).click();
    const row = panel.getByRole('row').filter({ hasText: 'EXAM' });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/EXAM Wellness exam\s+Mapped/);
  });

  it('choices come from the company itself, with what was entered there a moment ago (D4)', async () => {
    office.simulator.simulator.books.create(realmId, 'Class', { Name: 'Exotics' });
    await section(/^Defaults/);
    await panel.getByText('Accounts for kinds of items').waitFor();
    const refresh = region('Class').getByRole('button', { name: 'Refresh list' });
    await refresh.click();
    await expect
      .poll(() => offered('Class'))
      .toEqual(['Boarding', 'Equine', 'Exotics', 'Small Animals']);
  });

  it('classes and terms hold where a record names none (D21, D24)', async () => {
    await pick('Class', 'Equine');
    await panel.getByText('Accounts for kinds of items').click();
    await pick('Taxes sent as a line', 'Sales of Product Income');
    await section(/^Documents and numbers/);
    await pick('Payment terms', 'Net 15');
    expect(await decided()).toMatchObject({
      classId: office.list('Class').find(({ Name }) => Name === 'Equine')?.Id,
    });
  });

  it('the exact rule links a client by itself; its own tax rate is sent as the page has it; taxes have an account of their own (D13, D15, D19, D21, D24, E12)', async () => {
    await section(/^Clients/);
    await choose('Finding a client’s customer', /^First name, last name and e-mail/);
    await open(7002);
    await panel.getByText('Pell Household').first().waitFor();
    expect(await panel.getByText(/^QuickBooks ID/).count()).toBe(0);
    await panel.getByRole('button', { name: 'Change counterparts' }).click();
    await panel.getByRole('button', { name: /^(Change|Choose) Sales tax/ }).click();
    const tax = panel.locator('.term-open').filter({ hasText: 'Sales tax' });
    await tax.getByRole('button', { name: 'Create in QuickBooks' }).click();
    await expect
      .poll(() => tax.getByLabel('Income account').inputValue())
      .toBe(office.idOf('Account', 'Sales of Product Income'));
    await tax.getByRole('button', { name: 'Create and use it' }).click();
    await tax.waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'Back to the preview' }).click();
    const invoice = await exported();
    expect(named('Customer', invoice.CustomerRef.value)).toBe('Pell Household');
    expect(named('Term', invoice.SalesTermRef?.value)).toBe('Net 15');
    const lines = sales(invoice);
    // 4.25 % of 61.90, as the page works it out for this client.
    expect(lines.map(({ Amount }) => Amount)).toEqual([10, 61.9, 2.63]);
    expect(lines.map((one) => named('Class', one.SalesItemLineDetail?.ClassRef?.value))).toEqual(
      Array(3).fill('Equine'),
    );
    const taxItem = office
      .list('Item')
      .find(({ Id }) => Id === lines[2]?.SalesItemLineDetail?.ItemRef.value);
    expect(taxItem?.IncomeAccountRef).toMatchObject({
      value: office.idOf('Account', 'Sales of Product Income'),
    });
  });

  it('overrides are offered only when allowed: for one record, and a class for an item (D21, D22)', async () => {
    await open(7001);
    await mapEverything(panel);
    expect(await panel.getByText('For this record only').count()).toBe(0);
    await section(/^Documents and numbers/);
    await tick('Allow overrides');
    await back();
    await panel.getByRole('button', { name: 'Change counterparts' }).click();
    await panel.getByRole('button', { name: 'Choose Class for Wellness exam' }).click();
    const open7001 = panel.locator('.term-open').filter({ hasText: 'Class for Wellness exam' });
    await open7001.locator('input[role=combobox]').fill('Small Animals');
    await panel.getByRole('option', { name: /^Small Animals/ }).click();
    await open7001.waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'Back to the preview' }).click();
    await panel.getByText('For this record only').click();
    await panel.getByLabel('Payment terms').selectOption('Net 60');
    await panel.getByLabel('Location').selectOption('Niwot');
    await panel.getByText('For this record only (2 chosen)').waitFor();
    const newer = panel.getByRole('button', { name: 'Show the new preview' });
    if (await newer.isVisible()) await newer.click();
    const invoice = await exported();
    expect(named('Term', invoice.SalesTermRef?.value)).toBe('Net 60');
    expect(named('Department', invoice.DepartmentRef?.value)).toBe('Niwot');
    expect(
      sales(invoice).map((one) => named('Class', one.SalesItemLineDetail?.ClassRef?.value)),
    ).toEqual(['Small Animals', 'Equine']);
  });

  it('a total that QuickBooks stores differently is flagged with both numbers (D20)', async () => {
    await section(/^Tax/);
    await choose('How tax is sent', /^As the document’s own tax/);
    await panel.getByText('Records with tax are refused at the moment.').waitFor();
    await panel.getByRole('radio', { name: /^It keeps it/ }).click();
    await panel
      .getByText('Records with tax are refused at the moment.')
      .waitFor({ state: 'detached' });
    office.simulator.simulator.switches.astOverride = 'ignore';
    await open(7019);
    await mapEverything(panel);
    const invoice = await exported();
    const page7019 = 10 + 61.9 + 3.4;
    expect(invoice.TotalAmt).not.toBe(page7019);
    const warning = panel
      .getByRole('alert')
      .getByText(/^QuickBooks stored .*, the practice software says 75\.30\./);
    expect(await warning.innerText()).toContain(`stored ${invoice.TotalAmt.toFixed(2)}`);
    await panel.getByText(/^Difference: USD/).waitFor();
  });

  it('what by itself means is said, and nothing goes without a first day (D25)', async () => {
    await section(/^Sending/);
    await panel
      .getByText('The relay goes on alone with what was confirmed', { exact: false })
      .waitFor();
    expect(await panel.getByRole('radio', { name: /^By hand/ }).isChecked()).toBe(true);
    await choose('Completed invoices are sent', /^Every hour/);
    await choose('Completed invoices are sent', /^As soon as a browser sees them/);
    await panel.getByText('Nothing is sent by itself yet.').waitFor();
    await section(/^Start date/);
    await panel.getByLabel('First day').fill('2026-10-12');
    await panel.getByRole('button', { name: 'Save the start date' }).click();
    await region('Start date').getByText('Saved').waitFor();
  });

  it('a completed invoice goes out as soon as it is seen, by nobody’s hand, once; an older one does not (D14, D25)', async () => {
    const before = office.invoices().length;
    office.practice.mutate(7007, {
      ...{ date: '2026-10-11', lines: [exam], status: 'open', previousBalanceMinor: 0 },
      client: must7001(),
    });
    await page.goto(office.practice.invoiceUrl(7007));
    await overlayControl(
      page,
      /^Failed: The record is dated 2026-10-11; only records from 2026-10-12 on are exported\. QuickBooks/,
    );
    await page.goto(office.practice.invoiceUrl(7018));
    await overlayControl(page, /Exported/, 30_000);
    await page.reload();
    await overlayControl(page, /Exported/);
    const stored = office.invoices();
    expect(stored).toHaveLength(before + 1);
    expect(stored.map(({ DocNumber }) => DocNumber)).toContain('INV-10418');
    expect(stored.map(({ DocNumber }) => DocNumber)).not.toContain('INV-10407');
    await section(/^Sending/);
    await choose('Completed invoices are sent', /^By hand/);
  });

  it('expenses: only accounts that fit how they are paid are offered (D16)', async () => {
    await section(/^Expenses/);
    expect(await offered('Paid from')).toEqual(['Checking', 'Savings']);
    await choose('Paid expenses are paid by', /^Credit card/);
    expect(await offered('Paid from')).toEqual(['Company Card']);
    await pick('Paid from', 'Company Card');
    await choose('Expenses are entered as', /^Always a paid expense/);
    await pick('Expense account', 'Supplies');
    await pick('Vendor', 'Mill Race Properties');
    expect(await decided()).toMatchObject({
      ...{ expensesAs: 'purchase', purchaseType: 'CreditCard' },
      purchaseAccountId: office.idOf('Account', 'Company Card'),
      expenseAccountId: office.idOf('Account', 'Supplies'),
    });
  });

  it('payment methods: how to create one in QuickBooks, and one left out without a page (D12)', async () => {
    await section(/^Payments and refunds/);
    await panel
      .getByText(/All lists, Payment methods, New; write the name as the practice software does/)
      .waitFor();
    await panel.getByLabel('Leave out another one').fill('CardStream');
    await panel.getByRole('button', { name: 'Leave out', exact: true }).click();
    await expect
      .poll(() => panel.getByRole('checkbox', { name: 'CardStream' }).isChecked())
      .toBe(false);
    await expect.poll(async () => (await decided()).excludedMethods).toHaveLength(1);
  });

  it('a rate that is not that of its code in QuickBooks is named, and the export refused (D18)', async () => {
    await section(/^QuickBooks company/);
    await panel.getByRole('button', { name: 'Disconnect' }).click();
    await panel.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click();
    await (await connect(desk.browser, panel, 'Northgate Services')).close();
    await panel.getByRole('banner').getByText('Northgate Services').waitFor();
    await section(/^Defaults/);
    await pick('Income account', 'Service Income');
    await pick('Services item', 'Services');
    // Settings are kept apart by company: this one starts with its own.
    await section(/^Items/);
    await choose('Items without a counterpart', /^Use the services item/);
    await section(/^Tax/);
    await choose('How tax is sent', /^As the document’s own tax/);
    const rates = region('Rates on both sides');
    await rates.getByText('No code in QuickBooks is chosen yet.').first().waitFor();
    await open(7005);
    // The client has no customer here yet, and the tax no code.
    const term = panel.locator('.term-open').filter({ hasText: 'Tobias Lindqvist' });
    await term.getByRole('button', { name: 'Create in QuickBooks' }).click();
    await term.getByRole('button', { name: 'Create and use it' }).click();
    const code = panel.locator('.term-open').filter({ hasText: 'Tax code' });
    await code.locator('input[role=combobox]').fill('Tacoma');
    await panel.getByRole('option', { name: /^Tacoma/ }).click();
    await panel
      .getByRole('alert')
      .getByText(/^QuickBooks would compute a tax of .*, the page says .*Nothing was exported/)
      .waitFor();
    expect(await confirmation().count()).toBe(0);
    await section(/^Tax/);
    await rates.getByText('Mapped to Tacoma, which is 10.3 %. Such records are refused.').waitFor();
    expect(office.simulator.simulator.books.list('9341450000000002', 'Invoice')).toEqual([]);
  });

  const must7001 = () => ({
    ...{ number: 'C-1001', name: 'Amelia Thornbury', email: 'amelia.thornbury@example.com' },
    ...{ phone: '', address: [] },
  });
});

interface Stored {
  Id: string;
  DocNumber: string;
  TotalAmt: number;
  CustomerRef: { value: string };
  SalesTermRef?: { value: string };
  DepartmentRef?: { value: string };
  Line: {
    Amount: number;
    SalesItemLineDetail?: { ItemRef: { value: string }; ClassRef?: { value: string } };
  }[];
}
