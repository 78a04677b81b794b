import type { Markup } from './layout.ts';
import { linksTo } from './links.ts';
import { linksCard } from './links-card.ts';
import { moneyFacts, salesFacts } from './sales-facts.ts';
import { salesLines } from './sales-lines.ts';
import { transactionFrame, type View } from './transaction-frame.ts';

/** A sale that was paid at once. */
export function salesReceiptPage(view: View): Markup {
  const { face, row } = view;
  return transactionFrame(view, {
    figure: { label: 'Amount received', value: row.doc.TotalAmt },
    facts: salesFacts(view, moneyFacts(view, 'Deposited to')),
    cards: [
      salesLines(view),
      linksCard(linksTo(row, face), face, { title: 'Deposits', label: 'Deposited' }),
    ],
  });
}
