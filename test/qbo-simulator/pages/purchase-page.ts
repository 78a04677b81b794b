import { text } from '../doc.ts';
import { expenseLines } from './expense-lines.ts';
import { day } from './format.ts';
import type { Markup } from './layout.ts';
import { words } from './name-columns.ts';
import { referenceLink } from './reference-link.ts';
import { transactionFrame, type View } from './transaction-frame.ts';

/** Money spent at once: cash, check or card; a card refund likewise. */
export function purchasePage(view: View): Markup {
  const { face, row } = view;
  const { doc } = row;
  return transactionFrame(view, {
    figure: { label: doc.Credit === true ? 'Refunded' : 'Amount paid', value: doc.TotalAmt },
    facts: [
      ['Payee', referenceLink(doc, 'EntityRef', 'Vendor', face)],
      ['Date', day(doc.TxnDate)],
      ['Paid by', words(text(doc, 'PaymentType'))],
      ['Paid from', referenceLink(doc, 'AccountRef', 'Account', face)],
      ['Payment method', referenceLink(doc, 'PaymentMethodRef', 'PaymentMethod', face)],
      ['Reference no.', text(doc, 'PaymentRefNum')],
      ['Location', referenceLink(doc, 'DepartmentRef', 'Department', face)],
    ],
    cards: [expenseLines(view)],
  });
}
