import { type Doc, list, refId } from '../doc.ts';
import { addLineExtras } from '../linking/line-extras.ts';
import { payerRules } from '../linking/payer-rules.ts';
import { readLinks } from '../linking/read-links.ts';
import { receivable } from '../linking/side.ts';
import { decimal, grouped, money, round2 } from '../money.ts';
import { faults } from '../protocol/fault.ts';
import { settleTxnCurrency } from './currency.ts';
import type { EntityRules, WriteContext } from './entity.ts';
import {
  defaultAccount,
  moneyAccounts,
  requireAccount,
  requireAccountCurrency,
} from './require-account.ts';
import { settleTracking } from './tracking.ts';

/** Money received (contract §5.8): TotalAmt = invoices - credits + UnappliedAmt. */
export const payment: EntityRules = {
  name: 'Payment',
  kind: 'transaction',
  sparseNeeds: ['CustomerRef', 'TotalAmt'],
  prepare(draft, context) {
    const { company, before } = context;
    const customer = company.get('Customer', refId(draft, 'CustomerRef') ?? '')?.doc;
    settleTxnCurrency(draft, context, customer);
    settleTracking(draft, context);
    draft.TxnDate ??= context.today;
    settleAccounts(draft, context);
    const total = round2(decimal(draft.TotalAmt));
    if (total.lt(0) || total.gt(999_999_999)) {
      throw faults.outOfRange('TotalAmt', grouped(decimal(draft.TotalAmt)));
    }
    const unapplied = total.minus(readLinks(receivable, draft, context));
    if (unapplied.lt(0)) {
      throw faults.business('The lines apply more than the payment has.', 'TotalAmt');
    }
    draft.TotalAmt = money(total);
    draft.UnappliedAmt = money(unapplied);
    draft.ProcessPayment ??= false;
    draft.LinkedTxn = list(before?.doc, 'LinkedTxn');
  },
  present: (doc, _record, company) => addLineExtras(receivable, doc, company),
  voidBy: 'include',
  void(doc) {
    Object.assign(doc, { TotalAmt: 0, UnappliedAmt: 0, Line: [] });
  },
  ...payerRules(receivable),
};

function settleAccounts(draft: Doc, context: WriteContext): void {
  const undeposited = { type: 'Other Current Asset', subType: 'UndepositedFunds' };
  defaultAccount(draft, 'DepositToAccountRef', undeposited, context.company);
  requireAccount(draft, 'DepositToAccountRef', moneyAccounts, context);
  requireAccountCurrency(draft, 'DepositToAccountRef', context);
  requireAccount(draft, 'ARAccountRef', ['Accounts Receivable'], context);
  requireAccountCurrency(draft, 'ARAccountRef', context, false);
}
