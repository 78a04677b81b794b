// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Send } from '#extension/protocol/send.ts';
import { saveCatalogue } from '#extension/store/catalogue.ts';
import { openDatabase } from '#extension/store/database.ts';
import type { RecordFacts } from '#extension/store/record-state.ts';
import { openVault } from '#extension/store/vault.ts';
import type { InvoiceDraft } from '#shared/draft/draft.ts';
import { termOf } from '#shared/mapping/term.ts';
import { context, ukCompany, usCompany } from '#shared/testing/order-context.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { PanelWorldProvider } from '../panel-world.ts';
import { RatesToMap } from './rates-to-map.tsx';
import { RecordOverrides } from './record-overrides.tsx';

const company = { ...usCompany, classes: 'document' as const, locations: true };
let databases = 0;

/** A part of the panel over a real store with short lists. */
async function show(what: React.ReactNode) {
  databases += 1;
  const db = openDatabase(`overrides-${databases}`);
  const vault = await openVault(db);
  const row = (id: string, name: string, type?: string) => ({
    ...{ id, name, active: true },
    ...(type ? { type } : {}),
  });
  const lists = {
    classes: [row('3', 'Surgery')],
    departments: [row('4', 'North')],
    terms: [row('5', 'Net 15'), { ...row('6', 'Old'), active: false }],
    accounts: [row('7', 'Checking', 'Bank / Checking'), row('8', 'Rent', 'Expense / Rent')],
    taxCodes: [row('20', '20.0% S'), row('5', '5.0% R')],
  };
  for (const [list, rows] of Object.entries(lists)) {
    await saveCatalogue(db, vault, company.realmId, list as 'terms', rows, Date.now());
  }
  const sent: [string, unknown][] = [];
  const send = (async (type: string, data: unknown) => {
    sent.push([type, data]);
    return { ok: true, value: null };
  }) as Send;
  const permission = async () => true;
  render(
    <PanelWorldProvider
      value={{
        ...{ db, vault, send, profiles: [] },
        requestPermission: permission,
        hasPermission: permission,
      }}
    >
      {what}
    </PanelWorldProvider>,
  );
  return { sent, person: userEvent.setup() };
}
afterEach(cleanup);

const overridesOf = (draft: InvoiceDraft, allowOverrides: boolean) => {
  const { settings } = context({ settings: { allowOverrides } });
  return <RecordOverrides sourceKey="k" draft={draft} company={company} settings={settings} />;
};

describe('choices for one record (D22)', () => {
  it('are not there unless an admin allows them', async () => {
    await show(overridesOf(sampleDraft(), false));
    expect(screen.queryByText(/For this record only/)).toBeNull();
  });

  it('are class, location, terms, and the deposit account of what is paid', async () => {
    const paid = sampleDraft('7001', { paidNow: {}, overrides: { classId: '3' } });
    const { sent, person } = await show(overridesOf(paid, true));
    await screen.findByText('For this record only (1 chosen)');
    const box = (label: string) => screen.getByLabelText(label) as HTMLSelectElement;
    await waitFor(() => expect(box('Class').value).toBe('3'));
    const options = (label: string) => [...box(label).options].map(({ text }) => text);
    await waitFor(() => expect(options('Payment terms')).toEqual(['As usual', 'Net 15']));
    expect(options('Location')).toEqual(['As usual', 'North']);
    expect(options('Deposit account')).toEqual(['As usual', 'Checking']);
    await person.selectOptions(box('Payment terms'), 'Net 15');
    const both = { classId: '3', termId: '5' };
    expect(sent.at(-1)).toEqual(['setOverrides', { sourceKey: 'k', overrides: both }]);
    // Chosen before the draft was read again: what was chosen a moment ago stays.
    await person.selectOptions(box('Class'), 'As usual');
    const one = { termId: '5' };
    expect(sent.at(-1)).toEqual(['setOverrides', { sourceKey: 'k', overrides: one }]);
  });

  it('have no deposit account where nothing is paid', async () => {
    await show(overridesOf(sampleDraft(), true));
    expect(screen.queryByLabelText('Deposit account')).toBeNull();
  });
});

describe('a rate of a client’s own (D19)', () => {
  it('is offered a code of its own, and no other rate is', async () => {
    const draft = sampleDraft('7001', {
      taxes: [{ name: 'VAT', rate: '5', amount: 407 }],
      currency: 'GBP',
      total: 8548,
    });
    const { lookup, settings } = context();
    const facts: RecordFacts = {
      ...{ paired: true, connection: { state: 'connected', company: ukCompany } },
      ...{ content: undefined, intent: undefined, receipt: undefined, receipts: new Map() },
      ...{ lookup, settings },
    };
    const { sent, person } = await show(
      <RatesToMap draft={draft} facts={facts} company={ukCompany} />,
    );
    await screen.findByRole('heading', { name: 'VAT (5 %)' });
    await person.type(await screen.findByRole('combobox'), '5.0{Enter}');
    const { key } = termOf(draft.source, 'tax-code', { name: 'VAT (5 %)' });
    const term = expect.objectContaining({ kind: 'tax-code', key });
    await waitFor(() => expect(sent).toContainEqual(['putMapping', { term, targetId: '5' }]));
  });
});
