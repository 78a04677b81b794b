import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixtureOf } from '#extension/testing/read-fixture.ts';
import { must } from '#test/support/office.ts';
import { type CounterfoilBrowser, launchCounterfoil } from './counterfoil-browser.ts';
import { type DemoOffice, openDemoOffice } from './desk.ts';
import { clickExport, confirm } from './steps.ts';

const many = 20;
const code = (index: number) => `OFF-${101 + index}`;
const name = (index: number) => `Procedure ${101 + index}`;

/**
 * The relay is away: an admin maps and decides, staff confirm. Both browsers are closed and opened
 * again before it is back, with what another admin has decided meanwhile.
 */
describe('while the relay is away', () => {
  let office: DemoOffice;
  const profiles = { admin: folder(), staff: folder() };
  let admin: CounterfoilBrowser;
  let staff: CounterfoilBrowser;

  beforeAll(async () => {
    office = await openDemoOffice();
    office.practice.mutate(7005, {
      lines: Array.from({ length: many }, (_, index) => ({
        code: code(index),
        description: name(index),
        quantity: '1',
        unitPrice: '10.00',
      })),
    });
    const { origin } = new URL(office.practice.url);
    const { draft } = fixtureOf('demo-practice', 'invoice-7001').expected;
    if (!draft) throw new Error('No draft of invoice 7001.');
    const source = { ...draft.source, origin };
    const customer = office.idOf('Customer', 'Abernathy, June');
    await office.mapAll({ ...draft, source }, customer, office.idOf('Item', 'Services'));
  }, 120_000);
  afterAll(async () => {
    for (const browser of [admin, staff]) await browser?.close().catch(() => undefined);
    await office.close();
    for (const profile of Object.values(profiles)) {
      await rm(profile, { recursive: true, force: true });
    }
  });

  const reopened = async (who: 'admin' | 'staff'): Promise<[CounterfoilBrowser, Page]> => {
    const browser = await launchCounterfoil({ profile: profiles[who] });
    return [browser, await browser.open('workspace.html')];
  };
  const row = (tab: Page, text: string) => tab.getByRole('row').filter({ hasText: text });
  const openSection = async (tab: Page, section: RegExp) => {
    await tab.getByRole('tab', { name: 'Settings' }).click();
    const nav = tab.getByRole('navigation', { name: 'Settings' });
    await nav.getByRole('button', { name: section }).click();
  };
  const told = async () => must(await office.admin.call('mappings')).mappings;
  const settings = async () => must(await office.admin.call('settings')).settings;

  it('an admin maps 20 items and changes settings, staff confirm an invoice; the screens say what waits', async () => {
    const desk = await office.desk('admin', { profile: profiles.admin });
    admin = desk.browser;
    await desk.page.goto(office.practice.invoiceUrl(7005));
    const tab = await admin.open('workspace.html');
    await tab.getByRole('tab', { name: 'Mapping' }).click();
    await row(tab, name(0)).waitFor({ timeout: 60_000 });
    await tab.getByText('Looking for matches').waitFor({ state: 'hidden' });
    const front = await office.desk('staff', { profile: profiles.staff });
    staff = front.browser;
    await front.page.goto(office.practice.invoiceUrl(7001));
    const panel = await clickExport(staff, front.page);
    const ready = panel.getByRole('button', { name: /^Export to QuickBooks ·/ });
    await ready.waitFor({ timeout: 60_000 });

    office.relay.child().kill('SIGKILL');
    for (let done = 0; done < many; done += 1) {
      const box = tab.getByRole('combobox', { name: new RegExp(`for ${name(done)}`) });
      if (!(await box.isVisible())) await row(tab, name(done)).click();
      await box.fill('Services');
      await tab
        .getByRole('option', { name: /^Services/ })
        .first()
        .waitFor();
      await box.press('Enter');
      await tab.getByText(new RegExp(`^${done + 1} changes? waits? for the relay\\.$`)).waitFor();
    }
    await openSection(tab, /^Privacy/);
    await tab.getByRole('checkbox', { name: /Send the memo/ }).click();
    await tab.getByText('21 changes wait for the relay.').waitFor();
    await openSection(tab, /^Items/);
    await tab.getByRole('radio', { name: /Use the services item/ }).click();
    await tab.getByText('22 changes wait for the relay.').waitFor();
    await confirm(panel);
    await panel.getByRole('alert').getByText('The relay does not answer.').waitFor();
  }, 180_000);

  it('all of it is there when the browsers are closed and opened again', async () => {
    await admin.close();
    await staff.close();
    const [adminAgain, tab] = await reopened('admin');
    admin = adminAgain;
    await tab.getByText('22 changes wait for the relay.').waitFor();
    await tab.getByText(/^20 mappings and 2 settings are kept in this browser/).waitFor();
    await openSection(tab, /^Privacy/);
    await expect
      .poll(() => tab.getByRole('checkbox', { name: /Send the memo/ }).isChecked())
      .toBe(true);
    await admin.close();
    const [staffAgain, front] = await reopened('staff');
    staff = staffAgain;
    await front.getByText('1 confirmed export waits for the relay.').waitFor();
    await front.getByText('Confirmed and not sent yet: invoice 7001.').waitFor();
    await staff.close();
    expect(office.invoices()).toEqual([]);
  }, 120_000);

  it('the relay is back with another admin’s decisions: all is merged, what differs is asked, nothing goes twice', async () => {
    await office.relay.start();
    const { origin } = new URL(office.practice.url);
    const [services, other] = [
      office.idOf('Item', 'Services'),
      office.idOf('Item', 'Office Visit'),
    ];
    const theirs = [
      [code(0), other],
      [code(1), services],
    ] as const;
    for (const [key, targetId] of theirs) {
      const term = { profileId: 'demo-practice', origin, kind: 'item' as const, key: `id:${key}` };
      must(await office.admin.call('putMapping', { data: { term, targetId, knownVersion: 0 } }));
    }
    const now = must(await office.admin.call('settings'));
    const change = { missingItems: 'skip-free' as const, expensesAs: 'bill' as const };
    const data = { settings: { ...now.settings, ...change }, knownVersion: now.version };
    must(await office.admin.call('putSettings', { data }));

    const [staffAgain, front] = await reopened('staff');
    staff = staffAgain;
    await expect.poll(() => office.invoices().length, { timeout: 60_000 }).toBe(1);
    await front.getByText(/waits for the relay/).waitFor({ state: 'hidden', timeout: 60_000 });

    const [adminAgain, tab] = await reopened('admin');
    admin = adminAgain;
    await tab.getByText('2 changes differ from a colleague’s.').waitFor({ timeout: 60_000 });
    await expect.poll(settings).toMatchObject({ memo: true, ...change });
    const mine = (await told()).filter(({ term }) => term.key.startsWith('id:OFF-'));
    expect(mine).toHaveLength(many);
    const targetOf = (index: number) =>
      mine.find(({ term }) => term.key === `id:${code(index)}`)?.targetId;
    expect(Array.from({ length: many }, (_, index) => targetOf(index))).toEqual(
      Array.from({ length: many }, (_, index) => (index === 0 ? other : services)),
    );

    await tab.getByRole('button', { name: 'Choose in the settings' }).click();
    const notice = tab
      .getByRole('alert')
      .filter({ hasText: 'Another admin changed this at the same time.' });
    expect(await notice.innerText()).toMatch(/Leave out[\s\S]*Use the services item/);
    await notice.getByRole('button', { name: 'Use mine' }).click();
    await expect.poll(settings).toMatchObject({ missingItems: 'catch-all' });
    await tab.getByRole('button', { name: 'Choose in the mapping' }).click();
    await tab.getByRole('button', { name: /^Needs attention 1/ }).click();
    await row(tab, name(0)).first().click();
    expect(await tab.locator('.conflict-values').innerText()).toMatch(
      /You\s+Services\s+Colleague\s+Office Visit/,
    );
    await tab.getByRole('button', { name: 'Take theirs' }).click();
    await tab.getByText(/differs? from a colleague/).waitFor({ state: 'hidden' });
    expect(office.invoices()).toHaveLength(1);
  }, 180_000);
});

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'counterfoil-offline-'));
}
