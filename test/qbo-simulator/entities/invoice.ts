import { money } from '../money.ts';
import {
  applied,
  dueDate,
  flattenAddress,
  prepareSalesForm,
  zeroSalesForm,
} from '../sales/sales-form.ts';
import type { EntityRules } from './entity.ts';

/** Contract §5.4 and §5.5. */
export const invoice: EntityRules = {
  name: 'Invoice',
  kind: 'transaction',
  prepare(draft, context) {
    const total = prepareSalesForm('Invoice', draft, context);
    draft.DueDate ??= dueDate(draft, context);
    draft.Balance = money(total.minus(applied(context.before?.doc)));
    draft.LinkedTxn = context.before?.doc.LinkedTxn ?? [];
    draft.FreeFormAddress = true;
    draft.AllowIPNPayment = false;
    draft.AllowOnlinePayment = false;
    draft.AllowOnlineCreditCardPayment ??= false;
    draft.AllowOnlineACHPayment ??= false;
  },
  present(doc, record) {
    if (!record.addressesFlattened) return;
    flattenAddress(doc, 'BillAddr');
    flattenAddress(doc, 'ShipAddr');
  },
  voidBy: 'operation',
  void: zeroSalesForm,
};
