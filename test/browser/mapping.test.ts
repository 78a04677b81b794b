import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameMark } from '#shared/mapping/mapping.ts';
import { must, realmId } from '#test/support/office.ts';
import { type DemoOffice, type Desk, openDemoOffice } from './desk.ts';
import { clickExport, resize } from './steps.ts';
import { violations } from './violations.ts';

const many = 50;

/** The mapping screens in a real browser: what a page has shown is there to be mapped. */
describe('the mapping screens', () => {
  let office: DemoOffice;
  let desk: Desk;
  let panel: Page;

  beforeAll(async () => {
    office = await openDemoOffice();
    desk = await office.desk('admin', { colorScheme: 'light' });
    office.practice.mutate(7005, {
      lines: Array.from({ length: many }, (_, index) => ({
        code: `SVC-${101 + index}`,
        description: `Procedure ${101 + index}`,
        quantity: '1',
        unitPrice: '10.00',
      })),
    });
    await desk.page.goto(office.practice.invoiceUrl(7005));
    panel = await clickExport(desk.browser, desk.page);
    await resize(panel, 360);
    await panel.getByRole('heading', { name: 'Choose the counterparts in QuickBooks' }).waitFor();
  });
  afterAll(() => office.close());

  const items = () => panel.getByRole('region', { name: 'Items' });
  const told = async () =>
    must(await office.admin.call('mappings')).mappings.filter(
      (one) => one.realmId === realmId && !one.removed,
    );
  const focused = () =>
    panel.evaluate(() => {
      const { activeElement } = document;
      const row = activeElement?.closest('tr')?.querySelector('.mapping-name')?.textContent;
      return { role: activeElement?.getAttribute('role'), tag: activeElement?.tagName, row };
    });
  /** Presses a key until it has led there. */
  const press = async (key: string, until: () => Promise<boolean>) => {
    for (let presses = 0; presses < 40; presses += 1) {
      if (await until()) return;
      await panel.keyboard.press(key);
    }
    throw new Error(`${key} leads nowhere.`);
  };

  it('are reached with the keyboard, and hold what the page has shown', async () => {
    await panel.getByRole('tab', { name: 'Export' }).focus();
    const isMapping = () => panel.evaluate(() => document.activeElement?.textContent === 'Mapping');
    await press('ArrowRight', isMapping);
    await panel.keyboard.press('Enter');
    await items().getByRole('row').first().waitFor();
    await panel.getByRole('button', { name: `Unmapped ${many}` }).waitFor();
    expect(await panel.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    );
    await panel.getByText('Looking for matches').waitFor({ state: 'hidden' });
    await press('Tab', async () => (await focused()).tag === 'TR');
  });

  it(`map ${many} items with the keyboard alone, each in the relay`, async () => {
    for (let done = 0; done < many; done += 1) {
      const { row, tag } = await focused();
      expect(tag).toBe('TR');
      if (done % 10 === 9) {
        await panel.keyboard.press('Alt+i');
      } else {
        await panel.keyboard.press('Enter');
        await expect.poll(async () => (await focused()).role).toBe('combobox');
        await panel.keyboard.type('off');
        await panel.getByRole('option', { name: /^Office Visit/ }).waitFor();
        await panel.keyboard.press('Enter');
      }
      const left = many - done - 1;
      await panel.getByRole('button', { name: `Unmapped ${left}`, exact: true }).waitFor();
      // The next row has the keyboard, without a look at where it is.
      if (left > 0) await expect.poll(async () => (await focused()).row).not.toBe(row);
    }
    await panel.getByText('Everything is mapped').waitFor();
    await expect.poll(async () => (await told()).length).toBe(many);
    const aside = (await told()).filter(({ ignored }) => ignored);
    expect(aside).toHaveLength(many / 10);
  }, 300_000);

  it('take the last decisions back with the keyboard, and search', async () => {
    await panel.keyboard.press('Control+z');
    await panel.getByRole('button', { name: 'Unmapped 1', exact: true }).waitFor();
    await expect.poll(async () => (await told()).length).toBe(many - 1);
    await press('Tab', async () => (await focused()).tag === 'TR');
    await panel.keyboard.press('/');
    await panel.keyboard.type('nothing like it');
    await panel.getByText('Nothing matches “nothing like it”').waitFor();
    await panel.keyboard.press('Control+a');
    await panel.keyboard.press('Delete');
    await items().getByRole('row').first().waitFor();
  });

  it('say of a record with a set-aside item why it is not exported', async () => {
    await panel.getByRole('tab', { name: 'Export' }).click();
    await panel.getByText(/An admin has set aside “Procedure \d+”/).waitFor();
  });

  it('take up names as pages show them, without anybody doing it again', async () => {
    await panel.getByRole('tab', { name: 'Mapping' }).click();
    await items().getByRole('row').first().waitFor();
    await desk.page.goto(office.practice.invoiceUrl(7011));
    await desk.page.bringToFront();
    await panel.getByRole('button', { name: 'Unmapped 4', exact: true }).waitFor();
    await items().getByText('Surgery, per hour').waitFor();
  });

  it('flag what changed in QuickBooks since it was chosen', async () => {
    const [renamed, gone] = await told();
    const broken = [
      { ...renamed, namedAs: nameMark('What it was called before') },
      { ...gone, targetId: '99999' },
    ];
    for (const { term, targetId = null, namedAs, version = 0 } of broken) {
      if (!term) throw new Error('Nothing is mapped.');
      const data = { term, targetId, ...(namedAs ? { namedAs } : {}), knownVersion: version };
      must(await office.admin.call('putMapping', { data }));
    }
    await panel.getByRole('tab', { name: 'Export' }).click();
    await panel.getByRole('tab', { name: 'Mapping' }).click();
    await panel.getByRole('button', { name: 'Needs attention 2' }).click();
    await panel.getByText(/^Deleted or merged in QuickBooks · stops 1 record$/).waitFor();
    await panel.getByText(/^Renamed in QuickBooks · in 1 record to export$/).waitFor();
    await panel.getByRole('button', { name: /^Accept the new name Office Visit/ }).waitFor();
  });

  describe.each([
    ['beside a page', 360],
    ['in a tab of its own', 1280],
  ])('%s', (_where, width) => {
    let page: Page;

    beforeAll(async () => {
      page = await desk.browser.open('workspace.html');
      await resize(page, width);
      await page.getByRole('tab', { name: 'Mapping' }).click();
      await page.getByRole('button', { name: 'Needs attention 2' }).waitFor();
    });
    afterAll(() => page.close());

    /** Clean and inside the width. What differs most between the colours is looked at in both. */
    const look = async (name: string, colours: 'both' | 'one' = 'one') => {
      const isNarrow = width === 360;
      const schemes = isNarrow && colours === 'both' ? ['light', 'dark'] : [];
      for (const scheme of schemes.length > 0 ? schemes : [isNarrow ? 'light' : 'dark']) {
        const colorScheme = scheme === 'light' ? 'light' : 'dark';
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        if (process.env.SHOTS) {
          await page.screenshot({
            path: `${process.env.SHOTS}/${name}-${width}-${colorScheme}.png`,
          });
        }
        expect(await violations(page), `${name}, ${colorScheme}`).toEqual([]);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
        true,
      );
    };
    const chip = (name: string) => page.getByRole('button', { name: new RegExp(`^${name} \\d`) });
    const row = (text: string | RegExp) => page.getByRole('row').filter({ hasText: text });

    it('the list can be used by everyone', async () => {
      await chip('Unmapped').click();
      await row('Surgery, per hour').waitFor();
      await chip('All').click();
      await page
        .getByText('1 counterpart no longer works in QuickBooks and stops 1 record.')
        .waitFor();
      await look('all', 'both');
      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
      await page.getByText('Set aside, or bring back').waitFor();
      await look('shortcuts');
      await page.keyboard.press('Escape');
    });

    it('an open row can', async () => {
      await chip('Unmapped').click();
      await row('Surgery, per hour').click();
      await page.getByRole('combobox', { name: /for Surgery, per hour/ }).waitFor();
      await look('open', 'both');
      await page.getByRole('button', { name: 'Create in QuickBooks' }).click();
      await page.getByLabel('Name of the new service item').waitFor();
      await look('create');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Close', exact: true }).click();
    });

    it('what is set aside can', async () => {
      await chip('Set aside').click();
      await row('Set aside').first().click();
      await page.getByText(/a record that needs it is not exported/).waitFor();
      await look('aside', 'both');
    });

    it('what needs attention can', async () => {
      await chip('Needs attention').click();
      await row('Deleted or merged in QuickBooks').waitFor();
      await row('Deleted or merged in QuickBooks').click();
      await page.getByText(/QuickBooks no longer has it/).waitFor();
      await look('gone', 'both');
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      await row('Renamed in QuickBooks').click();
      await page.getByRole('button', { name: 'Take the new name' }).waitFor();
      await look('renamed');
    });
  });
});
