// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Send } from '#extension/protocol/send.ts';
import { openDatabase } from '#extension/store/database.ts';
import { openVault } from '#extension/store/vault.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { Me, MemberView } from '#shared/relay/contract.ts';
import { PanelWorldProvider } from '../panel-world.ts';
import { DevicesCard } from './devices-card.tsx';

const member = (id: string, name: string, role: MemberView['role'], lastSeenAt: number | null) => ({
  ...{ id, name, role, createdAt: 1, lastSeenAt },
});
const me: Me = {
  member: member('1', 'Front desk', 'admin', 2),
  practice: { id: 'p', name: 'Larkfield' },
  connection: { state: 'none' },
};

let databases = 0;

/** The card over a relay that holds these browsers; `relay.refusal` is what it says next. */
async function open() {
  databases += 1;
  const db = openDatabase(`devices-${databases}`);
  const relay: { members: MemberView[]; refusal: Problem | null } = {
    members: [me.member, member('2', 'Room 2', 'staff', 3), member('3', 'Office', 'admin', null)],
    refusal: null,
  };
  const sent: unknown[] = [];
  const send = (async (type: string, data: { id?: string; role?: string }) => {
    sent.push([type, data]);
    const { refusal } = relay;
    relay.refusal = null;
    if (refusal) return { ok: false, problem: refusal };
    if (type === 'createPairingCode') {
      return { ok: true, value: { code: 'ABCD-EFGH', expiresAt: Date.now() + 600_000 } };
    }
    if (type === 'revokeMember') {
      relay.members = relay.members.filter(({ id }) => id !== data.id);
      return { ok: true, value: null };
    }
    return { ok: true, value: relay.members };
  }) as Send;
  const permission = async () => true;
  const world = { db, vault: await openVault(db), send, profiles: [] };
  const show = () =>
    render(
      <PanelWorldProvider
        value={{ ...world, requestPermission: permission, hasPermission: permission }}
      >
        <DevicesCard me={me} />
      </PanelWorldProvider>,
    );
  return { relay, sent, show, person: userEvent.setup() };
}
afterEach(cleanup);

const rowOf = async (name: string) =>
  (await screen.findByText(name)).closest('li') as HTMLLIElement;

describe('the paired browsers', () => {
  it('are listed with role and last use; one is removed after asking, and never this one', async () => {
    const { show, sent, person } = await open();
    show();
    const own = await rowOf('Front desk (this browser)');
    expect(within(own).queryByRole('button')).toBeNull();
    expect((await rowOf('Office')).textContent).toContain('Admin · not seen yet');
    const row = await rowOf('Room 2');
    expect(row.textContent).toContain('Staff · last seen');
    await person.click(within(row).getByRole('button', { name: 'Remove' }));
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toContain('Remove Room 2?');
    expect(dialog.textContent).toContain('Its drafts stay where they are');
    await person.click(within(dialog).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(screen.queryByText('Room 2')).toBeNull());
    expect(sent.filter((one) => (one as [string])[0] === 'revokeMember')).toEqual([
      ['revokeMember', { id: '2' }],
    ]);
  });

  it('that could not be listed or removed say why, and are asked for again', async () => {
    const { show, relay, person } = await open();
    relay.refusal = problem('relay_unreachable');
    show();
    expect((await screen.findByRole('alert')).textContent).toContain('The relay does not answer.');
    await person.click(screen.getByRole('button', { name: 'Refresh the list' }));
    const row = await rowOf('Room 2');
    expect(screen.queryByRole('alert')).toBeNull();
    await person.click(within(row).getByRole('button', { name: 'Remove' }));
    relay.refusal = problem('relay_unreachable');
    const dialog = await screen.findByRole('alertdialog');
    await person.click(within(dialog).getByRole('button', { name: 'Remove' }));
    expect((await within(row).findByRole('alert')).textContent).toContain('does not answer');
    expect(screen.getByText('Room 2')).toBeDefined();
  });

  it('get in with a code for one role that is shown once', async () => {
    const { show, sent, person } = await open();
    show();
    await person.click(await screen.findByRole('button', { name: 'Code for staff' }));
    await screen.findByText('ABCD-EFGH');
    expect(screen.getByText(/For one staff browser, until .*It is shown only now\./)).toBeDefined();
    expect(sent.at(-1)).toEqual(['createPairingCode', { role: 'staff' }]);
  });
});
