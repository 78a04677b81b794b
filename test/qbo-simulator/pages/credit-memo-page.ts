import type { Markup } from './layout.ts';
import { linksTo } from './links.ts';
import { linksCard } from './links-card.ts';
import { salesFacts } from './sales-facts.ts';
import { salesLines } from './sales-lines.ts';
import { remainingCredit } from './status.ts';
import { transactionFrame, type View } from './transaction-frame.ts';

/** A credit and what is left of it. */
export function creditMemoPage(view: View): Markup {
  const { face, row } = view;
  const left = remainingCredit(row.doc);
  return transactionFrame(view, {
    figure: { label: 'Remaining credit', value: left },
    facts: salesFacts(view, []),
    cards: [
      salesLines(view, [['Remaining credit', left]]),
      linksCard(linksTo(row, face), face, {
        title: 'Used by',
        label: 'Credit used',
        nothing: 'This credit has not been used yet.',
      }),
    ],
  });
}
