import type { Markup } from './layout.ts';
import { moneyFacts, salesFacts } from './sales-facts.ts';
import { salesLines } from './sales-lines.ts';
import { transactionFrame, type View } from './transaction-frame.ts';

/** Money given back to a customer. */
export function refundReceiptPage(view: View): Markup {
  return transactionFrame(view, {
    figure: { label: 'Amount refunded', value: view.row.doc.TotalAmt },
    facts: salesFacts(view, moneyFacts(view, 'Refunded from')),
    cards: [salesLines(view)],
  });
}
