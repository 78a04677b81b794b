import { type Doc, text } from '../doc.ts';

export type Status = { label: string; tone: '' | 'good' | 'warn' | 'bad' };

/** What a bookkeeper would call the state of an invoice on the day `today`. */
export function invoiceStatus(doc: Doc, today: string): Status {
  if (isVoided(doc)) return { label: 'Voided', tone: '' };
  if (doc.Balance === 0) return { label: 'Paid', tone: 'good' };
  const due = text(doc, 'DueDate') ?? today;
  if (due < today) return { label: 'Overdue', tone: 'bad' };
  const part = typeof doc.TotalAmt === 'number' && doc.Balance !== doc.TotalAmt;
  return { label: part ? 'Partly paid' : 'Open', tone: 'warn' };
}

function isVoided(doc: Doc): boolean {
  return doc.TotalAmt === 0 && /^Voided/.test(text(doc, 'PrivateNote') ?? '');
}
