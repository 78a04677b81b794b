// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { putMappings } from '#extension/store/mappings.ts';
import {
  item,
  mapped,
  realmId,
  type ToolsOffice,
  term,
  toolsOffice,
} from '#extension/testing/tools-office.tsx';
import { nameMark } from '#shared/mapping/mapping.ts';
import { refOf } from '#shared/mapping/term.ts';
import { problem } from '#shared/problem.ts';
import { screens } from '../mapping-panel/screens.ts';
import { MappingCsv } from './mapping-csv.tsx';

const [exam, nails, gift] = [
  term('EXAM', 'Wellness exam'),
  term('NAIL', 'Nail trim'),
  term('GIFT', 'Gift card'),
];
const client = term('7', 'June Abernathy', 'client');
const items = [item('1', 'Exams'), item('2', 'Grooming'), item('3', 'Twin'), item('4', 'Twin')];

/** Files that were handed to the browser. */
let saved: { name: string; text: Promise<string> }[] = [];
beforeEach(() => {
  // jsdom lays nothing out; the list draws what fits into this.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(68);
  saved = [];
  let blob: Blob;
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (next: Blob) => {
        blob = next;
        return 'blob:file';
      },
      revokeObjectURL: () => {},
    }),
  );
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push({ name: this.download, text: blob.text() });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function open({ isAdmin = true } = {}) {
  const office = await toolsOffice({
    terms: [exam, nails, gift, client],
    items,
    mappings: [mapped(nails, '2', { inherited: true }), mapped(gift, '1')],
  });
  const onClose = vi.fn();
  office.show(
    <MappingCsv
      screen={screens[0]}
      realmId={realmId}
      changes={isAdmin ? office.changes : undefined}
      returnTo={{ current: null }}
      onClose={onClose}
    />,
  );
  return { ...office, onClose, person: userEvent.setup() };
}

const head = 'kind;profile;site;key;practice name;state;QuickBooks ID;QuickBooks name;version';
const line = (key: string, name: string, rest: string) =>
  `item;demo-practice;https://practice.example;id:${key};${name};${rest}`;
const fileOf = (content: BlobPart, name = 'items.csv') => new File([content], name);

async function choose(office: { person: ReturnType<typeof userEvent.setup> }, ...files: File[]) {
  const input = (await screen.findByLabelText('Choose a CSV file')) as HTMLInputElement;
  await waitFor(() => expect(input.disabled).toBe(false));
  await office.person.upload(input, files);
}
const chips = () =>
  within(screen.getByRole('group', { name: 'Rows to show' }))
    .getAllByRole('button')
    .map((chip) => chip.textContent);

describe('mappings as a file', () => {
  it('are downloaded, of one list or of all', async () => {
    const { person } = await open();
    const button = await screen.findByRole('button', { name: 'Download' });
    await waitFor(() => expect(button.matches(':disabled')).toBe(false));
    await person.click(button);
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.name).toMatch(/^counterfoil-items-\d{4}-\d\d-\d\d\.csv$/);
    expect(await saved[0]?.text).toContain('Nail trim,mapped,2,Grooming,1');
    expect(await saved[0]?.text).not.toContain('June');
    await person.click(screen.getByRole('radio', { name: 'All lists' }));
    await person.click(button);
    await waitFor(() => expect(saved).toHaveLength(2));
    expect(saved[1]?.name).toMatch(/^counterfoil-mappings-/);
    expect(await saved[1]?.text).toContain('June Abernathy');
  });

  it('are compared first, applied as one step, and taken back', async () => {
    const office = await open();
    const text = [
      head,
      line('EXAM', 'Wellness exam', 'mapped;;Exams;0'),
      line('NAIL', 'Nail trim', 'ignored;;;1'),
      line('GIFT', 'Gift card', 'unmapped;;;1'),
      line('EXAM', 'Wellness exam', 'mapped;2;;'),
    ].join('\r\n');
    await choose(office, fileOf(text));
    await screen.findByText(/has 4 rows\. Nothing is stored yet\./);
    expect(chips()).toEqual(['Problems 1', 'New 1', 'Changed 1', 'Taken away 1']);
    const problems = screen.getByRole('region', { name: 'Problems' });
    expect(problems.textContent).toContain('Line 5');
    expect(problems.textContent).toContain('Line 2 already says something');
    await office.person.click(screen.getByRole('button', { name: /^Changed/ }));
    const changed = await screen.findByRole('region', { name: 'Changed' });
    await waitFor(() => expect(changed.textContent).toContain('From Grooming→ to Set aside'));
    expect(office.applied).toEqual([]);

    await office.person.click(screen.getByRole('button', { name: 'Apply 3 changes' }));
    await screen.findByText('3 changes are stored.');
    expect(office.applied).toHaveLength(1);
    expect(office.applied[0]).toEqual([
      {
        ...{ term: refOf(exam), targetId: '1', namedAs: nameMark('Exams') },
        ...{ how: 'csv', before: null },
      },
      {
        ...{ term: refOf(nails), targetId: null, ignored: true, how: 'csv' },
        before: { targetId: '2', ignored: false, inherited: true },
      },
      {
        ...{ term: refOf(gift), targetId: null, how: 'csv' },
        before: { targetId: '1', ignored: false },
      },
    ]);
    expect(screen.getByRole('region', { name: 'Left out' }).textContent).toContain('Line 5');
    await office.person.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(office.onClose).toHaveBeenCalled());
    expect(office.applied).toEqual([]);
  });

  it('say how much is stored and how much waits where the relay stops answering in the middle', async () => {
    const office = await open();
    office.changes.apply = async () => ({
      ...{ sent: 1, waiting: 2, conflicts: 0 },
      problem: problem('relay_unreachable'),
    });
    const lines = [exam, nails, gift].map(({ key, name }) =>
      line(key.slice(3), name, 'ignored;;;'),
    );
    await choose(office, fileOf([head, ...lines].join('\r\n')));
    await office.person.click(await screen.findByRole('button', { name: 'Apply 3 changes' }));
    const told = await screen.findByText(/changes wait in this browser/);
    expect(told.textContent).toMatch(/^1 change is stored\. 2 changes wait in this browser/);
    expect(screen.getByText('The relay does not answer.')).toBeTruthy();
  });

  it('are compared again before they are stored, so that no later choice is overwritten', async () => {
    const office = await open();
    await choose(office, fileOf([head, line('NAIL', '', ';1;Exams;')].join('\n')));
    await screen.findByText(/has 1 row\./);
    await putMappings(office.db, [mapped(nails, '3', { version: 8 })]);
    await office.person.click(screen.getByRole('button', { name: 'Apply 1 change' }));
    expect((await screen.findByRole('alert')).textContent).toContain('csv_outdated');
    expect(office.applied).toEqual([]);
    const changed = screen.getByRole('region', { name: 'Changed' });
    await waitFor(() => expect(changed.textContent).toContain('From Twin'));
    await office.person.click(screen.getByRole('button', { name: 'Apply 1 change' }));
    await screen.findByText('1 change is stored.');
  });

  it.each([
    ['with an unknown counterpart', 'mapped;;Surgery;', 'nothing like “Surgery”'],
    ['with a name that several have', 'mapped;;twin;', 'more than one “twin”'],
    ['with an id and a name that differ', 'mapped;2;Exams;', 'the ID 2 is “Grooming”'],
    ['of an older file', 'mapped;2;;7', 'Somebody has changed this mapping'],
  ])('say what is wrong with a row %s', async (_, rest, words) => {
    const office = await open();
    await choose(office, fileOf([head, line('EXAM', 'Wellness exam', rest)].join('\n')));
    const problems = await screen.findByRole('region', { name: 'Problems' });
    expect(problems.textContent).toContain(words);
    expect(screen.getByRole('button', { name: 'Nothing to change' }).matches(':disabled')).toBe(
      true,
    );
  });

  const latin = Uint8Array.from([...`${head}\nitem;é`].map((one) => one.charCodeAt(0)));
  it.each([
    ['csv_not_text', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])],
    ['csv_wrong_encoding', latin],
    ['csv_not_mappings', 'name,price\nExam,68'],
    ['csv_too_large', new Uint8Array(10_000_001)],
  ])('refuse a file as a whole: %s', async (code, content) => {
    const office = await open();
    await choose(office, fileOf(content));
    expect((await screen.findByRole('alert')).textContent).toContain(code);
    expect(screen.queryByText(/Nothing is stored yet/)).toBeNull();
  });

  it('take what Excel saves as Unicode text, and refuse several files at once', async () => {
    await open();
    const text = `\uFEFF${[head, line('EXAM', '', ';1;;')].join('\n')}`.replaceAll(';', '\t');
    const wide = new Uint8Array(Uint16Array.from([...text].map((one) => one.charCodeAt(0))).buffer);
    const drop = (await screen.findByLabelText('Choose a CSV file')).closest('label');
    await waitFor(() => expect(drop?.getAttribute('aria-disabled')).toBeNull());
    dropOn(drop, [fileOf(wide), fileOf(wide)]);
    expect((await screen.findByRole('alert')).textContent).toContain('csv_one_file');
    dropOn(drop, [fileOf(wide)]);
    await screen.findByRole('button', { name: 'Apply 1 change' });
  });

  it('can only be looked at by staff', async () => {
    await open({ isAdmin: false });
    await screen.findByText(/An admin of your practice/);
    expect(screen.queryByLabelText('Choose a CSV file')).toBeNull();
  });
});

function dropOn(target: Element | null, files: File[]) {
  if (!target) throw new Error('nowhere to drop');
  fireEvent.drop(target, { dataTransfer: { files } });
}

describe('ten thousand rows', () => {
  it('are compared, and only those in view are drawn', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => term(`M${at}`, `Item ${at}`));
    const office: ToolsOffice = await toolsOffice({ terms: many, items, mappings: [] });
    office.show(
      <MappingCsv
        screen={screens[0]}
        {...{ realmId, changes: office.changes, returnTo: { current: null }, onClose: () => {} }}
      />,
    );
    const rows = many.map((_, at) => line(`M${at}`, '', ';1;;'));
    await choose({ person: userEvent.setup() }, fileOf([head, ...rows].join('\n')));
    await screen.findByText(/has 10,?000 rows/, {}, { timeout: 20_000 });
    expect(screen.getAllByRole('listitem').length).toBeLessThan(60);
    screen.getByRole('button', { name: 'Apply 10,000 changes' });
  }, 60_000);
});
