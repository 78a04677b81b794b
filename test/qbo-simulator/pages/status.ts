import { type Doc, number, text } from '../doc.ts';
import type { Row } from './face.ts';

export type Status = { label: string; tone: '' | 'good' | 'warn' | 'bad' };

/** What a bookkeeper would call the state of a transaction on the day `today`. */
export function statusOf({ record, doc }: Row, today: string): Status {
  if (record.voided) return { label: 'Voided', tone: 'bad' };
  switch (record.entity) {
    case 'Invoice':
    case 'Bill':
      return owed(doc, today);
    case 'Payment':
      return payment(doc);
    case 'CreditMemo':
    case 'VendorCredit':
      return credit(doc);
    case 'RefundReceipt':
      return { label: 'Refunded', tone: '' };
    case 'Purchase':
      return doc.Credit === true ? { label: 'Refund', tone: '' } : { label: 'Paid', tone: 'good' };
    case 'SalesReceipt':
      return { label: 'Paid', tone: 'good' };
    default:
      return { label: 'Posted', tone: '' };
  }
}

function owed(doc: Doc, today: string): Status {
  if (doc.Balance === 0) return { label: 'Paid', tone: 'good' };
  if ((text(doc, 'DueDate') ?? today) < today) return { label: 'Overdue', tone: 'bad' };
  const part = doc.Balance !== undefined && doc.Balance !== doc.TotalAmt;
  return { label: part ? 'Partly paid' : 'Open', tone: 'warn' };
}

function payment(doc: Doc): Status {
  const unapplied = number(doc, 'UnappliedAmt') ?? 0;
  if (unapplied === 0) return { label: 'Applied', tone: 'good' };
  return { label: unapplied === doc.TotalAmt ? 'Unapplied' : 'Partly applied', tone: 'warn' };
}

function credit(doc: Doc): Status {
  const left = remainingCredit(doc);
  if (left === undefined || left === doc.TotalAmt) return { label: 'Unused', tone: 'warn' };
  return left === 0 ? { label: 'Used', tone: 'good' } : { label: 'Partly used', tone: 'warn' };
}

/** What is left of a credit memo. */
export function remainingCredit(doc: Doc): number | undefined {
  return number(doc, 'RemainingCredit') ?? number(doc, 'Balance');
}
