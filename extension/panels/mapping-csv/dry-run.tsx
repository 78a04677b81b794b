import { useMemo, useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import { SheetFoot } from '#extension/ui/sheet.tsx';
import type { DiffLine, DiffState } from '#shared/mapping/csv/diff-lines.ts';
import type { Problem } from '#shared/problem.ts';
import { progressWords } from '../mapping-tools/progress-words.ts';
import { plural } from '../words.ts';
import { DiffList } from './diff-list.tsx';

const stateWords: Record<DiffState, string> = {
  refused: 'Problems',
  added: 'New',
  changed: 'Changed',
  removed: 'Taken away',
  unchanged: 'Unchanged',
};
const states = Object.keys(stateWords) as DiffState[];

/** What bringing the file in would do, row by row; nothing is stored yet. */
export function DryRun({
  name,
  lines,
  realmId,
  refusal,
  busy,
  waiting,
  onApply,
  onOther,
}: {
  name: string;
  lines: DiffLine[];
  realmId: string;
  refusal: Problem | null;
  busy: boolean;
  /** How many changes are not stored yet while it goes on. */
  waiting: number;
  onApply: () => void;
  onOther: () => void;
}) {
  const byState = useMemo(() => Object.groupBy(lines, ({ state }) => state), [lines]);
  const count = (state: DiffState) => byState[state]?.length ?? 0;
  const [asked, setAsked] = useState<DiffState>();
  const shown = asked && count(asked) > 0 ? asked : states.find((state) => count(state) > 0);
  const changes = count('added') + count('changed') + count('removed');
  const left = count('refused');
  return (
    <>
      <div className="csv-dry-run">
        <p>
          <strong className="csv-file">{name}</strong> has {plural(lines.length, 'row', 'rows')}.
          Nothing is stored yet.
        </p>
        {refusal && <ProblemNotice problem={refusal} tone="warning" />}
        <fieldset className="filter-chips">
          <legend className="visually-hidden">Rows to show</legend>
          {states
            .filter((state) => count(state) > 0)
            .map((state) => (
              <button
                key={state}
                type="button"
                className={`filter-chip${state === 'refused' ? ' filter-chip-attention' : ''}`}
                aria-pressed={state === shown}
                onClick={() => setAsked(state)}
              >
                {stateWords[state]}{' '}
                <span className="filter-count">{count(state).toLocaleString()}</span>
              </button>
            ))}
        </fieldset>
        {shown && (
          <DiffList
            key={shown}
            label={stateWords[shown]}
            lines={byState[shown] ?? []}
            realmId={realmId}
          />
        )}
        {lines.length === 0 && <p className="muted">The file has no rows below its first line.</p>}
      </div>
      <SheetFoot>
        {left > 0 && (
          <span className="csv-left">
            {plural(left, 'row is left out', 'rows are left out')}, see Problems.
          </span>
        )}
        <Button disabled={busy} onClick={onOther}>
          Other file
        </Button>
        <Button look="primary" busy={busy} disabled={changes === 0} onClick={onApply}>
          {busy
            ? progressWords('Storing', changes, waiting)
            : changes === 0
              ? 'Nothing to change'
              : `Apply ${plural(changes, 'change', 'changes')}`}
        </Button>
      </SheetFoot>
    </>
  );
}
