import { day } from './format.ts';
import type { Markup } from './layout.ts';
import { linksTo } from './links.ts';
import { linksCard } from './links-card.ts';
import { referenceLink } from './reference-link.ts';
import { salesFacts } from './sales-facts.ts';
import { salesLines } from './sales-lines.ts';
import { transactionFrame, type View } from './transaction-frame.ts';

/** A stored invoice as a bookkeeper sees it. */
export function invoicePage(view: View): Markup {
  const { face, row } = view;
  const { doc } = row;
  return transactionFrame(view, {
    figure: { label: 'Balance due', value: doc.Balance },
    facts: salesFacts(view, [
      ['Due date', day(doc.DueDate)],
      ['Terms', referenceLink(doc, 'SalesTermRef', 'Term', face)],
    ]),
    cards: [
      salesLines(view, [['Balance due', doc.Balance]]),
      linksCard(linksTo(row, face), face, {
        title: 'Payments and credits',
        label: 'Applied here',
        nothing: 'Nothing has been paid yet.',
      }),
    ],
  });
}
