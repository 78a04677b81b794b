// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { handlersOf } from '#extension/background/handlers.ts';
import type { Send } from '#extension/protocol/send.ts';
import { saveDraft } from '#extension/store/drafts.ts';
import { savePairing } from '#extension/store/pairing.ts';
import { saveSettings } from '#extension/store/settings.ts';
import { settingsWaiting } from '#extension/store/settings-changes.ts';
import { testWorld } from '#extension/testing/test-world.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import type { Role, SettingsView } from '#shared/relay/contract.ts';
import { defaultSettings } from '#shared/settings/settings.ts';
import { usCompany } from '#shared/testing/order-context.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { App } from '../app.tsx';
import { PanelWorldProvider } from '../panel-world.ts';

const { realmId } = usCompany;
const term = {
  profileId: 'sql-ledger',
  origin: 'https://a.example',
  kind: 'item' as const,
  key: 'id:1',
};

/** The panel over the real background, whose relay is away, or keeps settings only. */
async function open() {
  const relay = { isAway: true, view: { settings: defaultSettings, version: 1, realmId } };
  const world = await testWorld({
    fetch: async (...[asked]) => {
      if (relay.isAway) throw new TypeError('away');
      const request = asked as Request;
      const { pathname } = new URL(request.url);
      if (pathname !== '/v1/settings') return new Response('{}', { status: 404 });
      if (request.method === 'GET') return Response.json(relay.view);
      const { settings, knownVersion } = (await request.json()) as SettingsView & {
        knownVersion: number;
      };
      if (knownVersion !== relay.view.version) {
        return Response.json({ problem: { code: 'settings_conflict' } }, { status: 409 });
      }
      relay.view = { settings, version: knownVersion + 1, realmId };
      return Response.json(relay.view);
    },
  });
  const { db, vault } = world;
  const pairAs = (role: Role) => {
    const member = { id: 'm', name: 'Desk', role, createdAt: 1, lastSeenAt: 1 };
    const connection = { state: 'connected' as const, company: usCompany, connectedAt: 1 };
    const me = { member, practice: { id: 'p', name: 'Larkfield' }, connection };
    return savePairing(db, vault, { address: 'https://r.example', token: 't', me });
  };
  await pairAs('admin');
  await db.sites.put({ origin: term.origin, profileId: 'sql-ledger', paused: false });
  await saveSettings(db, vault, realmId, relay.view);
  const { panel } = handlersOf(Promise.resolve(world), () => {});
  const send: Send = (type, data) => panel[type](data as never) as never;
  const show = () =>
    render(
      <PanelWorldProvider
        value={{
          ...{ db, vault, send, profiles: [] },
          requestPermission: async () => true,
          hasPermission: async () => true,
        }}
      >
        <App />
      </PanelWorldProvider>,
    );
  show();
  const person = userEvent.setup();
  const openPrivacy = async () => {
    await person.click(await screen.findByRole('tab', { name: 'Settings' }));
    const nav = screen.getByRole('navigation', { name: 'Settings' });
    await person.click(within(nav).getByRole('button', { name: /^Privacy/ }));
  };
  const again = () => {
    cleanup();
    show();
  };
  return { ...world, relay, person, send, pairAs, openPrivacy, again };
}
afterEach(cleanup);

const memo = () => screen.findByRole<HTMLInputElement>('checkbox', { name: /Send the memo/ });

describe('what waits for the relay', () => {
  it('is said with where it is, holds here, and is still there in a panel opened again', async () => {
    const { person, send, openPrivacy, again } = await open();
    await openPrivacy();
    await person.click(await memo());
    const row = await screen.findByRole('region', { name: 'Memo for the client' });
    await within(row).findByText('Waits for the relay');
    await screen.findByText('1 change waits for the relay.');
    await send('putMappings', { decisions: [{ term, targetId: '5' }] });
    await screen.findByText('2 changes wait for the relay.');
    await screen.findByText(/^1 mapping and 1 setting are kept in this browser/);
    again();
    await screen.findByText('2 changes wait for the relay.');
    await person.click(await screen.findByRole('button', { name: 'Show settings' }));
    expect((await memo()).checked).toBe(true);
    await person.click(screen.getByRole('button', { name: 'Send now' }));
    await screen.findByText(/relay_unreachable/);
    await person.click(screen.getByRole('button', { name: 'Show mappings' }));
    await screen.findByRole('tab', { name: 'Mapping', selected: true });
  });

  it('arrives where nobody decided otherwise, and asks with both values where somebody did', async () => {
    const { person, relay, openPrivacy, again, ...world } = await open();
    await openPrivacy();
    await person.click(await memo());
    await person.click(await screen.findByRole('checkbox', { name: /The note on the line/ }));
    await screen.findByText('2 changes wait for the relay.');
    relay.view = {
      ...relay.view,
      settings: { ...defaultSettings, descriptions: ['name'], numbers: 'quickbooks' },
      version: 2,
    };
    relay.isAway = false;
    await person.click(screen.getByRole('button', { name: 'Send now' }));
    await screen.findByText('1 change differs from a colleague’s.');
    expect(relay.view.settings).toMatchObject({
      memo: true,
      descriptions: ['name'],
      numbers: 'quickbooks',
    });
    again();
    await person.click(await screen.findByRole('button', { name: 'Choose in the settings' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('which holds now: The item’s name');
    expect(alert.textContent).toContain('Yours, not saved: The note');
    await person.click(within(alert).getByRole('button', { name: 'Use mine' }));
    await waitFor(() => expect(relay.view.settings.descriptions).toEqual(['note']));
    await waitFor(() => expect(screen.queryByText(/differs from a colleague/)).toBeNull());
    await expect.poll(() => settingsWaiting(world.db, world.vault, realmId)).toEqual([]);
  });

  it('asks about a category, which has no row of its own, with both values', async () => {
    const { person, db, send } = await open();
    await send('putMappings', {
      decisions: [{ term: { ...term, kind: 'item-category', key: 'name:Lab' }, targetId: '5' }],
    });
    await screen.findByText('1 change waits for the relay.');
    await db.mappingChanges.toCollection().modify({ theirs: 'removed' });
    await screen.findByText('1 change differs from a colleague’s.');
    const values = await screen.findByText('QuickBooks ID 5');
    expect(values.closest('dl')?.textContent).toBe('YouQuickBooks ID 5ColleagueUnmapped');
    expect(screen.queryByRole('button', { name: 'Choose in the mapping' })).toBeNull();
    await person.click(screen.getByRole('button', { name: 'Take theirs' }));
    await waitFor(() => expect(screen.queryByText(/differs from a colleague/)).toBeNull());
    expect(await db.mappingChanges.count()).toBe(0);
  });

  it('was not sent, says so above all and on the record itself', async () => {
    const { db, vault, person } = await open();
    const draft = sampleDraft('77');
    const key = sourceKey(draft.source);
    await saveDraft(db, vault, key, { draft });
    await db.returned.put({ sourceKey: key, problem: { code: 'preview_outdated' }, at: 1 });
    await screen.findByText('1 confirmed export was not sent.');
    await screen.findByText(/^invoice 77: open it/);
    await db.focus.put({ id: 'focus', sourceKey: key, tabId: 1, at: 1 });
    await screen.findByText('What you confirmed was not sent.');
    await person.click(screen.getByRole('button', { name: 'Noted' }));
    await waitFor(() => expect(screen.queryByText(/not sent/)).toBeNull());
  });

  it('of a browser that is staff’s now does not hold, is not sent, and can be given up', async () => {
    const { person, relay, openPrivacy, pairAs, again, db } = await open();
    await openPrivacy();
    await person.click(await memo());
    await screen.findByText('1 change waits for the relay.');
    await pairAs('staff');
    await screen.findByText(/^1 change was not stored: this browser is not an admin’s any more/);
    again();
    await openPrivacy();
    expect((await memo()).checked).toBe(false);
    relay.isAway = false;
    await person.click(screen.getByRole('button', { name: 'Give them up' }));
    await person.click(await screen.findByRole('button', { name: 'Give up' }));
    await waitFor(() => expect(screen.queryByText(/was not stored/)).toBeNull());
    expect(relay.view.version).toBe(1);
    expect(await db.settingsChanges.count()).toBe(0);
  });
});
