import { appliedTo } from '../linking/applications.ts';
import { paidRules } from '../linking/payer-rules.ts';
import { receivable } from '../linking/side.ts';
import { money } from '../money.ts';
import { faults } from '../protocol/fault.ts';
import { flattenAddresses, prepareSalesForm, requireSameCustomer } from '../sales/sales-form.ts';
import type { EntityRules } from './entity.ts';

/** A credit kept on the customer's account; payments consume it (contract §5.9). */
export const creditMemo: EntityRules = {
  name: 'CreditMemo',
  kind: 'transaction',
  prepare(draft, context) {
    const { company, before } = context;
    const total = prepareSalesForm('CreditMemo', draft, context);
    requireSameCustomer(draft, context);
    const used = appliedTo(receivable, before, company);
    const left = total.minus(used);
    if (left.lt(0)) {
      throw faults.business('More of this credit is used than the new total.', 'Line');
    }
    draft.Balance = money(left);
    draft.RemainingCredit = money(left);
    draft.LinkedTxn = before?.doc.LinkedTxn ?? [];
  },
  present: flattenAddresses,
  touches: paidRules(receivable, 'CreditMemo').touches,
};
