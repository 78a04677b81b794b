// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { panelSchemas } from '#extension/protocol/message-schemas.ts';
import type { Send } from '#extension/protocol/send.ts';
import { saveCatalogue } from '#extension/store/catalogue.ts';
import { type Database, openDatabase } from '#extension/store/database.ts';
import { saveDraft } from '#extension/store/drafts.ts';
import { keepChanges, noteConflicts, waitingChanges } from '#extension/store/mapping-changes.ts';
import { findMapping, putMappings } from '#extension/store/mappings.ts';
import type { PairingRecord } from '#extension/store/records.ts';
import { saveSettings } from '#extension/store/settings.ts';
import { noteTerms } from '#extension/store/terms.ts';
import type { RecordTerm } from '#extension/store/terms-on-record.ts';
import { openVault, type Vault } from '#extension/store/vault.ts';
import { LiveRegion } from '#extension/ui/live-region.tsx';
import type { Company } from '#shared/documents/company.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { type Mapping, type MappingDecision, nameMark } from '#shared/mapping/mapping.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import { refOf, type TermKind, termId, termOf } from '#shared/mapping/term.ts';
import type { CatalogueList, CatalogueRow, Role } from '#shared/relay/contract.ts';
import { defaultSettings } from '#shared/settings/settings.ts';
import { context } from '#shared/testing/order-context.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { PanelWorldProvider } from '../panel-world.ts';
import { MappingPanel } from './mapping-panel.tsx';
import { screens } from './screens.ts';

vi.setConfig({ testTimeout: 20_000 });

const { company } = context();
const { realmId } = company;
const { source } = sampleDraft();
const now = Date.now();
const day = 24 * 60 * 60 * 1000;

const term = (kind: TermKind, id: string, name: string, more: Partial<RecordTerm> = {}) => ({
  ...termOf(source, kind, { id, name }),
  ...more,
});
const row = (id: string, name: string, more: Partial<CatalogueRow> = {}): CatalogueRow => ({
  id,
  name,
  active: true,
  ...more,
});

function pairedAs(role: Role, of: Partial<Company> = {}): PairingRecord {
  const me = {
    member: { id: 'm', name: 'Ann', role, createdAt: 0, lastSeenAt: null },
    practice: { id: 'p', name: 'Practice' },
    connection: { state: 'connected' as const, company: { ...company, ...of } },
  };
  return { id: 'pairing', address: '', me } as unknown as PairingRecord;
}

/** The panel over a real store; the background's part is to store what was decided. */
async function office() {
  const db: Database = openDatabase(`mapping-panel-${crypto.randomUUID()}`);
  const vault: Vault = await openVault(db);
  const sent: [string, unknown][] = [];
  let version = 100;
  let held = Promise.resolve();
  const store = async (decisions: MappingDecision[]) => {
    const made = decisions.map(({ term, targetId, ignored, coversNew, namedAs }): Mapping => {
      version += 1;
      return {
        term,
        realmId,
        targetId,
        ...(ignored ? { ignored } : {}),
        ...(coversNew ? { coversNew } : {}),
        ...(namedAs ? { namedAs } : {}),
        version,
        removed: targetId === null && !ignored,
      };
    });
    await putMappings(db, made);
    const ids = decisions.map((one): [string, string] => [realmId, termId(one.term)]);
    await db.mappingChanges.bulkDelete(ids);
  };
  const send = (async (type: string, data: { decisions: MappingDecision[]; termIds: string[] }) => {
    // The background does not answer what it does not understand.
    panelSchemas[type as keyof typeof panelSchemas].parse(data);
    if (type !== 'fetchCatalogue') sent.push([type, data]);
    if (type === 'putMappings') {
      await held;
      await store(data.decisions);
    }
    if (type === 'dropMappingChanges') {
      await db.mappingChanges.bulkDelete(data.termIds.map((id) => [realmId, id]));
    }
    if (type === 'catalogueProgress') return { ok: true, value: 4000 };
    if (type === 'taxAgencies') {
      const agencies = [
        { id: '1', name: 'Revenue' },
        { id: '2', name: 'Land office' },
      ];
      return { ok: true, value: { agencies } };
    }
    return {
      ok: true,
      value: type === 'putMappings' ? { sent: 1, waiting: 0, conflicts: 0 } : null,
    };
  }) as Send;
  await db.pairing.put(pairedAs('admin'));
  const list = (name: CatalogueList, rows: CatalogueRow[]) =>
    saveCatalogue(db, vault, realmId, name, rows, now);
  let records = 0;
  return {
    db,
    vault,
    sent,
    list,
    store,
    /** What is decided from now on is stored only once the answer is called. */
    holdStore() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    /** A record with these terms that is not exported yet. */
    async record(terms: RecordTerm[], at = now) {
      records += 1;
      const draft = sampleDraft(String(records));
      const key = sourceKey(draft.source);
      await saveDraft(db, vault, key, { draft });
      await noteTerms(db, vault, key, terms, at);
    },
    async open(role: Role = 'admin', of: Partial<Company> = {}) {
      const pairing = pairedAs(role, of);
      await db.pairing.put(pairing);
      const permission = async () => true;
      const world = { requestPermission: permission, hasPermission: permission, profiles: [] };
      render(
        <PanelWorldProvider value={{ db, vault, send, ...world }}>
          <LiveRegion>
            <MappingPanel pairing={pairing} />
          </LiveRegion>
        </PanelWorldProvider>,
      );
      await screen.findByRole('region', { name: 'Items' });
      return userEvent.setup();
    },
    mapping: (one: RecordTerm) => findMapping(db, realmId, refOf(one)),
  };
}

const exam = term('item', 'EXAM', 'Wellness exam');
const sedation = term('item', 'SEDA', 'Sedation');
const chip = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name} \\d`) });
const rowOf = (name: string) => screen.findByRole('row', { name: new RegExp(name) });
const rowNames = () =>
  screen.getAllByRole('row').map((one) => one.querySelector('.mapping-name')?.textContent);
const choose = async (person: ReturnType<typeof userEvent.setup>, list: string) => {
  const id = screens.find(({ label }) => label === list)?.id ?? '';
  await person.selectOptions(screen.getByLabelText('List'), id);
  await screen.findByRole('region', { name: list });
};

let at: Awaited<ReturnType<typeof office>>;
beforeEach(async () => {
  // jsdom lays nothing out; the list draws what fits into this.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(68);
  at = await office();
  await at.list('items', [
    row('1', 'Exams'),
    row('2', 'Medicines'),
    row('3', 'Old', { active: false }),
  ]);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('a term that is set aside', () => {
  it('leaves what is unmapped, has a filter of its own and comes back', async () => {
    await at.record([exam, sedation]);
    const person = await at.open();
    (await rowOf('Wellness exam')).focus();
    await person.keyboard('{Alt>}i{/Alt}');
    await waitFor(() => expect(chip('Set aside').textContent).toBe('Set aside 1'));
    expect(await at.mapping(exam)).toMatchObject({ ignored: true, targetId: null });
    expect(chip('Unmapped').textContent).toBe('Unmapped 1');
    // The keyboard is on the next row.
    expect(document.activeElement).toBe(await rowOf('Sedation'));
    await person.click(chip('Set aside'));
    await person.click(await rowOf('Wellness exam'));
    await screen.findByText(/a record that needs it is not exported, now 1 record/);
    await person.click(screen.getByRole('button', { name: 'Bring back' }));
    await waitFor(() => expect(chip('Unmapped').textContent).toBe('Unmapped 2'));
    expect(await at.mapping(exam)).toMatchObject({ removed: true });
  });

  it('is taken back by one undo, with the counterpart it had', async () => {
    await at.record([exam]);
    await at.store([{ term: refOf(exam), targetId: '1', namedAs: nameMark('Exams') }]);
    const person = await at.open();
    await person.click(await rowOf('Wellness exam'));
    await person.click(screen.getByRole('button', { name: 'Set aside' }));
    await waitFor(() => expect(chip('Set aside').textContent).toBe('Set aside 1'));
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(chip('Mapped').textContent).toBe('Mapped 1'));
    expect(await at.mapping(exam)).toMatchObject({ targetId: '1', namedAs: nameMark('Exams') });
  });
});

describe('rows that come and go', () => {
  const dental = term('item', 'DENT', 'Dental');
  const elsewhere = (one: RecordTerm) => at.store([{ term: refOf(one), targetId: '1' }]);

  it('leave the focus on its own row, or on the one that takes its place', async () => {
    await at.record([dental, exam, sedation]);
    await at.open();
    await waitFor(() => expect(rowNames()).toEqual(['Dental', 'Sedation', 'Wellness exam']));
    (await rowOf('Sedation')).focus();
    await elsewhere(dental);
    await waitFor(() => expect(rowNames()).toEqual(['Sedation', 'Wellness exam']));
    expect(document.activeElement).toBe(await rowOf('Sedation'));
    await elsewhere(sedation);
    await waitFor(() => expect(rowNames()).toEqual(['Wellness exam']));
    expect(document.activeElement).toBe(await rowOf('Wellness exam'));
  });

  it('leave the focus on the last one, though its place is gone', async () => {
    await at.record([dental, exam, sedation]);
    await at.open();
    (await rowOf('Wellness exam')).focus();
    await elsewhere(dental);
    await waitFor(() => expect(rowNames()).toEqual(['Sedation', 'Wellness exam']));
    expect(document.activeElement).toBe(await rowOf('Wellness exam'));
    await elsewhere(exam);
    await waitFor(() => expect(rowNames()).toEqual(['Sedation']));
    expect(document.activeElement).toBe(await rowOf('Sedation'));
  });

  it('leave an open row as it is, with what was typed there', async () => {
    await at.record([dental, exam, sedation]);
    const person = await at.open();
    await person.click(await rowOf('Sedation'));
    const search = await screen.findByRole('combobox', { name: /QuickBooks item/ });
    await person.type(search, 'med');
    await elsewhere(dental);
    await waitFor(() => expect(rowNames()).toEqual(['Sedation', 'Wellness exam']));
    expect(document.activeElement).toBe(search);
    expect((search as HTMLInputElement).value).toBe('med');
    await person.keyboard('{Escape}{Escape}');
    await waitFor(async () => expect(document.activeElement).toBe(await rowOf('Sedation')));
  });
});

describe('an item whose category holds for new items', () => {
  const shots = term('item-category', 'VAC', 'Vaccinations');
  const rabies = term('item', 'R', 'Rabies', { category: shots });
  const travel = term('item', 'T', 'Travel vaccine', { category: shots });

  it('is mapped by itself, says from where, and can be decided for itself', async () => {
    await at.record([exam, rabies, travel]);
    await at.store([
      { term: refOf(shots), targetId: '2', coversNew: true },
      { term: refOf(travel), targetId: '1' },
    ]);
    const person = await at.open();
    await waitFor(() => expect(chip('Unmapped').textContent).toBe('Unmapped 1'));
    await screen.findByRole('option', { name: 'Items (1 unmapped)' });
    await person.click(chip('Mapped'));
    expect((await rowOf('Rabies')).textContent).toContain('MedicinesFrom Vaccinations');
    expect((await rowOf('Travel vaccine')).textContent).not.toContain('From');
    await person.click(await rowOf('Rabies'));
    await screen.findByText(/Taken over from “Vaccinations”, which holds for new items, too/);
    expect(screen.queryByRole('button', { name: 'Take away' })).toBeNull();
    await person.click(screen.getByRole('button', { name: 'Set aside' }));
    await waitFor(() => expect(chip('Set aside').textContent).toBe('Set aside 1'));
    expect(await at.mapping(rabies)).toMatchObject({ ignored: true });
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(chip('Mapped').textContent).toBe('Mapped 2'));
    expect(await at.mapping(rabies)).toMatchObject({ removed: true });
  });
});

describe('a counterpart that changed in QuickBooks', () => {
  const dental = term('item', 'DENT', 'Dental');
  const food = term('item', 'FOOD', 'Food');

  beforeEach(async () => {
    await at.record([exam, sedation, dental, food]);
    await at.record([sedation]);
    await at.store([
      { term: refOf(exam), targetId: '1', namedAs: nameMark('Check-ups') },
      { term: refOf(sedation), targetId: '3' },
      { term: refOf(dental), targetId: '99' },
      { term: refOf(food), targetId: '2', namedAs: nameMark('Medicines') },
    ]);
  });

  it('is flagged in words, with the records it touches, the worst first', async () => {
    await at.open();
    await waitFor(() => expect(rowNames()).toEqual(['Sedation', 'Dental', 'Wellness exam']));
    expect(chip('Needs attention').getAttribute('aria-pressed')).toBe('true');
    await screen.findByText('Made inactive in QuickBooks · stops 2 records');
    await screen.findByText('Deleted or merged in QuickBooks · stops 1 record');
    await screen.findByText('Renamed in QuickBooks · in 1 record to export');
  });

  it('says on every filter how many records cannot go out', async () => {
    const person = await at.open();
    await rowOf('Sedation');
    await person.click(chip('All'));
    expect(rowNames()).toEqual(['Sedation', 'Dental', 'Wellness exam', 'Food']);
    await screen.findByText('2 counterparts no longer work in QuickBooks and stop 2 records.');
    await person.click(screen.getByRole('button', { name: 'Show' }));
    expect(chip('Needs attention').getAttribute('aria-pressed')).toBe('true');
  });

  it('keeps its new name with one click', async () => {
    const person = await at.open();
    await rowOf('Wellness exam');
    const accept = { name: 'Accept the new name Exams for Wellness exam' };
    await person.click(screen.getByRole('button', accept));
    const decision = { targetId: '1' };
    await waitFor(() =>
      expect(at.sent.at(-1)).toMatchObject(['putMappings', { decisions: [decision] }]),
    );
    // The background notes the name of now, which is what was accepted.
    expect(at.sent.at(-1)?.[1]).not.toHaveProperty('decisions.0.namedAs');
  });

  it('tells how to make it active again, and offers the one with the same name', async () => {
    await at.list('items', [row('3', 'Sedation', { active: false }), row('4', 'Sedation')]);
    const person = await at.open();
    await person.click(await rowOf('Sedation'));
    await screen.findByText(/in QuickBooks open Products & services/);
    await person.click(screen.getByRole('combobox', { name: /QuickBooks item for Sedation/ }));
    await person.click(await screen.findByRole('option', { name: /Sedation.*same name/ }));
    await waitFor(async () => expect(await at.mapping(sedation)).toMatchObject({ targetId: '4' }));
  });

  it('is shown to staff, who are told to ask an admin', async () => {
    const person = await at.open('staff');
    await person.click(await rowOf('Sedation'));
    await screen.findByText(/QuickBooks refuses documents with it/);
    expect(screen.queryByRole('combobox', { name: /QuickBooks item/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    await screen.findByText('Ask an admin of your practice for what is missing.');
  });

  it('is flagged where the company has classes off or the tax code is for purchases, with the way out', async () => {
    const north = term('class', 'N', 'North');
    const vat = term('tax-code', 'VAT', 'VAT');
    await at.record([north, vat]);
    await at.list('classes', [row('1', 'North')]);
    await at.list('departments', []);
    await at.list('taxCodes', [row('1', 'Import VAT')]);
    await at.store([
      { term: refOf(north), targetId: '1' },
      { term: refOf(vat), targetId: '1' },
    ]);
    const person = await at.open('admin', {
      taxCodes: [
        {
          id: '1',
          name: 'Import VAT',
          active: true,
          sales: [],
          purchase: [{ rateId: '3', percent: '20' }],
        },
      ],
    });
    await choose(person, 'Classes and locations');
    await screen.findByText('Switched off in QuickBooks · in 1 record to export');
    await person.click(await rowOf('North'));
    await screen.findByText(/left out of documents.*Account and settings › Advanced/);
    expect(screen.queryByText(/stops? \d record/)).toBeNull();
    await choose(person, 'Tax rates');
    await screen.findByText('For purchases only in QuickBooks · in 1 record to export');
    await person.click(await rowOf('VAT'));
    await screen.findByText(/choose a code with a rate for sales/);
  });

  it('stops nothing that is exported already', async () => {
    const [key] = await at.db.recordTerms.toCollection().primaryKeys();
    await at.db.receipts.put({
      sourceKey: String(key),
      realmId,
      receipt: { state: 'exported', operation: 'create' } as never,
    });
    await at.open();
    await screen.findByText('Made inactive in QuickBooks · stops 1 record');
    await screen.findByText('Deleted or merged in QuickBooks · no record waits for it');
  });
});

describe('two admins at once', () => {
  const conflict = async (theirs: Mapping) => {
    await at.record([exam]);
    const mine = { term: refOf(exam), targetId: '1' };
    await keepChanges(at.db, realmId, 'p', [mine], now);
    const [change] = await waitingChanges(at.db, realmId);
    await putMappings(at.db, [theirs]);
    if (change) await noteConflicts(at.db, [{ change, mapping: theirs }]);
  };
  const theirs = { term: refOf(exam), realmId, targetId: '2', version: 7, removed: false };

  it('see both values; keeping one’s own is sent as a new decision', async () => {
    await conflict(theirs);
    const person = await at.open();
    await screen.findByText('1 change differs from a colleague’s.');
    screen.getByText('Nothing is lost. Choose which one holds: Items › Needs attention.');
    await person.click(await rowOf('Wellness exam'));
    const values = await screen.findByText('Colleague');
    expect(values.nextSibling?.textContent).toBe('Medicines');
    // The search below is not what is asked; with the keyboard in it the question would scroll away.
    expect(document.activeElement?.contains(values)).toBe(true);
    expect(document.activeElement?.className).toBe('mapping-open');
    await person.click(screen.getByRole('button', { name: 'Keep mine' }));
    await waitFor(async () => expect(await at.mapping(exam)).toMatchObject({ targetId: '1' }));
  });

  it('can take the colleague’s, also where that one set the term aside', async () => {
    await conflict({ ...theirs, targetId: null, ignored: true });
    const person = await at.open();
    await person.click(await rowOf('Wellness exam'));
    const values = await screen.findByText('Colleague');
    expect(values.nextSibling?.textContent).toBe('set aside');
    await person.click(screen.getByRole('button', { name: 'Take theirs' }));
    await waitFor(async () => expect(await waitingChanges(at.db, realmId)).toEqual([]));
    expect(chip('Set aside').textContent).toBe('Set aside 1');
  });
});

it('says how far the list of QuickBooks is that is not here yet', async () => {
  await at.record([exam]);
  await at.db.catalogue.clear();
  await at.open();
  await screen.findByText('Fetching the list: 4,000 so far', {}, { timeout: 5000 });
  await at.list('items', [row('1', 'Exams')]);
  await waitFor(() => expect(screen.queryByText(/so far/)).toBeNull());
});

describe('undo', () => {
  it('takes one step back while one is being stored, however often it is pressed', async () => {
    await at.record([exam, sedation]);
    const person = await at.open();
    for (const name of ['Wellness exam', 'Sedation']) {
      (await rowOf(name)).focus();
      await person.keyboard('{Alt>}i{/Alt}');
    }
    await waitFor(() => expect(chip('Set aside').textContent).toBe('Set aside 2'));
    const goOn = at.holdStore();
    const button = screen.getByRole('button', { name: 'Undo' });
    await person.click(button);
    await person.click(button);
    await person.keyboard('{Control>}z{/Control}');
    goOn();
    await waitFor(() => expect(chip('Set aside').textContent).toBe('Set aside 1'));
    await waitFor(() => expect(button).toHaveProperty('disabled', false));
    expect(chip('Set aside').textContent).toBe('Set aside 1');
    await person.click(button);
    await waitFor(() => expect(chip('Unmapped').textContent).toBe('Unmapped 2'));
  });

  const card = term('payment-method', 'CARD', 'Card');

  it('takes back what was done in another list', async () => {
    await at.record([exam, card]);
    await at.list('paymentMethods', [row('5', 'Visa')]);
    await at.list('accounts', []);
    const person = await at.open();
    await person.click(await rowOf('Wellness exam'));
    await person.click(screen.getByRole('combobox', { name: /QuickBooks item/ }));
    await person.keyboard('exam{Enter}');
    await waitFor(async () => expect(await at.mapping(exam)).toMatchObject({ targetId: '1' }));
    await choose(person, 'Payment methods');
    (await rowOf('Card')).focus();
    await person.keyboard('{Control>}z{/Control}');
    await waitFor(async () => expect(await at.mapping(exam)).toMatchObject({ removed: true }));
    expect(screen.getByRole('button', { name: 'Undo' })).toHaveProperty('disabled', true);
  });

  it('takes back all exact matches as one step', async () => {
    const names = ['Bath', 'Nails', 'Teeth'];
    const terms = names.map((name, index) => term('item', `X${index}`, name));
    await at.list(
      'items',
      names.map((name, index) => row(String(20 + index), name)),
    );
    await at.record(terms);
    const person = await at.open();
    await person.click(await screen.findByRole('button', { name: 'Accept 3 exact matches' }));
    await waitFor(() => expect(chip('Mapped').textContent).toBe('Mapped 3'));
    await screen.findByText('Everything is mapped');
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(chip('Unmapped').textContent).toBe('Unmapped 3'));
    expect(screen.getByRole('button', { name: 'Undo' })).toHaveProperty('disabled', true);
  });

  it('leaves alone what a colleague changed since', async () => {
    await at.record([exam]);
    const person = await at.open();
    await person.click(await rowOf('Wellness exam'));
    await person.click(screen.getByRole('combobox', { name: /QuickBooks item/ }));
    await person.keyboard('exam{Enter}');
    await waitFor(() => expect(chip('Mapped').textContent).toBe('Mapped 1'));
    await at.store([{ term: refOf(exam), targetId: '2' }]);
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText(/Somebody else changed this mapping/);
    expect(await at.mapping(exam)).toMatchObject({ targetId: '2' });
  });
});

describe('every list', () => {
  const every = screens.flatMap(({ label, kinds }) =>
    label === 'Inactive clients' ? [] : kinds.map((kind): [string, TermKind] => [label, kind]),
  );

  it.each(every)(
    '%s: flags what %s goes to, and sets aside, undoes and maps with the keyboard',
    async (label, kind) => {
      const [gone, closed, open] = [
        term(kind, 'GONE', 'Gone one'),
        term(kind, 'OFF', 'Closed one'),
        term(kind, 'OPEN', 'Open one'),
      ];
      await at.record([gone, closed, open]);
      await at.record([closed]);
      const type = typesOf[kind] ? { type: typesOf[kind] } : {};
      const rows = [row('1', 'Same', type), row('3', 'Closed', { ...type, active: false })];
      for (const list of listsBeside(kind)) await at.list(list, []);
      await at.list(targetLists[kind], rows);
      await at.store([
        { term: refOf(gone), targetId: '99' },
        { term: refOf(closed), targetId: '3' },
      ]);
      const person = await at.open();
      if (label !== 'Items') await choose(person, label);
      await person.click(await screen.findByRole('button', { name: 'Needs attention 2' }));
      const words = async (name: string) => (await rowOf(name)).textContent;
      expect(await words('Gone one')).toContain('Deleted or merged in QuickBooks · stops 1 record');
      expect(await words('Closed one')).toContain('Made inactive in QuickBooks · stops 2 records');
      await person.click(chip('Unmapped'));
      (await rowOf('Open one')).focus();
      await person.keyboard('{Alt>}i{/Alt}');
      await waitFor(async () => expect(await at.mapping(open)).toMatchObject({ ignored: true }));
      await person.keyboard('{Control>}z{/Control}');
      await waitFor(async () => expect(await at.mapping(open)).toMatchObject({ removed: true }));
      (await rowOf('Open one')).focus();
      await person.keyboard('{Enter}');
      await screen.findByRole('combobox', { name: /for Open one/ });
      await person.keyboard('same{Enter}');
      await waitFor(async () => expect(await at.mapping(open)).toMatchObject({ targetId: '1' }));
    },
  );
});

/** What a row must be to be chosen for a kind. */
const typesOf: Partial<Record<TermKind, string>> = {
  'money-account': 'Bank',
  'expense-category': 'Expense',
};
const listsBeside = (kind: TermKind): CatalogueList[] =>
  screens
    .filter(({ kinds }) => (kinds as readonly TermKind[]).includes(kind))
    .flatMap(({ kinds }) => kinds.map((one) => targetLists[one]));

describe('clients that are always matched by hand', () => {
  it('get no suggestions, while everything else does', async () => {
    const june = term('client', 'C-1', 'June Abernathy', { email: 'june@example.org' });
    const bea = term('client', 'C-2', 'Bea Rider');
    await at.record([june, bea, term('item', 'EXAMS', 'Exams')]);
    await at.list('customers', [
      row('7', 'June Abernathy', { code: 'june@example.org' }),
      row('8', 'Bea Rider'),
    ]);
    await at.store([{ term: refOf(bea), targetId: '99' }]);
    const settings = { ...defaultSettings, clientMatch: 'manual' as const };
    await saveSettings(at.db, at.vault, realmId, { settings, version: 1 });
    const person = await at.open();
    await screen.findByRole('button', { name: 'Accept Exams for Exams' });
    await choose(person, 'Active clients');
    await waitFor(() => expect(screen.queryByText('Looking for matches')).toBeNull());
    expect(screen.queryAllByRole('button', { name: /^Accept/ })).toEqual([]);
    await person.click(await rowOf('June Abernathy'));
    // Looking for it is what is left to do, in the order of the list.
    const box = await screen.findByRole('combobox', { name: /QuickBooks customer for June/ });
    await person.click(box);
    await screen.findByRole('option', { name: /Bea Rider/ });
    expect(screen.queryByText(/same name|same e-mail/)).toBeNull();
    await person.keyboard('{Escape}');
    await person.click(await screen.findByRole('button', { name: 'Close' }));
    await person.click(chip('Needs attention'));
    await person.click(await rowOf('Bea Rider'));
    await person.click(await screen.findByRole('combobox', { name: /for Bea Rider/ }));
    await screen.findByRole('option', { name: /June Abernathy/ });
    expect(screen.queryByText(/same name|same e-mail/)).toBeNull();
  });
});

describe('a counterpart created in place', () => {
  const june = term('client', 'C-1', 'June Abernathy');
  const bea = term('client', 'C-2', 'Bea Rider', {
    under: { id: termId(june), name: june.name, role: 'invoicee' },
  });

  it('stands below the client it belongs to', async () => {
    await at.record([june, bea]);
    await at.list('customers', [row('7', 'Abernathy, June')]);
    await at.store([{ term: refOf(june), targetId: '7' }]);
    const person = await at.open();
    await choose(person, 'Active clients');
    await person.click(await rowOf('Bea Rider'));
    await person.click(screen.getByRole('button', { name: 'Create in QuickBooks' }));
    await screen.findByText('Sub-customer of Abernathy, June');
    await person.click(screen.getByRole('button', { name: 'Create and use it' }));
    await waitFor(() =>
      expect(at.sent.at(-1)).toMatchObject([
        'createTarget',
        { name: 'Bea Rider (C-2)', parentId: '7', billWithParent: false },
      ]),
    );
  });

  it('is not needed where the client’s own customer is used', async () => {
    await at.record([june, bea]);
    await at.list('customers', [row('7', 'Abernathy, June')]);
    await at.store([{ term: refOf(june), targetId: '7' }]);
    const person = await at.open();
    await choose(person, 'Active clients');
    await person.click(await rowOf('Bea Rider'));
    await person.click(
      screen.getByRole('button', { name: 'Use Abernathy, June, as for its client' }),
    );
    await waitFor(async () => expect(await at.mapping(bea)).toMatchObject({ targetId: '7' }));
  });

  it('is an account of a type, a class, a location or terms, by the name of the practice', async () => {
    const food = term('expense-category', 'FOOD', 'Animal feed');
    const card = term('money-account', 'CARD', 'Card terminal');
    const cats = term('class', 'CATS', 'Feline');
    const north = term('location', 'N', 'North');
    const net = term('term', 'NET10', 'Net 10');
    await at.record([food, card, cats, north, net]);
    for (const list of ['accounts', 'classes', 'departments', 'terms', 'paymentMethods'] as const) {
      await at.list(list, []);
    }
    const person = await at.open();
    const create = async (list: string, name: string, fields: Record<string, string> = {}) => {
      if (!screen.queryByRole('region', { name: list })) await choose(person, list);
      await person.click(await rowOf(name));
      await person.click(screen.getByRole('button', { name: 'Create in QuickBooks' }));
      const submit = await screen.findByRole('button', { name: 'Create and use it' });
      for (const [label, value] of Object.entries(fields)) {
        await person.selectOptions(screen.getByLabelText(label), value);
      }
      await person.click(submit);
      await waitFor(() => expect(at.sent.at(-1)).toMatchObject(['createTarget', { name }]));
      return at.sent.at(-1)?.[1];
    };
    expect(await create('Expense categories', 'Animal feed')).toMatchObject({
      accountType: 'Expense',
    });
    const bank = { 'Type of account': 'Credit Card' };
    expect(await create('Payment methods', 'Card terminal', bank)).toMatchObject({
      accountType: 'Credit Card',
    });
    expect(await create('Classes and locations', 'Feline')).not.toHaveProperty('accountType');
    await create('Classes and locations', 'North');
    expect(await create('Payment terms', 'Net 10')).toMatchObject({ dueDays: 10 });
  });

  it('is a tax code of the rate that its name says, of one of the company’s agencies', async () => {
    const vat = term('tax-code', 'FARM', 'Farm goods 7,5 %');
    await at.record([vat]);
    await at.list('taxCodes', []);
    await at.list('items', []);
    const person = await at.open();
    await choose(person, 'Tax rates');
    await person.click(await rowOf('Farm goods'));
    await person.click(screen.getByRole('button', { name: 'Create in QuickBooks' }));
    await person.selectOptions(
      await screen.findByLabelText('Tax agency'),
      await screen.findByRole('option', { name: 'Land office' }),
    );
    const rate = screen.getByLabelText('Rate in percent') as HTMLInputElement;
    expect(rate.value).toBe('7.5');
    await person.clear(rate);
    await person.type(rate, '7.25');
    await person.click(screen.getByRole('button', { name: 'Create and use it' }));
    await waitFor(() =>
      expect(at.sent.at(-1)).toEqual([
        'createTaxCode',
        {
          ...{ name: 'Farm goods 7,5 %', percent: '7.25', agencyId: '2' },
          term: { ...refOf(vat), name: vat.name, id: 'FARM' },
        },
      ]),
    );
    // The form is gone, and the row with it.
    await waitFor(() => expect(screen.queryByLabelText('Rate in percent')).toBeNull());
  });

  it.each([
    ['EXAM', 'Wellness exam (EXAM)', 'With the number from your practice software'],
    [undefined, 'Wellness exam', 'The same name as in your practice software'],
  ])('says where its name comes from (number %s)', async (id, name, hint) => {
    const { id: _id, ...plain } = exam;
    await at.record([id ? exam : plain]);
    await at.list('accounts', [row('30', 'Sales', { type: 'Income / SalesOfProductIncome' })]);
    const person = await at.open();
    await person.click(await rowOf('Wellness exam'));
    await person.click(screen.getByRole('button', { name: 'Create in QuickBooks' }));
    const field = await screen.findByLabelText<HTMLInputElement>('Name of the new service item');
    expect(field.value).toBe(name);
    screen.getByText(new RegExp(`^${hint}`));
  });

  it('stands in a category of items', async () => {
    await at.record([exam]);
    await at.list('items', [row('9', 'Medicines', { type: 'Category' })]);
    await at.list('accounts', [row('30', 'Sales', { type: 'Income / SalesOfProductIncome' })]);
    const person = await at.open();
    await person.click(await rowOf('Wellness exam'));
    await person.click(screen.getByRole('button', { name: 'Create in QuickBooks' }));
    // The keyboard goes on in the form, and back to the search when it is given up.
    const name = await screen.findByLabelText('Name of the new service item');
    await waitFor(() => expect(document.activeElement).toBe(name));
    await person.click(screen.getByRole('button', { name: 'Cancel' }));
    const search = screen.getByRole('combobox', { name: /QuickBooks item/ });
    expect(document.activeElement).toBe(search);
    await person.click(screen.getByRole('button', { name: 'Create in QuickBooks' }));
    await person.selectOptions(await screen.findByLabelText('Category'), 'Medicines');
    await person.click(screen.getByRole('button', { name: 'Create and use it' }));
    await waitFor(() =>
      expect(at.sent.at(-1)).toMatchObject([
        'createTarget',
        { name: 'Wellness exam (EXAM)', incomeAccountId: '30', parentId: '9' },
      ]),
    );
  });
});

describe('the lists', () => {
  it('hold every kind there is to map', async () => {
    expect(screens.map(({ label }) => label)).toEqual([
      'Items',
      'Active clients',
      'Inactive clients',
      'Tax rates',
      'Payment methods',
      'Payment terms',
      'Classes and locations',
      'Suppliers',
      'Expense categories',
      'Charges and discounts',
    ]);
    const kinds: [string, TermKind][] = [
      ['Tax rates', 'tax'],
      ['Payment methods', 'payment-method'],
      ['Payment terms', 'term'],
      ['Classes and locations', 'class'],
      ['Suppliers', 'supplier'],
      ['Expense categories', 'expense-category'],
      ['Charges and discounts', 'discount'],
    ];
    await at.record(kinds.map(([, kind]) => term(kind, kind, `A ${kind}`)));
    const person = await at.open();
    for (const [list, kind] of kinds) {
      await choose(person, list);
      await rowOf(`A ${kind}`);
    }
  });

  it('divide clients by a year without a record, and say so', async () => {
    await at.record([term('client', 'C-1', 'Newly seen')], now - 364 * day);
    await at.record([term('client', 'C-2', 'Long gone')], now - 366 * day);
    const person = await at.open();
    await choose(person, 'Active clients');
    await rowOf('Newly seen');
    expect(screen.getAllByRole('row')).toHaveLength(1);
    await screen.findByText(/On a record of the last 365 days/);
    await choose(person, 'Inactive clients');
    await rowOf('Long gone');
    expect(screen.getAllByRole('row')).toHaveLength(1);
    await screen.findByText(/On no record for 365 days/);
    // On a record again.
    await at.record([term('client', 'C-2', 'Long gone')]);
    await screen.findByText('No inactive clients yet');
  });

  it('show a representative and an invoicee under their client', async () => {
    const june = term('client', 'C-1', 'June Abernathy');
    const under = { id: termId(june), name: june.name };
    const people = [
      term('client', 'C-3', 'Zoe Payer', { under: { ...under, role: 'invoicee' } }),
      term('client', 'C-0', 'Another'),
      term('client', 'C-2', 'Bea Rider', { under: { ...under, role: 'representative' } }),
      june,
    ];
    await at.record(people);
    const person = await at.open();
    await choose(person, 'Active clients');
    await screen.findByText(/Invoicee of June Abernathy/);
    await screen.findByText(/Representative of June Abernathy/);
    const names = rowNames();
    const parent = names.indexOf('June Abernathy');
    expect(names.slice(parent + 1, parent + 3).sort()).toEqual(['Bea Rider', 'Zoe Payer']);
  });

  it('take up a new name as soon as a page has shown it, and put the most used first', async () => {
    await at.record([exam]);
    await at.record([exam, sedation]);
    await at.open();
    await waitFor(() => expect(rowNames()).toEqual(['Wellness exam', 'Sedation']));
    await at.record([sedation, term('item', 'NEW', 'Brand new')]);
    await at.record([sedation]);
    await waitFor(() => expect(rowNames()).toEqual(['Sedation', 'Wellness exam', 'Brand new']));
    expect(chip('Unmapped').textContent).toBe('Unmapped 3');
  });

  it('say of each how much is left to map', async () => {
    await at.record([exam, sedation, term('client', 'C-1', 'June')]);
    await at.record([term('client', 'C-2', 'Long gone')], now - 366 * day);
    await at.store([{ term: refOf(sedation), targetId: '2' }]);
    const person = await at.open();
    await screen.findByRole('option', { name: 'Items (1 unmapped)' });
    screen.getByRole('option', { name: 'Active clients (1 unmapped)' });
    screen.getByRole('option', { name: 'Inactive clients (1 unmapped)' });
    screen.getByRole('option', { name: 'Suppliers' });
    (await rowOf('Wellness exam')).focus();
    await person.keyboard('{Alt>}i{/Alt}');
    await screen.findByRole('option', { name: 'Items' });
  });

  it('put names in their order between equals', async () => {
    const names = ['Vaccine 10', 'Bath', 'Vaccine 9', 'abscess', 'Élan'];
    await at.record(names.map((name, index) => term('item', `N${index}`, name)));
    await at.open();
    await waitFor(() =>
      expect(rowNames()).toEqual(['abscess', 'Bath', 'Élan', 'Vaccine 9', 'Vaccine 10']),
    );
  });

  it('are searched from the keyboard, and list their shortcuts', async () => {
    await at.record([exam, sedation]);
    const person = await at.open();
    (await rowOf('Wellness exam')).focus();
    await person.keyboard('/seda');
    await waitFor(() => expect(rowNames()).toEqual(['Sedation']));
    await person.click(screen.getByRole('button', { name: 'Keyboard shortcuts' }));
    const help = within(await screen.findByRole('dialog'));
    help.getByText('Set aside, or bring back');
    help.getByText('Undo the last step, also of another list');
  });
});
