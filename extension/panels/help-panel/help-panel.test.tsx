// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Send } from '#extension/protocol/send.ts';
import { openDatabase } from '#extension/store/database.ts';
import { savePairing } from '#extension/store/pairing.ts';
import { openVault } from '#extension/store/vault.ts';
import type { Me } from '#shared/relay/contract.ts';
import { productVersion } from '#shared/relay/versions.ts';
import { usCompany } from '#shared/testing/order-context.ts';
import { App } from '../app.tsx';
import { PanelWorldProvider } from '../panel-world.ts';
import { type PictureId, picturePath, pictures } from './pictures.ts';
import { helpTopics } from './topics.ts';

const folder = join(import.meta.dirname, '../../public');
const origin = 'https://a.example';
let databases = 0;

interface Browser {
  /** None: not paired. */
  me?: Partial<Pick<Me, 'connection' | 'relay'>> & {
    role?: 'staff' | 'admin';
    accounting?: 'none' | 'quickbooks-online';
  };
  site?: { paused: boolean; granted: boolean | 'fails' };
  /** What the relay answers when the panel greets it. */
  greeting?: unknown;
}

async function open({ me, site, greeting = { ok: true, value: null } }: Browser) {
  databases += 1;
  const db = openDatabase(`help-${databases}`);
  const vault = await openVault(db);
  if (me) {
    const { role = 'admin', accounting = 'quickbooks-online', ...rest } = me;
    const member = { id: 'm', name: 'Desk', role, createdAt: 1, lastSeenAt: 1 };
    const practice = { id: 'p', name: 'Larkfield', accounting };
    const connection = { state: 'connected' as const, company: usCompany };
    const known = { member, practice, connection, ...rest };
    await savePairing(db, vault, { address: 'https://r.example', token: 't', me: known });
  }
  if (site) await db.sites.put({ origin, profileId: 'sql-ledger', paused: site.paused });
  const sent: unknown[] = [];
  const send = (async (type: string, data: unknown) => {
    sent.push([type, data]);
    return type === 'refreshMe' ? greeting : { ok: true, value: null };
  }) as Send;
  const world = { db, vault, send, profiles: [], requestPermission: async () => true };
  const hasPermission = async () => {
    if (site?.granted === 'fails') throw new Error('the browser does not answer');
    return site?.granted ?? true;
  };
  render(
    <PanelWorldProvider value={{ ...world, hasPermission }}>
      <App />
    </PanelWorldProvider>,
  );
  const person = userEvent.setup();
  return {
    person,
    sent,
    help: async () => person.click(await screen.findByRole('tab', { name: 'Help' })),
  };
}
afterEach(cleanup);
// The whole panel is walked through.
vi.setConfig({ testTimeout: 20_000 });

const why = async () =>
  (await screen.findByRole('region', { name: 'No button on the page?' })).textContent;

describe('the how-to', () => {
  it('shows enabling, configuring, mapping and exporting, step by step with pictures', async () => {
    const { help } = await open({});
    await help();
    const how = await screen.findByRole('region', { name: 'How to' });
    const titles = ['Switch it on', 'Set it up', 'Match the lists', 'Export an invoice'];
    for (const title of titles) expect(within(how).getByText(title)).toBeDefined();
    for (const { steps } of helpTopics) {
      expect(steps.some(({ picture }) => picture !== undefined)).toBe(true);
      for (const { text } of steps) expect(within(how).getByText(text)).toBeDefined();
    }
    const shown = within(how).getAllByRole('img', { hidden: true }) as HTMLImageElement[];
    const used = new Set(
      helpTopics.flatMap(({ steps }) => steps.flatMap((one) => one.picture ?? [])),
    );
    expect(shown).toHaveLength(used.size);
    expect(used).toEqual(new Set(Object.keys(pictures)));
    for (const image of shown) {
      expect(image.alt.length).toBeGreaterThan(20);
      const dark = image.closest('picture')?.querySelector('source');
      expect(dark?.media).toBe('(prefers-color-scheme: dark)');
      for (const path of [image.getAttribute('src'), dark?.getAttribute('srcset')]) {
        expect(existsSync(join(folder, path ?? ''))).toBe(true);
      }
    }
    expect(screen.getByText(/ask the bookkeeper|asking the bookkeeper/)).toBeDefined();
  });

  it('has pictures that are small, and none that nobody sees', () => {
    const files = (Object.keys(pictures) as PictureId[]).flatMap((id) =>
      (['light', 'dark'] as const).map((scheme) => picturePath(id, scheme)),
    );
    expect(
      readdirSync(join(folder, 'help'))
        .map((name) => `help/${name}`)
        .toSorted(),
    ).toEqual(files.toSorted());
    const sizes = files.map((file) => statSync(join(folder, file)).size);
    expect(Math.max(...sizes)).toBeLessThan(60_000);
    expect(Math.min(...sizes)).toBeGreaterThan(3000);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(600_000);
  });
});

describe('why a page has no button', () => {
  const granted = { paused: false, granted: true };

  it.each<[string, Browser, RegExp, string | null]>([
    ['is not paired', {}, /not paired.*relay.*pairing code/i, null],
    ['has no site', { me: {} }, /No site is allowed/, 'Add a site'],
    [
      'lost the permission',
      { me: {}, site: { paused: false, granted: false } },
      /no longer lets Counterfoil look at https:\/\/a\.example/,
      'Allow it again',
    ],
    [
      'cannot ask the browser',
      { me: {}, site: { paused: false, granted: 'fails' } },
      /did not say whether Counterfoil may look at https:\/\/a\.example/,
      'Look at the sites',
    ],
    [
      'has the site switched off',
      { me: {}, site: { paused: true, granted: true } },
      /switched off on https:\/\/a\.example/,
      'Switch it on',
    ],
    [
      'belongs to a practice without an accounting system',
      { me: { accounting: 'none', connection: { state: 'none' } }, site: granted },
      /uses no accounting system.*hidden/,
      'Choose QuickBooks',
    ],
    [
      'has no company',
      { me: { connection: { state: 'none' } }, site: granted },
      /No QuickBooks company is connected/,
      'Connect a company',
    ],
    [
      'has a connection that ended',
      { me: { connection: { state: 'needs_reconnect', company: usCompany } }, site: granted },
      /connection to QuickBooks has ended/,
      'Open the connection',
    ],
  ])('where the browser %s, with the way to put it right', async (_what, browser, words, fix) => {
    const { help, person } = await open(browser);
    await help();
    expect(await why()).toMatch(words);
    if (!fix) return;
    const region = screen.getByRole('region', { name: 'No button on the page?' });
    await person.click(within(region).getByRole('button', { name: fix }));
    await screen.findByRole('navigation', { name: 'Settings' });
  });

  it('sends staff to an admin for what only admins may do', async () => {
    const { help } = await open({
      me: { role: 'staff', connection: { state: 'none' } },
      site: granted,
    });
    await help();
    expect(await why()).toContain('Ask an admin of Larkfield.');
    const region = screen.getByRole('region', { name: 'No button on the page?' });
    expect(within(region).queryByRole('button')).toBeNull();
  });

  it('says that everything is switched on where it is, and what is left', async () => {
    const { help } = await open({ me: {}, site: granted });
    await help();
    expect(await why()).toMatch(/switched on for a\.example.*reload/);
  });
});

describe('versions', () => {
  const relay = {
    version: '2.4.0',
    contracts: [
      { contract: 1, since: '0.1.0', until: '2027-03-31' },
      { contract: 2, since: '1.0.0' },
    ],
  };

  it('are shown, and the last day of this extension is told with the version to update to', async () => {
    const { help } = await open({ me: { relay }, site: { paused: false, granted: true } });
    const notice = await screen.findByText(/^This extension works until .*2027/);
    expect(notice.closest('.notice')?.textContent).toContain('version 1.0.0');
    await help();
    const version = await screen.findByText('Extension version');
    expect(version.nextSibling?.textContent).toBe(productVersion);
    expect(screen.getByText('Relay version').nextSibling?.textContent).toBe('2.4.0');
  });

  it.each([
    ['extension_outdated', { needed: '1.0.0' }, /extension to version 1\.0\.0 or newer/],
    ['relay_outdated', { version: '0.1.0' }, /relay is version 0\.1\.0.*update it/],
  ])('that do not fit are told as %s, with what to update', async (code, detail, words) => {
    const greeting = { ok: false, problem: { code, detail } };
    await open({ me: {}, site: { paused: false, granted: true }, greeting });
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
  });

  it('say nothing while they fit', async () => {
    await open({ me: {}, site: { paused: false, granted: true } });
    await screen.findByText('No invoice chosen yet');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('leads back to pairing where the relay no longer knows this browser', async () => {
    const greeting = { ok: false, problem: { code: 'token_refused' } };
    const { person, sent } = await open({
      me: {},
      site: { paused: false, granted: true },
      greeting,
    });
    await person.click(await screen.findByRole('button', { name: 'Pair again' }));
    await waitFor(() => expect(sent.at(-1)).toEqual(['unpair', {}]));
  });
});
