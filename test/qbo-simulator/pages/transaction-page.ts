import { billPage } from './bill-page.ts';
import { creditMemoPage } from './credit-memo-page.ts';
import { entryPage } from './entry-page.ts';
import { invoicePage } from './invoice-page.ts';
import type { Markup } from './layout.ts';
import { paymentPage } from './payment-page.ts';
import { purchasePage } from './purchase-page.ts';
import { refundReceiptPage } from './refund-receipt-page.ts';
import { salesReceiptPage } from './sales-receipt-page.ts';
import type { View } from './transaction-frame.ts';

const pages: { [entity: string]: (view: View) => Markup } = {
  Invoice: invoicePage,
  Payment: paymentPage,
  CreditMemo: creditMemoPage,
  RefundReceipt: refundReceiptPage,
  SalesReceipt: salesReceiptPage,
  Bill: billPage,
  Purchase: purchasePage,
};

/** The page of any transaction. */
export function transactionPage(view: View): Markup {
  return (pages[view.kind.entity] ?? entryPage)(view);
}
