import { child } from '../doc.ts';
import { expenseLines } from './expense-lines.ts';
import { addressLines, day } from './format.ts';
import type { Markup } from './layout.ts';
import { linksTo } from './links.ts';
import { linksCard } from './links-card.ts';
import { referenceLink } from './reference-link.ts';
import { transactionFrame, type View } from './transaction-frame.ts';

/** A vendor's bill and what is still owed on it. */
export function billPage(view: View): Markup {
  const { face, row } = view;
  const { doc } = row;
  return transactionFrame(view, {
    figure: { label: 'Balance due', value: doc.Balance },
    facts: [
      ['Vendor', referenceLink(doc, 'VendorRef', 'Vendor', face)],
      ['Mailing address', addressLines(child(doc, 'VendorAddr'))],
      ['Bill date', day(doc.TxnDate)],
      ['Due date', day(doc.DueDate)],
      ['Terms', referenceLink(doc, 'SalesTermRef', 'Term', face)],
      ['Payable account', referenceLink(doc, 'APAccountRef', 'Account', face)],
      ['Location', referenceLink(doc, 'DepartmentRef', 'Department', face)],
    ],
    cards: [
      expenseLines(view, [['Balance due', doc.Balance]]),
      linksCard(linksTo(row, face), face, {
        title: 'Bill payments',
        label: 'Paid here',
        nothing: 'Nothing has been paid yet.',
      }),
    ],
  });
}
