// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Send } from '#extension/protocol/send.ts';
import { saveCatalogue } from '#extension/store/catalogue.ts';
import { openDatabase } from '#extension/store/database.ts';
import { saveSettings } from '#extension/store/settings.ts';
import { openVault } from '#extension/store/vault.ts';
import { problem } from '#shared/problem.ts';
import type { Result } from '#shared/result.ts';
import { defaultSettings } from '#shared/settings/settings.ts';
import { usCompany } from '#shared/testing/order-context.ts';
import { PanelWorldProvider } from '../panel-world.ts';
import { DefaultsSection } from './defaults-section.tsx';
import { SettingsGroup } from './settings-group.tsx';

const { realmId } = usCompany;
const accounts = [
  { id: '12', name: 'Product Sales', type: 'Income / SalesOfProductIncome', active: true },
];
const answered: Result<null> = { ok: true, value: null };

let databases = 0;

/** The defaults of a browser that has fetched nothing yet; `answer` is the background. */
async function open(answer: (type: string) => Promise<Result<number | null>>, canChange = true) {
  databases += 1;
  const db = openDatabase(`fetching-${databases}`);
  const vault = await openVault(db);
  const asked: string[] = [];
  const send = (async (type: string, data: { list?: string }) => {
    asked.push(data.list ?? type);
    return answer(type);
  }) as Send;
  const permission = async () => true;
  const world = { db, vault, send, profiles: [], requestPermission: permission };
  render(
    <PanelWorldProvider value={{ ...world, hasPermission: permission }}>
      <SettingsGroup company={usCompany} lists={['accounts', 'items']} canChange={canChange}>
        <DefaultsSection />
      </SettingsGroup>
    </PanelWorldProvider>,
  );
  const tell = () => saveSettings(db, vault, realmId, { settings: defaultSettings, version: 0 });
  return { db, vault, asked, tell, person: userEvent.setup() };
}
afterEach(cleanup);

describe('settings that are fetched', () => {
  it('end in why there are none, and are fetched again by the person', async () => {
    let refusal: Result<null> = { ok: false, problem: problem('relay_unreachable') };
    const { person, asked, tell } = await open(async () => refusal);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The relay does not answer.');
    expect(screen.queryByText('Fetching the settings')).toBeNull();
    refusal = answered;
    await tell();
    await screen.findByRole('region', { name: 'Income account' });
    expect(person).toBeDefined();
    expect(asked.filter((one) => one === 'fetchPractice')).toHaveLength(1);
  });

  it('say that the extension must be updated where the relay is newer', async () => {
    const newer = problem('answer_not_understood', { where: 'settings.push' });
    await open(async (type) =>
      type === 'fetchPractice' ? { ok: false, problem: newer } : answered,
    );
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Update the extension to the newest version');
  });

  it('end also without an answer, and when the relay keeps none', async () => {
    let isSilent = true;
    const { person, asked } = await open(async (type) => {
      if (isSilent && type === 'fetchPractice') throw new Error('no answer');
      return answered;
    });
    await screen.findByText('relay_failed', { exact: false });
    isSilent = false;
    await person.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('The relay keeps no settings for this company.');
    expect(asked.filter((one) => one === 'fetchPractice')).toHaveLength(2);
  });
});

describe('a list that is fetched', () => {
  it('says how far it is, however long it takes', async () => {
    let read: number | null = null;
    const fetched = Promise.withResolvers<typeof answered>();
    const { db, vault, tell } = await open((type) =>
      type === 'fetchCatalogue'
        ? fetched.promise
        : Promise.resolve(type === 'catalogueProgress' ? { ok: true, value: read } : answered),
    );
    await tell();
    const income = within(await screen.findByRole('region', { name: 'Income account' }));
    await income.findByPlaceholderText('Fetching the list');
    expect(income.queryByText(/so far/)).toBeNull();
    read = 4000;
    await income.findByText('Fetching the list: 4,000 so far', {}, { timeout: 5000 });
    read = 9000;
    await income.findByText('Fetching the list: 9,000 so far', {}, { timeout: 5000 });
    await saveCatalogue(db, vault, realmId, 'accounts', accounts, Date.now());
    fetched.resolve(answered);
    await waitFor(() => expect(income.queryByText(/so far/)).toBeNull());
  });

  it.each([true, false])('ends in why it is not there (admin: %s)', async (isAdmin) => {
    let isSilent = true;
    const { db, vault, tell, person, asked } = await open(async (type) => {
      if (isSilent && type === 'fetchCatalogue') throw new Error('no answer');
      return answered;
    }, isAdmin);
    await tell();
    const income = await screen.findByRole('region', { name: 'Income account' });
    const missing = 'The list could not be fetched';
    const input = (await within(income).findByPlaceholderText(missing)) as HTMLInputElement;
    const alert = within(income).getByRole('alert');
    expect(alert.textContent).toContain('relay_failed');
    isSilent = false;
    await saveCatalogue(db, vault, realmId, 'accounts', accounts, Date.now());
    await person.click(within(alert).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(input.placeholder).toBe('Search 1 entries'));
    expect(within(income).queryByRole('alert')).toBeNull();
    expect(asked.filter((one) => one === 'accounts')).toHaveLength(2);
  });
});
