import { child, type Doc, list, refId } from '../doc.ts';
import { payerRules } from '../linking/payer-rules.ts';
import { readLinks } from '../linking/read-links.ts';
import { payable } from '../linking/side.ts';
import { decimal, grouped, money, round2 } from '../money.ts';
import { faults } from '../protocol/fault.ts';
import { settleTxnCurrency } from './currency.ts';
import type { EntityRules, WriteContext } from './entity.ts';
import { defaultAccount, requireAccount } from './require-account.ts';
import { settleTracking } from './tracking.ts';

/** Bills paid by check or card, less vendor credits (contract §5.10). */
export const billPayment: EntityRules = {
  name: 'BillPayment',
  kind: 'transaction',
  prepare(draft, context) {
    const { company, before } = context;
    const vendor = company.get('Vendor', refId(draft, 'VendorRef') ?? '')?.doc;
    settleTxnCurrency(draft, context, vendor);
    settleTracking(draft, context);
    draft.TxnDate ??= context.today;
    checkMeans(draft, context);
    defaultAccount(draft, 'APAccountRef', { type: 'Accounts Payable' }, company);
    requireAccount(draft, 'APAccountRef', ['Accounts Payable'], context);
    const total = round2(decimal(draft.TotalAmt));
    if (total.lt(0)) throw faults.outOfRange('TotalAmt', grouped(total));
    const needed = readLinks(payable, draft, context);
    if (!needed.eq(total)) {
      throw faults.business('TotalAmt must be the bills less the credits.', 'TotalAmt');
    }
    draft.TotalAmt = money(total);
    draft.LinkedTxn = list(before?.doc, 'LinkedTxn');
  },
  voidBy: 'include',
  void(doc) {
    Object.assign(doc, { TotalAmt: 0, Line: [] });
  },
  ...payerRules(payable),
};

/** A check leaves a bank account, a card payment a credit card account. */
function checkMeans(draft: Doc, context: WriteContext): void {
  const byCheck = draft.PayType === 'Check';
  const means = byCheck ? 'CheckPayment' : 'CreditCardPayment';
  const account = byCheck ? 'BankAccountRef' : 'CCAccountRef';
  const holder = child(draft, means);
  if (refId(holder, account) === undefined) throw faults.required(`${means}.${account}`);
  requireAccount(holder, account, [byCheck ? 'Bank' : 'Credit Card'], context);
  delete draft[byCheck ? 'CreditCardPayment' : 'CheckPayment'];
}
