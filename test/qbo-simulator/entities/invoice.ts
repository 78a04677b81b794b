import { child, type Doc, list, text } from '../doc.ts';
import { appliedTo } from '../linking/applications.ts';
import { autoApply } from '../linking/auto-apply.ts';
import { paidRules } from '../linking/payer-rules.ts';
import { receivable } from '../linking/side.ts';
import { decimal, money } from '../money.ts';
import { dueDate } from '../operations/due-date.ts';
import { faults } from '../protocol/fault.ts';
import {
  flattenAddresses,
  prepareSalesForm,
  requireSameCustomer,
  zeroSalesForm,
} from '../sales/sales-form.ts';
import type { EntityRules, WriteContext } from './entity.ts';
import { payment } from './payment.ts';
import { moneyAccounts, requireAccount } from './require-account.ts';

const paid = paidRules(receivable, 'Invoice');

/** Contract §5.4, §5.5 and §5.8. */
export const invoice: EntityRules = {
  name: 'Invoice',
  kind: 'transaction',
  prepare(draft, context) {
    const { company, before } = context;
    refuseForeignLinks(draft);
    const total = prepareSalesForm('Invoice', draft, context);
    requireSameCustomer(draft, context);
    settleDeposit(draft, context);
    draft.DueDate ??= dueDate(draft, context);
    const used = appliedTo(receivable, before, company);
    draft.Balance = money(total.minus(decimal(draft.Deposit)).minus(used));
    draft.LinkedTxn = before?.doc.LinkedTxn ?? [];
    draft.FreeFormAddress = true;
    draft.AllowIPNPayment = false;
    draft.AllowOnlinePayment = false;
    draft.AllowOnlineCreditCardPayment ??= false;
    draft.AllowOnlineACHPayment ??= false;
  },
  present: flattenAddresses,
  voidBy: 'operation',
  void(doc) {
    zeroSalesForm(doc);
    delete doc.Deposit;
  },
  touches: paid.touches,
  settle(effect, writer) {
    paid.settle(effect, writer);
    const record = writer.company.get('Invoice', String(effect.after?.Id));
    if (effect.operation === 'create' && record) autoApply(record, payment, writer);
  },
};

/** Estimates and time activities can be linked by a write (§5.4); these books hold none. */
function refuseForeignLinks(draft: Doc): void {
  for (const link of list(draft, 'LinkedTxn')) {
    const type = text(link, 'TxnType') ?? '';
    if (type === 'Estimate' || type === 'TimeActivity') {
      throw faults.cannotLink(type, text(link, 'TxnId') ?? '', 'there is none of that id');
    }
  }
}

function settleDeposit(draft: Doc, context: WriteContext): void {
  if (draft.Deposit === undefined) return;
  const prefs = child(context.company.preferences, 'SalesFormsPrefs');
  if (prefs?.AllowDeposit !== true) {
    throw faults.business('Deposits are turned off in the company settings.', 'Deposit');
  }
  requireAccount(draft, 'DepositToAccountRef', moneyAccounts, context);
  const deposit = decimal(draft.Deposit);
  if (deposit.lt(0) || deposit.gt(decimal(draft.TotalAmt))) {
    throw faults.business('The deposit must lie between zero and the total.', 'Deposit');
  }
}
