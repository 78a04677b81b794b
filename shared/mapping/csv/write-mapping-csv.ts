import Papa from 'papaparse';
import type { Mapping } from '../mapping.ts';
import { targetLists } from '../target-lists.ts';
import { type TermRef, termId } from '../term.ts';
import { type Column, type CsvFacts, columns } from './columns.ts';
import { safeCell } from './safe-cell.ts';

/** Excel reads UTF-8 only behind this mark. */
const byteOrderMark = '\uFEFF';

/** Every term and what it is mapped to, as a file to be changed and brought in again. */
export function writeMappingCsv({ terms, mappings, rowsByList }: CsvFacts): string {
  const stored = new Map(mappings.map((one) => [termId(one.term), one]));
  const names = new Map(terms.map((term) => [termId(term), term.name]));
  const all = new Map<string, TermRef>(
    [...mappings.filter(({ removed }) => !removed).map(({ term }) => term), ...terms].map(
      (term) => [termId(term), term],
    ),
  );
  const targetNames = new Map(
    Object.entries(rowsByList).map(([list, rows]) => [
      list,
      new Map(rows?.map(({ id, name }) => [id, name])),
    ]),
  );
  const lines = [...all].map(([id, term]): Record<Column, string> => {
    const mapping = stored.get(id);
    const { state, targetId } = stateOf(mapping);
    return {
      kind: term.kind,
      profile: term.profileId,
      site: term.origin,
      key: term.key,
      'practice name': names.get(id) ?? '',
      state,
      'QuickBooks ID': targetId,
      'QuickBooks name': targetNames.get(targetLists[term.kind])?.get(targetId) ?? '',
      version: String(mapping?.version ?? 0),
    };
  });
  lines.sort((a, b) => compare(a.kind, b.kind) || compare(a['practice name'], b['practice name']));
  const cells = lines.map((line) => columns.map((column) => safeCell(line[column])));
  return `${byteOrderMark}${Papa.unparse([[...columns], ...cells], { newline: '\r\n' })}\r\n`;
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

function stateOf(mapping: Mapping | undefined): { state: string; targetId: string } {
  if (!mapping || mapping.removed) return { state: 'unmapped', targetId: '' };
  if (mapping.ignored) return { state: 'ignored', targetId: '' };
  return { state: 'mapped', targetId: mapping.targetId ?? '' };
}
