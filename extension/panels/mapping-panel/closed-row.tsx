import { memo } from 'react';
import { AlertIcon, CheckIcon } from '#extension/ui/icons.tsx';
import { plural, termWords } from '../words.ts';
import type { MappingRow, Trouble } from './mapping-rows.ts';
import { reasonWords } from './reason-words.ts';

const troubleWords: Record<Trouble, string> = {
  conflict: 'Two values',
  gone: 'Deleted or merged',
  inactive: 'Inactive',
  'wrong-type': 'Cannot be used',
};

/** What a row is called; without its name where this browser has not seen the term. */
export const nameOfRow = ({ seen, term }: MappingRow): string =>
  seen?.name ?? (term.key.startsWith('id:') ? term.key.slice(3) : 'Unnamed');

/** A term and its counterpart on two or three lines, or side by side where there is room. */
export function ClosedRow({
  row,
  isAdmin,
  onAccept,
}: {
  row: MappingRow;
  isAdmin: boolean;
  onAccept: (targetId: string) => void;
}) {
  const [first] = row.suggestions;
  return (
    <>
      <td className="mapping-cell mapping-term">
        <TermText row={row} />
      </td>
      <td className="mapping-cell mapping-target">
        <TargetText row={row} />
      </td>
      <td className="mapping-cell mapping-deed">
        {first && isAdmin ? (
          <button
            type="button"
            tabIndex={-1}
            className="button mapping-accept"
            aria-label={`Accept ${first.row.name} for ${nameOfRow(row)}`}
            onClick={(event) => {
              event.stopPropagation();
              onAccept(first.targetId);
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
  const { seen, term } = row;
  const facts = seen
    ? [
        seen.under && `${roleWords[seen.under.role]} of ${seen.under.name}`,
        term.kind === 'money-account' && termWords['money-account'],
        seen.id,
        plural(seen.uses, 'record', 'records'),
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

function TargetText({ row: { target, targetId, suggestions } }: { row: MappingRow }) {
  const [first] = suggestions;
  if (targetId) return <span>{target?.name ?? `QuickBooks ID ${targetId}`}</span>;
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

function RowState({ row: { trouble, targetId, change } }: { row: MappingRow }) {
  if (trouble) {
    return (
      <span className="row-state row-state-trouble">
        <AlertIcon />
        {troubleWords[trouble]}
      </span>
    );
  }
  if (change) return <span className="row-state">Waiting</span>;
  if (!targetId) return <span className="row-state">Unmapped</span>;
  return (
    <span className="row-state row-state-mapped">
      <CheckIcon />
      Mapped
    </span>
  );
}
