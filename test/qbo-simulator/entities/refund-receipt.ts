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
    prepareSalesForm('RefundReceipt', draft, context);
    settlePaidAtOnce(draft, context);
  },
  present: flattenAddresses,
};
