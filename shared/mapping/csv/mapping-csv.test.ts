import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../problem.ts';
import type { CatalogueRow } from '../../relay/contract.ts';
import { type Mapping, nameMark } from '../mapping.ts';
import { refOf, type Term, type TermKind } from '../term.ts';
import { type CsvFacts, columns } from './columns.ts';
import { diffMappings, type MappingDiff } from './diff-mappings.ts';
import { parseMappingCsv } from './parse-mapping-csv.ts';
import { plainCell, safeCell } from './safe-cell.ts';
import { writeMappingCsv } from './write-mapping-csv.ts';

const term = (key: string, name: string, kind: TermKind = 'item'): Term => ({
  profileId: 'demo-practice',
  origin: 'https://practice.example',
  kind,
  key,
  name,
});

const changesIn = ({ added, changed, removed }: MappingDiff) =>
  [...added, ...changed, ...removed].map(({ change }) => change);

const mapping = (of: Term, more: Partial<Mapping> = {}): Mapping => ({
  term: refOf(of),
  realmId: '9341450000000001',
  targetId: '1',
  version: 5,
  removed: false,
  ...more,
});

const row = (id: string, name: string, more: Partial<CatalogueRow> = {}): CatalogueRow => ({
  id,
  name,
  type: 'Service',
  active: true,
  ...more,
});

const [vaccination, nails, gift, stay] = [
  term('id:VAC', 'Vaccination'),
  term('id:NAIL', 'Nail trim'),
  term('id:GIFT', 'Gift card'),
  term('id:STAY', 'Overnight stay'),
] as const;

const items = [
  row('1', 'Vaccines'),
  row('2', 'Grooming'),
  row('3', 'Twin'),
  row('4', 'twin '),
  row('5', 'Retired', { active: false }),
  row('6', 'Shelf', { type: 'Category' }),
];

const facts: CsvFacts = {
  terms: [vaccination, nails, gift, stay],
  mappings: [
    mapping(vaccination),
    mapping(gift, { targetId: null, ignored: true, version: 6 }),
    mapping(stay, { removed: true, version: 7 }),
  ],
  rowsByList: { items },
};

const parsed = (text: string, with_ = facts) => {
  const result = parseMappingCsv(text, with_);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
};
const diffOf = (text: string, current = facts.mappings) => diffMappings(current, parsed(text));

/** The saved file with cells of the row of a key replaced. */
function edited(key: string, cells: Partial<Record<(typeof columns)[number], string>>): string {
  const { data } = Papa.parse<string[]>(writeMappingCsv(facts).replace(/^\uFEFF/, ''));
  const at = data.find((one) => one[3] === key) ?? [];
  for (const [column, value] of Object.entries(cells)) {
    at[columns.indexOf(column as (typeof columns)[number])] = value;
  }
  return Papa.unparse(data);
}

describe('a file of mappings', () => {
  it('holds ids and names of both sides, the state and the version', () => {
    const { data } = Papa.parse<Record<string, string>>(
      writeMappingCsv(facts).replace(/^\uFEFF/, ''),
      { header: true, skipEmptyLines: true },
    );
    expect(
      data.map((one) => [
        one.key,
        one['practice name'],
        one.state,
        one['QuickBooks ID'],
        one['QuickBooks name'],
        one.version,
      ]),
    ).toEqual([
      ['id:GIFT', 'Gift card', 'ignored', '', '', '6'],
      ['id:NAIL', 'Nail trim', 'unmapped', '', '', '0'],
      ['id:STAY', 'Overnight stay', 'unmapped', '', '', '7'],
      ['id:VAC', 'Vaccination', 'mapped', '1', 'Vaccines', '5'],
    ]);
  });

  describe('with items that their category covers', () => {
    const shelf = term('id:SHOTS', 'Shots', 'item-category');
    const retired = term('id:OLD', 'Retired things', 'item-category');
    const covered: CsvFacts = {
      terms: [
        shelf,
        { ...vaccination, category: shelf },
        { ...nails, category: shelf },
        { ...gift, category: retired },
      ],
      mappings: [
        mapping(shelf, { targetId: '1', coversNew: true, version: 8 }),
        mapping(retired, { targetId: null, ignored: true, coversNew: true, version: 9 }),
        mapping(vaccination, { targetId: '2' }),
        mapping(nails, { removed: true, version: 7 }),
      ],
      rowsByList: { items },
    };
    const text = writeMappingCsv(covered);
    const change = (before: string, after: string) => {
      expect(text).toContain(before);
      return parsed(text.replace(before, after), covered);
    };

    it('says what holds for them, and from which category', () => {
      const { data } = Papa.parse<Record<string, string>>(text.slice(1), {
        header: true,
        skipEmptyLines: true,
      });
      const cells = ({ key, state, version, ...one }: Record<string, string>) => [
        ...[key, state, one['QuickBooks name'], version, one['from category']],
      ];
      expect(data.map(cells)).toEqual([
        ['id:GIFT', 'ignored by category', '', '0', 'Retired things'],
        ['id:NAIL', 'mapped by category', 'Vaccines', '7', 'Shots'],
        ['id:VAC', 'mapped', 'Grooming', '5', ''],
        ['id:OLD', 'ignored', '', '9', ''],
        ['id:SHOTS', 'mapped', 'Vaccines', '8', ''],
      ]);
    });

    it('brought in as it is changes nothing, and takes no rule away', () => {
      const diff = diffMappings(covered.mappings, parsed(text, covered));
      expect(changesIn(diff)).toEqual([]);
      expect(diff.refused).toEqual([]);
      expect(diff.unchanged).toHaveLength(5);
    });

    it('takes one as decided for itself where the row says so, and refuses what is unclear', () => {
      const own = change('mapped by category,1,Vaccines', 'mapped,2,Grooming');
      expect(changesIn(diffMappings(covered.mappings, own))).toMatchObject([
        { targetId: '2', knownVersion: 7 },
      ]);
      const unclear = change('mapped by category,1,Vaccines', 'mapped by category,2,Grooming');
      expect(unclear.refused).toMatchObject([{ problem: { code: 'csv_state_unclear' } }]);
      const aside = change('ignored by category', 'mapped by category');
      expect(aside.refused).toMatchObject([{ problem: { code: 'csv_state_unclear' } }]);
    });

    it('keeps a category’s rule where the file gives it another counterpart', () => {
      const other = change('mapped,1,Vaccines', 'mapped,2,Grooming');
      expect(changesIn(diffMappings(covered.mappings, other))).toMatchObject([
        { targetId: '2', coversNew: true },
      ]);
    });
  });

  it('brought in as it is changes nothing', () => {
    const diff = diffOf(writeMappingCsv(facts));
    expect(diff.unchanged).toHaveLength(4);
    expect([changesIn(diff), diff.refused]).toEqual([[], []]);
  });

  it('brought in as it is changes nothing whatever the names are, and no cell is a formula', () => {
    const starts = [
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      "'",
      "'=",
      "''+",
      ' =',
      '＝',
      '"',
      ',',
      ';',
      '',
    ];
    const name = fc
      .tuple(fc.constantFrom(...starts), fc.string({ unit: 'grapheme', maxLength: 20 }))
      .map((parts) => parts.join(''));
    const key = fc.tuple(name, fc.nat()).map(([text, count]) => `k${count}${text}`.slice(0, 200));
    const line = fc.record({ key, name, target: name, state: fc.nat(2) });
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: (one) => one.key, maxLength: 8 }), (lines) => {
        const terms = lines.map((one) => term(one.key, one.name));
        const rows = lines.map((one, index) => row(String(index + 1), one.target));
        const mappings = terms.flatMap((of, index) =>
          lines[index]?.state === 0
            ? []
            : [
                lines[index]?.state === 1
                  ? mapping(of, { targetId: String(index + 1) })
                  : mapping(of, { targetId: null, ignored: true }),
              ],
        );
        const hostile = { terms, mappings, rowsByList: { items: rows } };
        const text = writeMappingCsv(hostile);
        const cells = Papa.parse<string[]>(text.slice(1), { delimiter: ',' }).data.flat();
        expect(cells.filter((cell) => /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell))).toEqual([]);
        const diff = diffMappings(mappings, parsed(text, hostile));
        expect(diff.refused).toEqual([]);
        expect(changesIn(diff)).toEqual([]);
        expect(diff.unchanged.map((one) => one.term.key).toSorted()).toEqual(
          lines.map((one) => one.key).toSorted(),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('gives every text back that was made safe', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', "'", "''", '=', "'="),
        (text, start) => {
          expect(plainCell(safeCell(start + text))).toBe(start + text);
        },
      ),
    );
    expect(safeCell('=1+1')).toBe("'=1+1");
    expect(safeCell("O'Neil")).toBe("O'Neil");
  });

  it('is read as Excel saves it elsewhere: semicolons, line ends, another order of columns', () => {
    const text = [
      'Key;Kind;Profile;Site;QuickBooks ID',
      'id:NAIL;item;demo-practice;https://practice.example;2',
      '',
      ';;;;',
    ].join('\n');
    expect(diffOf(text).added).toMatchObject([{ line: 2, after: { targetId: '2' } }]);
  });
});

describe('a dry run', () => {
  it('tells what would be added, changed, removed and kept, with the changes to send', () => {
    const added = diffOf(edited('id:NAIL', { 'QuickBooks ID': '2' }));
    expect(added.added).toMatchObject([{ name: 'Nail trim', before: null }]);
    expect(changesIn(added)).toEqual([
      { term: refOf(nails), targetId: '2', namedAs: nameMark('Grooming'), knownVersion: 0 },
    ]);
    const again = diffOf(edited('id:STAY', { 'QuickBooks name': 'grooming' }));
    expect(changesIn(again)).toMatchObject([{ targetId: '2', knownVersion: 7 }]);
    const changed = diffOf(edited('id:VAC', { 'QuickBooks ID': '2', 'QuickBooks name': '' }));
    expect(changed.changed).toMatchObject([
      { before: { targetId: '1' }, after: { targetId: '2' }, change: { knownVersion: 5 } },
    ]);
    const empty = { 'QuickBooks ID': '', 'QuickBooks name': '' };
    const removed = diffOf(edited('id:VAC', { ...empty, state: 'unmapped' }));
    expect(removed.removed).toMatchObject([{ after: null, change: { targetId: null } }]);
    const aside = diffOf(edited('id:VAC', { ...empty, state: 'Ignored' }));
    expect(changesIn(aside)).toMatchObject([{ targetId: null, ignored: true, knownVersion: 5 }]);
    expect(aside.unchanged).toHaveLength(3);
  });

  it('leaves what the file does not name as it is', () => {
    const [head] = writeMappingCsv(facts).split('\r\n');
    expect(diffOf(head ?? '')).toEqual({
      added: [],
      changed: [],
      removed: [],
      unchanged: [],
      refused: [],
    });
  });

  it('refuses what somebody changed since the file was saved, unless the version is emptied', () => {
    const now = facts.mappings.map((one) => ({ ...one, targetId: '4', version: 99 }));
    const cells = { 'QuickBooks ID': '2', 'QuickBooks name': '' };
    const late = diffOf(edited('id:VAC', cells), now);
    expect(late.changed).toEqual([]);
    expect(late.refused).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Vaccination', problem: { code: 'csv_row_outdated' } }),
      ]),
    );
    const forced = diffOf(edited('id:VAC', { ...cells, version: '' }), now);
    expect(forced.changed).toMatchObject([{ change: { targetId: '2', knownVersion: 99 } }]);
  });

  it('keeps a broken mapping that the file only repeats', () => {
    const broken = {
      ...facts,
      mappings: [mapping(vaccination, { targetId: '77' }), mapping(nails, { targetId: '5' })],
    };
    const diff = diffMappings(broken.mappings, parsed(writeMappingCsv(broken), broken));
    expect(diff.refused).toEqual([]);
    expect(changesIn(diff)).toEqual([]);
  });
});

describe('a row that cannot be right', () => {
  const cases: [ProblemCode, string, Parameters<typeof edited>[1]][] = [
    ['csv_term_unknown', 'id:VAC', { key: 'id:OTHER' }],
    ['csv_term_unknown', 'id:VAC', { kind: 'invoice' }],
    ['csv_term_differs', 'id:VAC', { 'practice name': 'Nail trim' }],
    ['csv_row_twice', 'id:VAC', { key: 'id:NAIL', 'practice name': 'Nail trim' }],
    ['csv_target_unknown', 'id:NAIL', { 'QuickBooks ID': '77' }],
    ['csv_target_unknown', 'id:NAIL', { 'QuickBooks ID': '1E+15' }],
    ['csv_target_unknown', 'id:NAIL', { 'QuickBooks name': 'Nothing like it' }],
    ['csv_target_differs', 'id:NAIL', { 'QuickBooks ID': '2', 'QuickBooks name': 'Vaccines' }],
    ['csv_target_ambiguous', 'id:NAIL', { 'QuickBooks name': 'Twin' }],
    ['csv_target_unusable', 'id:NAIL', { 'QuickBooks ID': '5' }],
    ['csv_target_unusable', 'id:NAIL', { 'QuickBooks ID': '6' }],
    ['csv_target_unusable', 'id:NAIL', { 'QuickBooks name': 'Retired' }],
    ['csv_state_unclear', 'id:VAC', { state: 'ignored' }],
    ['csv_state_unclear', 'id:VAC', { state: 'unmapped' }],
    ['csv_state_unclear', 'id:NAIL', { state: 'mapped' }],
    ['csv_state_unclear', 'id:NAIL', { state: 'perhaps' }],
    ['csv_row_broken', 'id:NAIL', { version: 'five' }],
  ];
  it.each(cases)('is refused by itself: %s for %s %o', (code, key, cells) => {
    const { refused, rows } = parsed(edited(key, cells));
    expect(refused.map((one) => one.problem.code)).toEqual([code]);
    expect(rows).toHaveLength(3);
  });

  it('is told by the line a spreadsheet shows', () => {
    const text = edited('id:STAY', { 'QuickBooks ID': '77' });
    const { refused } = parsed(text);
    expect(text.split('\r\n')[(refused[0]?.line ?? 0) - 1]).toContain('id:STAY');
    const long = `${text}\r\nitem,a,b,c,d,e,f,g,h,i,more`;
    expect(parsed(long).refused.at(-1)?.problem.code).toBe('csv_row_broken');
    expect(parsed(`${text}\r\nitem,"never closed`).refused.at(-1)?.problem.code).toBe(
      'csv_row_broken',
    );
  });
});

describe('a file that is not one of mappings', () => {
  it('is refused as a whole', () => {
    for (const text of ['', 'name,price\nVaccination,34', '%PDF-1.7 \u0000\u0001', '"']) {
      expect(parseMappingCsv(text, facts)).toMatchObject({ problem: { code: 'csv_not_mappings' } });
    }
    const head = columns.join(',');
    const large = `${head}\r\n${'ü'.repeat(5_000_000)}`;
    expect(parseMappingCsv(large, facts)).toMatchObject({ problem: { code: 'csv_too_large' } });
  });

  it('holds ten thousand rows', () => {
    const terms = Array.from({ length: 10_000 }, (_, index) =>
      term(`id:${index}`, `Item ${index}`),
    );
    const rows = terms.map((_, index) => row(String(index + 1), `Target ${index}`));
    const many = {
      terms,
      mappings: terms.map((of, i) => mapping(of, { targetId: String(i + 1) })),
      rowsByList: { items: rows },
    };
    const diff = diffMappings(many.mappings, parsed(writeMappingCsv(many), many));
    expect(diff.unchanged).toHaveLength(10_000);
  });
});
