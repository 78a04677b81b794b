import Papa from 'papaparse';
import { categoryRules } from '../category-rules.ts';
import type { Mapping } from '../mapping.ts';
import { targetLists } from '../target-lists.ts';
import { type TermRef, termId } from '../term.ts';
import { byCategory, type Column, type CsvFacts, columns } from './columns.ts';
import { safeCell } from './safe-cell.ts';

/** Excel reads UTF-8 only behind this mark. */
const byteOrderMark = '\uFEFF';

/**
 * Every term and what it is mapped to, as a file to be changed and brought in again. `rules`: what
 * categories say for their items, where the categories themselves are not in the file.
 */
export function writeMappingCsv(
  { terms, mappings, rowsByList }: CsvFacts,
  rules: ReadonlyMap<string, Mapping> = categoryRules(mappings),
): string {
  const stored = new Map(mappings.map((one) => [termId(one.term), one]));
  const categories = new Map(terms.map((term) => [termId(term), term.category]));
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
    const category = isDecided(mapping) ? undefined : categories.get(id);
    const rule = category && rules.get(termId(category));
    const { state, targetId } = rule ? stateByCategory(rule) : stateOf(mapping);
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
      'from category': rule ? category.name : '',
    };
  });
  lines.sort((a, b) => compare(a.kind, b.kind) || compare(a['practice name'], b['practice name']));
  const cells = lines.map((line) => columns.map((column) => safeCell(line[column])));
  return `${byteOrderMark}${Papa.unparse([[...columns], ...cells], { newline: '\r\n' })}\r\n`;
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

const isDecided = (mapping: Mapping | undefined): boolean => mapping?.removed === false;

const stateByCategory = ({ ignored, targetId }: Mapping): { state: string; targetId: string } =>
  ignored
    ? { state: byCategory.ignored, targetId: '' }
    : { state: byCategory.mapped, targetId: targetId ?? '' };

function stateOf(mapping: Mapping | undefined): { state: string; targetId: string } {
  if (!mapping || mapping.removed) return { state: 'unmapped', targetId: '' };
  if (mapping.ignored) return { state: 'ignored', targetId: '' };
  return { state: 'mapped', targetId: mapping.targetId ?? '' };
}
