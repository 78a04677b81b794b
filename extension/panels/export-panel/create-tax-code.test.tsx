// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { Send } from '#extension/protocol/send.ts';
import { openDatabase } from '#extension/store/database.ts';
import { openVault } from '#extension/store/vault.ts';
import { termOf } from '#shared/mapping/term.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { PanelWorldProvider } from '../panel-world.ts';
import { CreateTaxCode } from './create-tax-code.tsx';

type Agencies = Result<{ agencies: { id: string; name: string }[] }>;

/** The form over a background that answers this about the agencies. */
async function open(answer: () => Promise<Agencies>) {
  const db = openDatabase(`tax-code-${crypto.randomUUID()}`);
  const vault = await openVault(db);
  const permission = async () => true;
  const world = { profiles: [], requestPermission: permission, hasPermission: permission };
  const term = termOf(sampleDraft().source, 'tax-code', { name: 'VAT 7.5 %' });
  const nothing = () => undefined;
  render(
    <PanelWorldProvider value={{ db, vault, send: answer as unknown as Send, ...world }}>
      <CreateTaxCode term={term} onCreated={nothing} onCancel={nothing} />
    </PanelWorldProvider>,
  );
  return userEvent.setup();
}
const create = () => screen.getByRole('button', { name: 'Create and use it' });
const agency = () => screen.getByLabelText<HTMLSelectElement>('Tax agency').selectedOptions[0];
const down: Problem = problem('qbo_down');

afterEach(cleanup);

it('says that the agencies could not be fetched, and fetches them again when asked', async () => {
  let told: Agencies = refused(down);
  const person = await open(async () => told);
  await screen.findByRole('option', { name: 'The agencies could not be fetched' });
  expect(create()).toHaveProperty('disabled', true);
  told = ok({ agencies: [{ id: '1', name: 'Revenue' }] });
  await person.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('option', { name: 'Revenue' });
  expect(screen.queryByRole('alert')).toBeNull();
  expect(create()).toHaveProperty('disabled', false);
});

it('does not look as if it were creating while the agencies are fetched', async () => {
  await open(() => new Promise(() => undefined));
  expect(agency()?.textContent).toBe('Fetching the agencies');
  expect(create().querySelector('.spinner')).toBeNull();
});

it('sends an admin to QuickBooks where it has no agency', async () => {
  await open(async () => ok({ agencies: [] }));
  await screen.findByRole('option', { name: 'QuickBooks has no tax agency' });
  screen.getByText(/Set up sales tax in QuickBooks first/);
  expect(create()).toHaveProperty('disabled', true);
});
