import { refId } from '../doc.ts';
import { prepareExpense } from '../expenses/expense-form.ts';
import { appliedTo } from '../linking/applications.ts';
import { payable } from '../linking/side.ts';
import { money } from '../money.ts';
import { faults } from '../protocol/fault.ts';
import type { EntityRules } from './entity.ts';
import { defaultAccount, requireAccount, requireAccountCurrency } from './require-account.ts';

/** A credit from a vendor; bill payments consume it (contract §5.10). */
export const vendorCredit: EntityRules = {
  name: 'VendorCredit',
  kind: 'transaction',
  prepare(draft, context) {
    const { company, before } = context;
    const vendor = company.get('Vendor', refId(draft, 'VendorRef') ?? '')?.doc;
    const total = prepareExpense('VendorCredit', draft, context, vendor);
    defaultAccount(draft, 'APAccountRef', { type: 'Accounts Payable' }, company);
    requireAccount(draft, 'APAccountRef', ['Accounts Payable'], context);
    requireAccountCurrency(draft, 'APAccountRef', context, false);
    const used = appliedTo(payable, before, company);
    if (used.gt(total)) {
      throw faults.business('More of this credit is used than the new total.', 'Line');
    }
    draft.Balance = money(total.minus(used));
    draft.LinkedTxn = before?.doc.LinkedTxn ?? [];
  },
};
