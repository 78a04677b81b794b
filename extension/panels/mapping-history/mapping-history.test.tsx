// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { HistoryWish } from '#extension/protocol/messages.ts';
import type { Send } from '#extension/protocol/send.ts';
import { item, mapped, realmId, term, toolsOffice } from '#extension/testing/tools-office.tsx';
import type { HistoryEntry } from '#shared/mapping/mapping-history.ts';
import { refOf, type Term, termId } from '#shared/mapping/term.ts';
import { problem } from '#shared/problem.ts';
import { screens } from '../mapping-panel/screens.ts';
import { MappingHistory, TermHistory } from './mapping-history.tsx';

const [exam, nails, gone] = [
  term('EXAM', 'Wellness exam'),
  term('NAIL', 'Nail trim'),
  term('OLD', 'Old'),
];
const noon = new Date().setHours(12, 0, 0, 0);
const to = (targetId: string | null) => ({ targetId, ignored: targetId === null });

const entry = (
  version: number,
  of: Term,
  from: HistoryEntry['from'],
  next: HistoryEntry['to'],
  more: Partial<HistoryEntry> = {},
): HistoryEntry => ({
  ...{ version, at: noon + version, term: refOf(of), realmId, from, to: next },
  ...{ by: { id: 'other', name: 'Front desk' }, byExport: false, how: 'hand' as const },
  ...more,
});

/** A relay with these changes, newest first; `refuse` answers the next page. */
function relayWith(all: HistoryEntry[], pageSize = 100) {
  const relay = { asked: [] as HistoryWish[], refuse: false };
  const send = (async (type: string, wish: HistoryWish) => {
    if (type !== 'mappingHistory') return { ok: true, value: null };
    relay.asked.push(wish);
    if (relay.refuse) return { ok: false, problem: problem('relay_unreachable') };
    const wanted = all.filter(
      (one) =>
        (!wish.term || termId(wish.term) === termId(one.term)) &&
        (!wish.kinds || wish.kinds.includes(one.term.kind)) &&
        one.version < (wish.before ?? Number.POSITIVE_INFINITY),
    );
    const entries = wanted.slice(0, pageSize);
    const next = wanted.length > pageSize ? (entries.at(-1)?.version ?? null) : null;
    return { ok: true, value: { entries, next } };
  }) as unknown as Send;
  return { relay, send };
}

const terms = [exam, nails, gone];
const items = [item('1', 'Exams'), item('2', 'Grooming'), item('9', 'Retired', false)];
const [itemsScreen] = screens;
const none = { current: null };
afterEach(cleanup);

describe('the history of mappings', () => {
  const open = async (all: HistoryEntry[], { isAdmin = true, pageSize = 100 } = {}) => {
    const { relay, send } = relayWith(all, pageSize);
    const office = await toolsOffice({
      ...{ terms, items, send },
      mappings: [mapped(exam, '2'), mapped(nails, '2', { removed: true })],
    });
    office.show(
      <MappingHistory
        screen={itemsScreen}
        realmId={realmId}
        memberId="me"
        changes={isAdmin ? office.changes : undefined}
        returnTo={none}
        onClose={() => {}}
      />,
    );
    return { ...office, relay, person: userEvent.setup() };
  };

  it('says who, when, from what, to what and how, in the words of people', async () => {
    await open([
      entry(3, nails, to('2'), null, { by: { id: 'me', name: 'Desk' }, how: 'undo' }),
      entry(2, exam, null, to('2'), { byExport: true }),
      entry(1, exam, to('77'), to(null)),
    ]);
    const day = await screen.findByRole('region', { name: 'Today' });
    const rows = within(day)
      .getAllByRole('listitem')
      .map((row) => row.textContent);
    expect(rows[0]).toMatch(/Nail trim .*From Grooming→ to Unmapped.*12:00.* · You · undone/);
    expect(rows[1]).toMatch(/Wellness exam.*Unmapped→ to Grooming.*created by an export/);
    expect(rows[2]).toMatch(/QuickBooks ID 77→ to Set aside.*Front desk · by hand/);
  });

  it('holds what was decided for whole categories, and puts it back as it was', async () => {
    const shots = term('VAC', 'Vaccinations', 'item-category');
    const rule = { ...to('1'), coversNew: true };
    const { person, applied } = await open([
      entry(2, shots, rule, to('1'), { how: 'cascade' }),
      entry(1, shots, null, rule, { how: 'cascade' }),
    ]);
    const [newest] = within(await screen.findByRole('region', { name: 'Today' })).getAllByRole(
      'listitem',
    );
    expect(newest?.textContent).toMatch(/From Exams, and new items→ to Exams.*with its category/);
    await person.click(screen.getByRole('button', { name: /^Restore Exams, and new items/ }));
    await waitFor(() => expect(applied).toHaveLength(1));
    expect(applied[0]).toMatchObject([
      { term: refOf(shots), targetId: '1', coversNew: true, how: 'restore' },
    ]);
  });

  it('puts an entry back as an ordinary change, and says what is so already', async () => {
    const { person, applied, relay } = await open([
      entry(3, exam, to('1'), to('2')),
      entry(2, nails, null, to('2')),
      entry(1, gone, to('9'), to('1')),
    ]);
    await screen.findByText('Restored');
    await screen.findByText('Inactive now');
    await person.click(
      await screen.findByRole('button', { name: 'Restore Exams for Wellness exam' }),
    );
    await waitFor(() => expect(applied).toHaveLength(1));
    expect(applied[0]).toEqual([
      { term: refOf(exam), targetId: '1', how: 'restore', before: to('2') },
    ]);
    await waitFor(() => expect(relay.asked).toHaveLength(2));
    await waitFor(() => expect(screen.getAllByText('Restored')).toHaveLength(2));
  });

  it('shows many changes made in one go as one, and puts them back but for what changed since', async () => {
    const many = Array.from({ length: 30 }, (_, at) => term(`I${at}`, `Item ${at}`));
    const all = many.map((one, at) => entry(50 - at, one, to('1'), to('2'), { how: 'csv' }));
    const { relay, send } = relayWith([...all, entry(1, exam, null, to('2'))], 20);
    const office = await toolsOffice({
      ...{ terms: [...many, exam], items, send },
      mappings: many.map((one, at) => mapped(one, at === 4 ? '1' : '2')),
    });
    office.show(<TermlessHistory office={office} />);
    const person = userEvent.setup();
    const more = await screen.findByRole('button', { name: /^20 or more changes/ });
    expect(screen.queryByText('Item 7')).toBeNull();
    await person.click(more);
    await screen.findByText('Item 7');
    await person.click(screen.getByRole('button', { name: /Restore what was before these/ }));
    await waitFor(() => expect(office.applied).toHaveLength(1));
    expect(office.applied[0]).toHaveLength(29);
    expect(office.applied[0]?.some((step) => step.term.key === 'id:I4')).toBe(false);
    await waitFor(() => {
      expect(relay.asked.map(({ before }) => before)).toEqual([undefined, 31, undefined]);
    });
  });

  it('goes back page by page, and over all lists when asked', async () => {
    const client = term('7', 'June Abernathy', 'client');
    const all = Array.from({ length: 5 }, (_, at) => entry(9 - at, exam, null, to(String(at + 1))));
    const { person, relay } = await open([...all, entry(1, client, null, to('5'))], {
      pageSize: 3,
    });
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(3));
    await person.click(screen.getByRole('button', { name: 'Show older changes' }));
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(5));
    expect(screen.queryByRole('button', { name: 'Show older changes' })).toBeNull();
    await person.click(screen.getByRole('radio', { name: 'All lists' }));
    await waitFor(() => expect(relay.asked.at(-1)).toEqual({}));
    await screen.findAllByText('Item');
  });

  it('of one term names it above, and offers staff nothing to change', async () => {
    const { send } = relayWith([entry(2, exam, null, to('1')), entry(1, nails, null, to('2'))]);
    const office = await toolsOffice({ terms, items, send, mappings: [] });
    office.show(
      <TermHistory
        term={refOf(exam)}
        {...{ realmId, memberId: 'me', changes: undefined, returnTo: none, onClose: () => {} }}
      />,
    );
    await screen.findByRole('dialog', { name: 'History of Wellness exam' });
    expect(await screen.findAllByRole('listitem')).toHaveLength(1);
    expect(screen.queryByRole('button', { name: /Restore/ })).toBeNull();
  });

  it('says why it cannot be read, and tries again', async () => {
    const { relay, send } = relayWith([entry(1, exam, null, to('1'))]);
    relay.refuse = true;
    const office = await toolsOffice({ terms, items, send, mappings: [] });
    office.show(<TermlessHistory office={office} />);
    expect((await screen.findByRole('alert')).textContent).toContain('relay_unreachable');
    relay.refuse = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Wellness exam');
  });
});

const TermlessHistory = ({ office }: { office: Awaited<ReturnType<typeof toolsOffice>> }) => (
  <MappingHistory
    screen={itemsScreen}
    {...{ realmId, memberId: 'me', changes: office.changes, returnTo: none, onClose: () => {} }}
  />
);
