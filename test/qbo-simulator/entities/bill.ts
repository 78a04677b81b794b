import { refId } from '../doc.ts';
import { prepareExpense } from '../expenses/expense-form.ts';
import { appliedTo } from '../linking/applications.ts';
import { paidRules } from '../linking/payer-rules.ts';
import { payable } from '../linking/side.ts';
import { money } from '../money.ts';
import { dueDate } from '../operations/due-date.ts';
import { faults } from '../protocol/fault.ts';
import type { EntityRules } from './entity.ts';
import { defaultAccount, requireAccount, requireAccountCurrency } from './require-account.ts';

/** What a vendor is owed (contract §5.10). */
export const bill: EntityRules = {
  name: 'Bill',
  kind: 'transaction',
  sparseNeeds: ['VendorRef'],
  prepare(draft, context) {
    const { company, before } = context;
    const vendor = company.get('Vendor', refId(draft, 'VendorRef') ?? '')?.doc;
    const total = prepareExpense('Bill', draft, context, vendor);
    defaultAccount(draft, 'APAccountRef', { type: 'Accounts Payable' }, company);
    requireAccount(draft, 'APAccountRef', ['Accounts Payable'], context);
    requireAccountCurrency(draft, 'APAccountRef', context, false);
    draft.DueDate ??= dueDate(draft, context);
    const left = total.minus(appliedTo(payable, before, company));
    if (left.lt(0)) throw faults.business('More is paid than the new total.', 'Line');
    draft.Balance = money(left);
    draft.LinkedTxn = before?.doc.LinkedTxn ?? [];
  },
  touches: paidRules(payable, 'Bill').touches,
};
