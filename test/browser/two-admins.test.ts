import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, realmId } from '#test/support/office.ts';
import { type DemoOffice, type Desk, openDemoOffice } from './desk.ts';

/** Two admins, each with a browser of their own, decide at the same moment. */
describe('two admins at once', () => {
  let office: DemoOffice;
  let desks: [Desk, Desk];
  let tabs: [Page, Page];

  beforeAll(async () => {
    office = await openDemoOffice();
    office.practice.mutate(7005, {
      lines: ['Alpha', 'Beta', 'Gamma'].map((name, index) => ({
        code: `TWO-${index}`,
        description: name,
        quantity: '1',
        unitPrice: '10.00',
      })),
    });
    desks = [await office.desk(), await office.desk()];
    const opened: Page[] = [];
    for (const { browser, page } of desks) {
      // The page has been read when its names are there to be mapped.
      await page.goto(office.practice.invoiceUrl(7005));
      const tab = await browser.open('workspace.html');
      await tab.getByRole('tab', { name: 'Mapping' }).click();
      await row(tab, 'Alpha').waitFor({ timeout: 60_000 });
      await tab.getByText('Looking for matches').waitFor({ state: 'hidden' });
      opened.push(tab);
    }
    tabs = opened as [Page, Page];
  }, 180_000);
  afterAll(() => office.close());

  const row = (tab: Page, name: string) => tab.getByRole('row').filter({ hasText: name });
  /** Opens the row and has the choice ready to be taken with one key. */
  const prepare = async (tab: Page, name: string, target: string) => {
    const box = tab.getByRole('combobox', { name: new RegExp(`for ${name}`) });
    if (!(await box.isVisible())) await row(tab, name).click();
    await box.fill(target);
    await tab
      .getByRole('option', { name: new RegExp(`^${target}`) })
      .first()
      .waitFor();
    return box;
  };
  const told = async (name: string) => {
    const { mappings } = must(await office.admin.call('mappings'));
    const key = `id:TWO-${['Alpha', 'Beta', 'Gamma'].indexOf(name)}`;
    return mappings.find(({ term }) => term.key === key)?.targetId;
  };
  const settings = async () => must(await office.admin.call('settings')).settings;
  const openPrivacy = async (tab: Page) => {
    await tab.getByRole('tab', { name: 'Settings' }).click();
    const nav = tab.getByRole('navigation', { name: 'Settings' });
    await nav.getByRole('button', { name: /^Privacy/ }).click();
    await tab.getByRole('checkbox', { name: /Send the memo/ }).waitFor();
  };

  it('map different items: both hold', async () => {
    const [one, two] = tabs;
    const boxes = [
      await prepare(one, 'Alpha', 'Services'),
      await prepare(two, 'Beta', 'Office Visit'),
    ];
    await Promise.all(boxes.map((box) => box.press('Enter')));
    await expect.poll(() => told('Alpha')).toBe(office.idOf('Item', 'Services'));
    await expect.poll(() => told('Beta')).toBe(office.idOf('Item', 'Office Visit'));
  });

  it('map the same item: the slower one is asked with both values, and nothing is lost', async () => {
    const targets = ['Services', 'Office Visit'] as const;
    const boxes = await Promise.all(tabs.map((tab, at) => prepare(tab, 'Gamma', targets[at]!)));
    await Promise.all(boxes.map((box) => box.press('Enter')));
    const differs = '1 change differs from a colleague’s.';
    const asked = () => Promise.all(tabs.map((tab) => tab.getByText(differs).isVisible()));
    await expect.poll(async () => (await asked()).filter(Boolean).length).toBe(1);
    const slower = (await asked())[0] ? 0 : 1;
    const tab = tabs[slower]!;
    const [mine, theirs] = [targets[slower]!, targets[1 - slower]!];
    expect(await told('Gamma')).toBe(office.idOf('Item', theirs));
    await tab.getByRole('button', { name: /^Needs attention/ }).click();
    await row(tab, 'Gamma').first().click();
    const values = tab.locator('.conflict-values');
    expect(await values.innerText()).toMatch(
      new RegExp(`You\\s+${mine}\\s+Colleague\\s+${theirs}`),
    );
    await tab.getByRole('button', { name: 'Keep mine' }).click();
    await expect.poll(() => told('Gamma')).toBe(office.idOf('Item', mine));
    await tab.getByText(differs).waitFor({ state: 'hidden' });
  });

  it('change different settings: both hold', async () => {
    const [one, two] = tabs;
    await openPrivacy(one);
    await openPrivacy(two);
    await Promise.all([
      one.getByRole('checkbox', { name: /Send the memo/ }).click(),
      two.getByRole('radio', { name: /^The practice’s number only/ }).click(),
    ]);
    await expect.poll(settings).toMatchObject({ memo: true, clientNames: 'number' });
  });

  it('change the same setting: the slower one is asked with both values', async () => {
    const parts = [/The item’s name/, /The note on the line/];
    await Promise.all(
      tabs.map((tab, at) => tab.getByRole('checkbox', { name: parts[at] }).click()),
    );
    const title = 'Another admin changed this at the same time.';
    const asked = () => Promise.all(tabs.map((tab) => tab.getByText(title).isVisible()));
    await expect.poll(async () => (await asked()).filter(Boolean).length).toBe(1);
    const slower = (await asked())[0] ? 0 : 1;
    const words = [/item’s name/, /note on the line/];
    const notice = tabs[slower]!.getByRole('alert').filter({ hasText: title });
    const said = await notice.innerText();
    expect(said).toMatch(new RegExp(`which holds now:\\s*.*${words[1 - slower]!.source}`, 'i'));
    expect(said).toMatch(new RegExp(`not saved:\\s*.*${words[slower]!.source}`, 'i'));
    expect((await settings()).descriptions).toEqual([slower === 0 ? 'note' : 'name']);
    await notice.getByRole('button', { name: 'Use mine' }).click();
    await expect.poll(settings).toMatchObject({ descriptions: [slower === 0 ? 'name' : 'note'] });
  });

  it('decide about the same group of items: one holds, the other one is kept', async () => {
    const origin = new URL(office.practice.url).origin;
    const term = { profileId: 'demo-practice', origin, kind: 'item-category', key: 'name:Lab' };
    const ids = [office.idOf('Item', 'Services'), office.idOf('Item', 'Office Visit')];
    await Promise.all(
      tabs.map((tab, at) =>
        tab.evaluate(
          (message) => (globalThis as unknown as Extension).chrome.runtime.sendMessage(message),
          { type: 'putMappings', data: { decisions: [{ term, targetId: ids[at] }] } },
        ),
      ),
    );
    const { mappings } = must(await office.admin.call('mappings'));
    const stored = mappings.filter((one) => one.term.kind === 'item-category');
    expect(stored).toMatchObject([{ realmId, term: { key: term.key } }]);
    expect(ids).toContain(stored[0]?.targetId);
    for (const tab of tabs) await tab.getByRole('tab', { name: 'Export' }).click();
    await expect
      .poll(async () => {
        const seen = tabs.map((tab) => tab.getByText(/1 change differs from a colleague/));
        return (await Promise.all(seen.map((one) => one.isVisible()))).filter(Boolean).length;
      })
      .toBe(1);
  });
});

interface Extension {
  chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
}
