import type { InvoiceDraft } from '#shared/draft/draft.ts';
import { formatMinor } from '#shared/money.ts';
import { day } from '../words.ts';

/** What the invoice is, as the practice software says. */
export const RecordHeader = ({ draft }: { draft: InvoiceDraft }) => (
  <header className="record-header">
    <div>
      <h1>Invoice {draft.number}</h1>
      <p>{draft.client.name}</p>
      <p className="muted small">
        {day(draft.date)}
        {draft.dueDate && ` · due ${day(draft.dueDate)}`}
      </p>
    </div>
    <p className="record-total">
      <span className="muted small">{draft.currency}</span> {formatMinor(draft.total)}
    </p>
  </header>
);
