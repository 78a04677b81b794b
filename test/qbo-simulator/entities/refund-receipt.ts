import { list } from '../doc.ts';
import {
  creditsOf,
  settleCredits,
  settleRefundLinks,
  touchedCredits,
} from '../linking/refund-links.ts';
import { faults } from '../protocol/fault.ts';
import { settlePaidAtOnce } from '../sales/paid-at-once.ts';
import { flattenAddresses, prepareSalesForm } from '../sales/sales-form.ts';
import type { EntityRules } from './entity.ts';

/** Money given back at once, without touching an invoice (contract §5.9). */
export const refundReceipt: EntityRules = {
  name: 'RefundReceipt',
  kind: 'transaction',
  prepare(draft, context) {
    draft.PrintStatus ??= 'NotSet';
    if (draft.PrintStatus === 'NeedToPrint') draft.PaymentRefNum = 'To Print';
    if (draft.PrintStatus === 'PrintComplete' && draft.PaymentRefNum === undefined) {
      throw faults.required('PaymentRefNum');
    }
    const total = prepareSalesForm('RefundReceipt', draft, context);
    settleRefundLinks(draft, total, context);
    const credits = creditsOf(draft);
    settlePaidAtOnce(draft, context);
    const others = list(draft, 'LinkedTxn').filter((link) => link.TxnType !== 'CreditMemo');
    draft.LinkedTxn = [...others, ...credits];
  },
  present: flattenAddresses,
  touches: touchedCredits,
  settle: settleCredits,
};
