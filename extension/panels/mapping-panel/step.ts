import type { MappingDecision } from '#shared/mapping/mapping.ts';
import type { Decision } from '#shared/mapping/merge-changes.ts';
import type { MappingRow } from './mapping-rows.ts';

/** What held before: also how it came about, so that undoing loses nothing. */
type Before = (NonNullable<Decision> & { inherited?: boolean; namedAs?: string }) | null;

/** A decision, and what held before it. */
export interface Step extends MappingDecision {
  before: Before;
}

/** What is decided about a row. */
export type Choice = { targetId: string | null } | { ignored: true };

/** The step that a choice about a row is. */
export const stepOf = (row: MappingRow, choice: Choice): Step => ({
  term: row.term,
  targetId: null,
  ...choice,
  before: beforeOf(row),
});

const beforeOf = ({ targetId, ignored, inherited, isCovered, namedAs }: MappingRow): Before =>
  isCovered || (targetId === null && !ignored)
    ? null
    : {
        targetId,
        ignored,
        ...(inherited ? { inherited } : {}),
        ...(namedAs ? { namedAs } : {}),
      };

/** The step that takes the best suggestion of a row, together with those of others. */
export const acceptedStep = (row: MappingRow): Step => ({
  ...stepOf(row, { targetId: row.suggestions[0]?.targetId ?? null }),
  how: 'accept-all',
});

/** What is sent of a step. */
export const decisionOfStep = ({ before: _before, ...decision }: Step): MappingDecision => decision;

/** The decision after which holds what held before. */
export const takenBack = ({ term, before }: Step): MappingDecision => ({
  term,
  targetId: before?.targetId ?? null,
  ...(before?.ignored ? { ignored: true } : {}),
  ...(before?.inherited ? { inherited: true } : {}),
  ...(before?.coversNew ? { coversNew: true } : {}),
  ...(before?.namedAs ? { namedAs: before.namedAs } : {}),
  how: 'undo',
});
