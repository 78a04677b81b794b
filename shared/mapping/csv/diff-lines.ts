import type { ChangingRow, DiffRow, MappingDiff } from './diff-mappings.ts';
import type { RefusedRow } from './parse-mapping-csv.ts';

/** A row of a file and what bringing it in would do. */
export type DiffLine =
  | ({ state: 'added' | 'changed' | 'removed' } & ChangingRow)
  | ({ state: 'unchanged' } & DiffRow)
  | ({ state: 'refused' } & RefusedRow);
export type DiffState = DiffLine['state'];

/** All rows in the order of the file. */
export function diffLines({
  added,
  changed,
  removed,
  unchanged,
  refused,
}: MappingDiff): DiffLine[] {
  const lines: DiffLine[] = [
    ...added.map((row) => ({ state: 'added' as const, ...row })),
    ...changed.map((row) => ({ state: 'changed' as const, ...row })),
    ...removed.map((row) => ({ state: 'removed' as const, ...row })),
    ...unchanged.map((row) => ({ state: 'unchanged' as const, ...row })),
    ...refused.map((row) => ({ state: 'refused' as const, ...row })),
  ];
  return lines.sort((a, b) => a.line - b.line);
}
