import type { DiffLine } from '#shared/mapping/csv/diff-lines.ts';
import { termId } from '#shared/mapping/term.ts';
import type { Step } from '../mapping-panel/step.ts';
import type { Now } from '../mapping-tools/use-now.ts';

/** What has to be stored so that the file holds. */
export const stepsIn = (lines: readonly DiffLine[], now: Now): Step[] =>
  lines.flatMap((line) => {
    if (line.state === 'refused' || line.state === 'unchanged') return [];
    const { knownVersion: _version, ...decision } = line.change;
    return [{ ...decision, how: 'csv' as const, before: now(termId(line.term)) }];
  });
