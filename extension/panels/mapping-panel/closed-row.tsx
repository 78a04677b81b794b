import { memo } from 'react';
import { AlertIcon, CheckIcon } from '#extension/ui/icons.tsx';
import { plural, termWords } from '../words.ts';
import type { MappingRow } from './mapping-rows.ts';
import { reasonWords } from './reason-words.ts';
import type { Choice } from './step.ts';
import { impactOf, troubleWords } from './trouble-words.ts';

/** What a row is called; without its name where this browser has not seen the term. */
export const nameOfRow = ({ seen, term }: MappingRow): string =>
  seen?.name ?? (term.key.startsWith('id:') ? term.key.slice(3) : 'Unnamed');

/** The choice that one key or one click takes: the best suggestion, or the new name of a counterpart. */
export function quickChoice({
  trouble,
  target,
  suggestions: [first],
}: MappingRow): { choice: Choice; name: string } | undefined {
  if (trouble === 'target-renamed' && target) {
    return { choice: { targetId: target.id }, name: `the new name ${target.name}` };
  }
  return first && { choice: { targetId: first.targetId }, name: first.row.name };
}

/** A term and its counterpart on two or three lines, or side by side where there is room. */
export function ClosedRow({
  row,
  isAdmin,
  onChoose,
}: {
  row: MappingRow;
  isAdmin: boolean;
  onChoose: (choice: Choice) => void;
}) {
  const quick = quickChoice(row);
  return (
    <>
      <td className="mapping-cell mapping-term">
        <TermText row={row} />
      </td>
      <td className="mapping-cell mapping-target">
        <TargetText row={row} />
      </td>
      <td className="mapping-cell mapping-deed">
        {quick && isAdmin ? (
          <button
            type="button"
            tabIndex={-1}
            className="button mapping-accept"
            aria-label={`Accept ${quick.name} for ${nameOfRow(row)}`}
            onClick={(event) => {
              event.stopPropagation();
              onChoose(quick.choice);
            }}
          >
            Accept
          </button>
        ) : (
          <RowState row={row} />
        )}
      </td>
    </>
  );
}

/** What the practice calls it. */
export const TermText = memo(({ row }: { row: MappingRow }) => {
  const { seen, term, waiting } = row;
  const facts = seen
    ? [
        seen.under && `${roleWords[seen.under.role]} of ${seen.under.name}`,
        term.kind === 'money-account' && termWords['money-account'],
        seen.id,
        plural(seen.uses, 'record', 'records'),
        waiting > 0 && `${waiting} to export`,
      ]
    : ['Not seen in this browser yet'];
  return (
    <>
      <span className="mapping-name">{nameOfRow(row)}</span>
      <span className="mapping-facts">{facts.filter(Boolean).join(' · ')}</span>
    </>
  );
});

const roleWords = { client: 'Client', representative: 'Representative', invoicee: 'Invoicee' };

function TargetText({ row }: { row: MappingRow }) {
  const { target, targetId, ignored, inherited, seen, trouble, suggestions } = row;
  const from = inherited && seen?.category && (
    <span className="mapping-facts">From {seen.category.name}</span>
  );
  const [first] = suggestions;
  if (targetId) {
    return (
      <>
        <span>{target?.name ?? `QuickBooks ID ${targetId}`}</span>
        {trouble && (
          <span className="mapping-trouble">
            {troubleWords[trouble]} · {impactOf(row)}
          </span>
        )}
        {from}
      </>
    );
  }
  if (ignored) {
    return (
      <>
        <span className="muted">Not exported</span>
        {from}
      </>
    );
  }
  if (!first) return <span className="muted">No counterpart</span>;
  return (
    <>
      <span className="mapping-suggested">{first.row.name}</span>
      <span className="mapping-facts">
        {reasonWords[first.reason]}
        {first.inactive ? ' · inactive' : ''}
      </span>
    </>
  );
}

function RowState({ row: { trouble, targetId, ignored, change } }: { row: MappingRow }) {
  if (trouble) {
    return (
      <span className="row-state row-state-trouble">
        <AlertIcon />
        {trouble === 'conflict' ? 'Choose' : 'Fix'}
      </span>
    );
  }
  if (change) return <span className="row-state">Not sent yet</span>;
  if (ignored) return <span className="row-state">Set aside</span>;
  if (!targetId) return <span className="row-state">Unmapped</span>;
  return (
    <span className="row-state row-state-mapped">
      <CheckIcon />
      Mapped
    </span>
  );
}
