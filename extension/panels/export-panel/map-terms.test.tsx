// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Send } from '#extension/protocol/send.ts';
import { openDatabase } from '#extension/store/database.ts';
import { putMappings } from '#extension/store/mappings.ts';
import { openVault } from '#extension/store/vault.ts';
import { type Term, termsOf } from '#shared/mapping/term.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { PanelWorldProvider } from '../panel-world.ts';
import { MapTerms } from './map-terms.tsx';

const realmId = '9341450000000001';
const terms = termsOf(sampleDraft());
const row = (id: string, name: string, code?: string): CatalogueRow => ({
  id,
  name,
  active: true,
  ...(code ? { code } : {}),
});
const list = (rows: CatalogueRow[]) => ({
  rows,
  refusal: null,
  fetching: false,
  refresh: () => {},
});
const lists = {
  realmId,
  customers: list([row('1', 'June Abernathy'), row('2', 'Somebody')]),
  items: list([row('11', 'Exams', 'EXAM'), row('12', 'Medicines'), row('13', 'Tax collected')]),
};
let databases = 0;

/** The list over a real store; the background's part is to store what was chosen. */
async function open() {
  databases += 1;
  const db = openDatabase(`map-${databases}`);
  const vault = await openVault(db);
  const chosen: string[] = [];
  const send = (async (_type: string, data: { term: Term; targetId: string }) => {
    const { name, id: _id, email: _email, ...ref } = data.term;
    chosen.push(`${name} → ${data.targetId}`);
    const mapping = { term: ref, realmId, targetId: data.targetId, version: 1, removed: false };
    await putMappings(db, [mapping]);
    return { ok: true, value: mapping };
  }) as Send;
  const permission = async () => true;
  render(
    <PanelWorldProvider
      value={{
        db,
        vault,
        send,
        profiles: [],
        requestPermission: permission,
        hasPermission: permission,
      }}
    >
      <MapTerms terms={terms} lists={lists} />
    </PanelWorldProvider>,
  );
  await screen.findByRole('heading', { name: terms[0]!.name });
  return { chosen, person: userEvent.setup() };
}
afterEach(cleanup);

describe('mapping in the panel', () => {
  it('goes from term to term, with the keyboard alone', async () => {
    const { chosen, person } = await open();
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('combobox'));
    await person.keyboard('june{Enter}');
    await screen.findByRole('heading', { name: 'Wellness exam' });
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('combobox'));
    await person.keyboard('exa{Enter}');
    await screen.findByRole('heading', { name: 'Sedation, per ml' });
    await person.keyboard('medi{Enter}');
    await screen.findByRole('heading', { name: 'Sales tax' });
    await person.keyboard('tax{Enter}');
    await screen.findByText(/4 of 4 chosen/);
    expect(chosen).toEqual([
      'June Abernathy → 1',
      'Wellness exam → 11',
      'Sedation, per ml → 12',
      'Sales tax → 13',
    ]);
  });

  it('offers what is the same, with the reason, for one click', async () => {
    const { chosen, person } = await open();
    await person.click(screen.getByRole('button', { name: /June Abernathy.*same name/ }));
    await person.click(await screen.findByRole('button', { name: /Exams.*same code/ }));
    await screen.findByText(/2 of 4 chosen/);
    expect(chosen).toEqual(['June Abernathy → 1', 'Wellness exam → 11']);
  });

  it('lets a wrong choice be changed', async () => {
    const { chosen, person } = await open();
    await person.click(screen.getByRole('button', { name: /June Abernathy.*same name/ }));
    await person.click(await screen.findByRole('button', { name: 'Change June Abernathy' }));
    const search = await screen.findByRole('combobox', { name: 'QuickBooks customer' });
    await person.clear(search);
    await person.type(search, 'some{Enter}');
    await screen.findByText(/Somebody/);
    expect(chosen.at(-1)).toBe('June Abernathy → 2');
  });
});
