import type { Draft } from '#shared/draft/draft.ts';
import { formatMinor } from '#shared/money.ts';
import { day, recordWords } from '../words.ts';
import { currencyOf, totalOf } from './record-amount.ts';

/** What the record is, as the practice software says. */
export const RecordHeader = ({ draft }: { draft: Draft }) => {
  const total = totalOf(draft);
  return (
    <header className="record-header">
      <div>
        <h1>
          {recordWords[draft.kind]} {nameOf(draft)}
        </h1>
        {partyOf(draft).map((line) => (
          <p key={line}>{line}</p>
        ))}
        {'date' in draft && (
          <p className="muted small">
            {day(draft.date)}
            {'dueDate' in draft && draft.dueDate && ` · due ${day(draft.dueDate)}`}
          </p>
        )}
      </div>
      {total !== null && (
        <p className="record-total">
          <span className="muted small">{currencyOf(draft)}</span> {formatMinor(total)}
        </p>
      )}
    </header>
  );
};

function nameOf(draft: Draft): string {
  if ('number' in draft) return draft.number;
  return 'displayName' in draft ? draft.displayName : draft.name;
}

function partyOf(draft: Draft): string[] {
  if ('supplier' in draft) return [draft.supplier.name];
  if (!('client' in draft)) return [];
  const { name, parent } = draft.client;
  return parent ? [name, `under ${parent.name}`] : [name];
}
