// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { noteTerms } from '#extension/store/terms.ts';
import { openVault } from '#extension/store/vault.ts';
import { item, mapped, realmId, term, toolsOffice } from '#extension/testing/tools-office.tsx';
import { refOf, type Term } from '#shared/mapping/term.ts';
import { MappingCascade } from './mapping-cascade.tsx';

const shots = term('VAC', 'Vaccinations', 'item-category');
const under = (id: string, name: string, category: Term) => ({ ...term(id, name), category });
const [rabies, distemper, travel, passport] = [
  under('R', 'Rabies', shots),
  under('D', 'Distemper', shots),
  under('T', 'Travel vaccine', shots),
  under('P', 'Vaccination passport', shots),
];
const exams = term('EX', 'Exams', 'item-category');
const items = [item('1', 'Vaccines'), item('2', 'Travel medicine'), item('3', 'Old', false)];
const terms = [rabies, distemper, travel, passport, shots, exams, term('LONE', 'Lone item')];

async function open({
  mappings = [mapped(travel, '2'), mapped(passport, null, { ignored: true })],
  isAdmin = true,
} = {}) {
  const office = await toolsOffice({
    terms: [...terms, under('E', 'Wellness exam', exams)],
    ...{ items, mappings },
  });
  office.show(
    <MappingCascade
      realmId={realmId}
      changes={isAdmin ? office.changes : undefined}
      returnTo={{ current: null }}
      onClose={() => {}}
    />,
  );
  return { ...office, person: userEvent.setup() };
}
const category = (name: RegExp) => screen.findByRole('button', { name });
const group = (name: string) =>
  within(screen.getByRole('region', { name }))
    .getAllByRole('listitem')
    .map((row) => row.textContent);

describe('mapping by category', () => {
  afterEach(cleanup);

  it('shows what each item would take over and which keep their own, and stores it as one step', async () => {
    const { person, applied } = await open();
    await category(/^Exams1 item · 1 unmapped/);
    await person.click(await category(/^Vaccinations4 items · 2 unmapped/));
    expect(group('Stay unmapped')).toEqual(['DistemperUnmapped', 'RabiesUnmapped']);
    const apply = screen.getByRole('button', { name: 'Nothing to change' });
    expect(apply.matches(':disabled')).toBe(true);
    await person.type(screen.getByRole('combobox'), 'vacc{Enter}');
    await waitFor(() =>
      expect(group('Take it over')).toEqual(['DistemperVaccines', 'RabiesVaccines']),
    );
    expect(group('Keep their own')).toEqual([
      'Travel vaccineTravel medicine',
      'Vaccination passportSet aside',
    ]);
    expect(applied).toEqual([]);
    await person.click(screen.getByRole('button', { name: 'Apply to 2 items' }));
    await screen.findByText('Vaccinations: 2 items changed.');
    const said = { targetId: '1', how: 'cascade', before: null };
    expect(applied).toEqual([
      [
        { term: refOf(shots), ...said },
        { term: refOf(distemper), inherited: true, ...said },
        { term: refOf(rabies), inherited: true, ...said },
      ],
    ]);
    await person.click(await category(/^Vaccinations4 items/));
    await waitFor(() => expect(group('Follow it already')).toHaveLength(2));
    await person.click(screen.getByRole('button', { name: 'All categories' }));
  });

  it('holds for new items where an admin says so, with nothing stored for them', async () => {
    const { person, applied, db } = await open({ mappings: [mapped(shots, '1')] });
    const itself = /^New items in this category take it over by themselves/;
    await person.click(await category(/^Vaccinations4 items · 4 do not follow it yet/));
    await person.click(screen.getByRole('checkbox', { name: itself }));
    await person.click(screen.getByRole('button', { name: 'Apply to 4 items' }));
    await waitFor(() => expect(applied).toHaveLength(1));
    expect(applied[0]?.[0]).toEqual({
      ...{ term: refOf(shots), targetId: '1', coversNew: true, how: 'cascade' },
      before: { targetId: '1', ignored: false },
    });
    const vault = await openVault(db);
    await noteTerms(db, vault, 'later', [under('L', 'Leptospirosis', shots)], 2);
    await person.click(await category(/^Vaccinations5 itemsVaccines, and new items/));
    expect(group('Follow it already')).toContain('LeptospirosisVaccines');
    expect(screen.getByRole('button', { name: 'Nothing to change' }).matches(':disabled')).toBe(
      true,
    );
    await person.click(screen.getByRole('checkbox', { name: itself }));
    expect(group('Take it over')).toEqual(['LeptospirosisVaccines']);
  });

  it('is undone as a whole', async () => {
    const { person, applied } = await open();
    await person.click(await category(/^Vaccinations/));
    await person.type(screen.getByRole('combobox'), 'vacc{Enter}');
    await person.click(await screen.findByRole('button', { name: 'Apply to 2 items' }));
    await person.click(await screen.findByRole('button', { name: 'Undo' }));
    await category(/^Vaccinations4 items · 2 unmapped/);
    expect(applied).toEqual([]);
  });

  it('tells of items that came later, and lets go of all when the counterpart is taken away', async () => {
    const mappings = [
      mapped(shots, '1'),
      mapped(rabies, '1', { inherited: true, version: 2 }),
      mapped(travel, '1'),
    ];
    const { person, applied } = await open({ mappings });
    await person.click(await category(/^Vaccinations4 items · 2 do not follow it yetVaccines/));
    expect(group('Follow it already')).toEqual(['RabiesVaccines']);
    await person.click(screen.getByRole('button', { name: 'No counterpart for this category' }));
    expect(group('Lose it again')).toEqual(['RabiesUnmapped']);
    expect(group('Keep their own')).toEqual(['Travel vaccineVaccines']);
    await person.click(screen.getByRole('button', { name: 'Apply to 1 item' }));
    await waitFor(() => expect(applied).toHaveLength(1));
    expect(applied[0]).toMatchObject([
      { term: refOf(shots), targetId: null, before: { targetId: '1' } },
      { term: refOf(rabies), targetId: null, before: { targetId: '1', inherited: true } },
    ]);
  });

  it('offers no item that cannot be used, and staff only look', async () => {
    const { person } = await open({ isAdmin: false });
    await person.click(await category(/^Vaccinations/));
    const box = screen.getByRole('combobox') as HTMLInputElement;
    expect(box.disabled).toBe(true);
    await waitFor(() => expect(box.placeholder).toBe('Search 2 entries'));
    expect(screen.queryByRole('button', { name: /Apply|Nothing/ })).toBeNull();
  });

  it('says where categories come from while there are none', async () => {
    const office = await toolsOffice({ terms: [term('X', 'Item')], items, mappings: [] });
    office.show(
      <MappingCascade
        {...{ realmId, changes: office.changes, returnTo: { current: null }, onClose: () => {} }}
      />,
    );
    await screen.findByText('No categories yet');
  });
});
