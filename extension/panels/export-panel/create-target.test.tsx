// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { Send } from '#extension/protocol/send.ts';
import { saveCatalogue } from '#extension/store/catalogue.ts';
import { openDatabase } from '#extension/store/database.ts';
import { openVault } from '#extension/store/vault.ts';
import { termOf } from '#shared/mapping/term.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { PanelWorldProvider } from '../panel-world.ts';
import { CreateTarget } from './create-target.tsx';

const realmId = '9341450000000001';
const account = (id: string, name: string): CatalogueRow => ({
  ...{ id, name, active: true },
  type: 'Income / SalesOfProductIncome',
});

/** The form of a new item over a real store, into which the accounts come when they are saved. */
async function open(usualAccountId: string | null = null) {
  const db = openDatabase(`create-target-${crypto.randomUUID()}`);
  const vault = await openVault(db);
  const permission = async () => true;
  const world = { profiles: [], requestPermission: permission, hasPermission: permission };
  const sent: unknown[] = [];
  const send = (async (type: string, data: unknown) => {
    if (type === 'createTarget') sent.push(data);
    return new Promise(() => undefined);
  }) as unknown as Send;
  const nothing = () => undefined;
  render(
    <PanelWorldProvider value={{ db, vault, send, ...world }}>
      <CreateTarget
        term={termOf(sampleDraft().source, 'item', { name: 'Hoof trim' })}
        {...{ realmId, usualAccountId, under: undefined, currency: undefined }}
        onCreated={nothing}
        onCancel={nothing}
      />
    </PanelWorldProvider>,
  );
  return {
    person: userEvent.setup(),
    sent,
    save: (rows: CatalogueRow[]) => saveCatalogue(db, vault, realmId, 'accounts', rows, Date.now()),
  };
}
const create = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Create and use it' });

afterEach(cleanup);

it('takes no order before there is an account to book to', async () => {
  const { person, sent, save } = await open('36');
  await screen.findByRole('option', { name: 'Fetching the accounts' });
  expect(create().disabled).toBe(true);
  await save([account('35', 'Exams'), account('36', 'Sales')]);
  await waitFor(() => expect(create().disabled).toBe(false));
  await person.click(create());
  expect(sent).toEqual([expect.objectContaining({ incomeAccountId: '36' })]);
});

it('sends the account that is shown where the usual one is not in the list', async () => {
  const { person, sent, save } = await open('99');
  await save([account('35', 'Exams'), account('36', 'Sales')]);
  await screen.findByRole('option', { name: 'Exams' });
  const shown = screen.getByLabelText<HTMLSelectElement>('Income account').value;
  await person.click(create());
  expect(sent).toEqual([expect.objectContaining({ incomeAccountId: shown })]);
});
