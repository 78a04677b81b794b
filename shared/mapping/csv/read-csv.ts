import { utf8ToBytes } from '@noble/hashes/utils.js';
import Papa from 'papaparse';
import { problem } from '../../problem.ts';
import { ok, type Result, refused } from '../../result.ts';
import { type Column, columns, neededColumns } from './columns.ts';
import { plainCell } from './safe-cell.ts';

const largestFile = 10_000_000;

/** One row of the file. */
export interface CsvLine {
  /** As a spreadsheet counts: the first line is 1. */
  line: number;
  cells: Record<Column, string>;
  /** Why the row cannot be read. */
  broken?: string;
}

/** The rows of a file of mappings; empty ones are left out. */
export function readCsv(text: string): Result<CsvLine[]> {
  if (text.length > largestFile || utf8ToBytes(text).length > largestFile) {
    return refused(problem('csv_too_large', { limit: '10 MB' }));
  }
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimiter: delimiterOf(text),
  });
  const [head = [], ...rows] = data;
  const titles = head.map((title) => title.trim().toLowerCase());
  const places = columns.map((column) => [column, titles.indexOf(column.toLowerCase())] as const);
  const missing = neededColumns.find((column) => !titles.includes(column.toLowerCase()));
  if (missing) return refused(problem('csv_not_mappings', { column: missing }));
  const wrong = new Map(
    errors.map(({ row = 0, message }) => [row, message.replace(/\.$/, '').toLowerCase()]),
  );
  const lines = rows.flatMap((row, index): CsvLine[] => {
    if (row.every((cell) => cell.trim() === '')) return [];
    const tooMany = row.slice(titles.length).some((cell) => cell.trim() !== '');
    const broken =
      wrong.get(index + 1) ?? (tooMany ? 'it has more cells than the first line' : undefined);
    const cells = Object.fromEntries(
      places.map(([column, place]) => [column, plainCell(row[place] ?? '')]),
    ) as Record<Column, string>;
    return [{ line: index + 2, cells, ...(broken ? { broken } : {}) }];
  });
  return ok(lines);
}

/** Spreadsheets write what their country separates lists with. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const counts = [',', ';', '\t'].map((one) => ({ one, count: head.split(one).length }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).one;
}
