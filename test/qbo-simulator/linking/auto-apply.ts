import type Big from 'big.js';
import type { StoredRecord } from '../books/company.ts';
import { child, type Doc, list, refId } from '../doc.ts';
import type { EntityRules } from '../entities/entity.ts';
import { decimal, money } from '../money.ts';
import { createRecord, isClosed, replaceDoc, type Writer } from '../operations/write.ts';
import { refreshTarget } from './refresh.ts';
import { receivable } from './side.ts';

/**
 * Puts what the customer has to their credit to a new invoice at once, as far as the company's
 * preferences say so: credit memos through a payment without money, unapplied payments by a line
 * of their own (contract §5.8).
 */
export function autoApply(invoice: StoredRecord, payment: EntityRules, writer: Writer): void {
  const prefs = child(writer.company.preferences, 'SalesFormsPrefs');
  if (prefs?.AutoApplyCredit === true) {
    for (const memo of creditsOf('CreditMemo', 'RemainingCredit', invoice, writer)) {
      const amount = lesser(memo.doc.RemainingCredit, invoice.doc.Balance);
      if (amount.gt(0)) applyMemo(invoice, memo, amount, payment, writer);
    }
  }
  if (prefs?.AutoApplyPayments === true) {
    for (const payer of creditsOf('Payment', 'UnappliedAmt', invoice, writer)) {
      const amount = lesser(payer.doc.UnappliedAmt, invoice.doc.Balance);
      if (amount.gt(0)) applyPayment(invoice, payer, amount, writer);
    }
  }
}

function creditsOf(
  entity: string,
  property: string,
  invoice: StoredRecord,
  { company }: Writer,
): StoredRecord[] {
  const customer = refId(invoice.doc, 'CustomerRef');
  return company
    .all(entity)
    .filter(({ doc }) => refId(doc, 'CustomerRef') === customer && decimal(doc[property]).gt(0))
    .filter(({ doc }) => !isClosed(doc, company));
}

function applyMemo(
  invoice: StoredRecord,
  memo: StoredRecord,
  amount: Big,
  payment: EntityRules,
  writer: Writer,
): void {
  const line = (TxnType: string, record: StoredRecord): Doc => ({
    Amount: money(amount),
    LinkedTxn: [{ TxnId: String(record.doc.Id), TxnType }],
  });
  const { CustomerRef, CurrencyRef, ExchangeRate, TxnDate } = invoice.doc;
  const rate = ExchangeRate === undefined ? {} : { ExchangeRate };
  const Line = [line('Invoice', invoice), line('CreditMemo', memo)];
  const body = { CustomerRef, CurrencyRef, ...rate, TxnDate, TotalAmt: 0, Line };
  createRecord(payment, body, { ...writer, by: 'QuickBooks' });
}

function applyPayment(
  invoice: StoredRecord,
  payer: StoredRecord,
  amount: Big,
  writer: Writer,
): void {
  const linked = [{ TxnId: String(invoice.doc.Id), TxnType: 'Invoice' }];
  const changed = {
    ...payer.doc,
    Line: [...list(payer.doc, 'Line'), { Amount: money(amount), LinkedTxn: linked }],
    UnappliedAmt: money(decimal(payer.doc.UnappliedAmt).minus(amount)),
  };
  const quickBooks = { ...writer, by: 'QuickBooks' };
  replaceDoc(payer, changed, quickBooks, 'linked transactions changed');
  refreshTarget(receivable, invoice, payer, quickBooks);
}

function lesser(one: unknown, other: unknown): Big {
  const [left, right] = [decimal(one), decimal(other)];
  return left.lt(right) ? left : right;
}
