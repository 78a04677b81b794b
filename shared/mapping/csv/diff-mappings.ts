import { problem } from '../../problem.ts';
import type { Mapping, MappingChange } from '../mapping.ts';
import { type Decision, decisionIn, decisionOf, isSame } from '../merge-changes.ts';
import { type TermRef, termId } from '../term.ts';
import type { ImportedMappings, ImportedRow, RefusedRow } from './parse-mapping-csv.ts';

/** A row of the file beside what holds now. */
export interface DiffRow {
  line: number;
  term: TermRef;
  name: string;
  before: Decision;
  after: Decision;
}

/** A row that would change something, and the change to send for it. */
export interface ChangingRow extends DiffRow {
  change: MappingChange;
}

/** What bringing a file in would do; nothing is done yet. What the file leaves out stays as it is. */
export interface MappingDiff {
  added: ChangingRow[];
  changed: ChangingRow[];
  removed: ChangingRow[];
  unchanged: DiffRow[];
  refused: RefusedRow[];
}

/** Compares a file with the mappings of the connected company. */
export function diffMappings(
  current: readonly Mapping[],
  { rows, refused }: ImportedMappings,
): MappingDiff {
  const stored = new Map(current.map((one) => [termId(one.term), one]));
  const diff: MappingDiff = { added: [], changed: [], removed: [], unchanged: [], refused: [] };
  diff.refused.push(...refused);
  for (const row of rows) {
    const { line, term, name } = row;
    const now = stored.get(termId(term));
    const before = decisionOf(now);
    const after = decisionIn({ ...row, coversNew: coversNew(row, before) });
    const shown = { line, term, name, before, after };
    if (isSame(before, after)) diff.unchanged.push(shown);
    else if (row.version !== undefined && row.version !== (now?.version ?? 0)) {
      diff.refused.push({ line, name, problem: problem('csv_row_outdated') });
    } else {
      const change = changeOf(row, before, now?.version ?? 0);
      diff[before === null ? 'added' : after === null ? 'removed' : 'changed'].push({
        ...shown,
        change,
      });
    }
  }
  diff.refused.sort((a, b) => a.line - b.line);
  return diff;
}

/** A file does not say whether a category holds for new items: what was decided stays. */
const coversNew = ({ targetId, ignored }: ImportedRow, before: Decision): boolean =>
  (targetId !== null || ignored) && before?.coversNew === true;

const changeOf = (row: ImportedRow, before: Decision, knownVersion: number): MappingChange => ({
  term: row.term,
  targetId: row.targetId,
  ...(row.ignored ? { ignored: true } : {}),
  ...(coversNew(row, before) ? { coversNew: true } : {}),
  ...(row.namedAs ? { namedAs: row.namedAs } : {}),
  knownVersion,
});
