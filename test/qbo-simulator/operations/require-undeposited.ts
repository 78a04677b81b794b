import { type Doc, list, refId } from '../doc.ts';
import type { Switches } from '../options.ts';
import { faults } from '../protocol/fault.ts';

/**
 * 6540 when a document sits in a deposit (contract §5.8): it cannot be voided or deleted, nor
 * changed at all or changed in its money, as switched. `after` is absent when it goes.
 */
export function requireUndeposited(before: Doc, after: Doc | undefined, switches: Switches): void {
  if (!list(before, 'LinkedTxn').some((link) => link.TxnType === 'Deposit')) return;
  const free = after !== undefined && switches.depositedChange === 'money';
  if (!free || money(before) !== money(after)) throw faults.deposited();
}

function money(doc: Doc): string {
  const refs = ['CustomerRef', 'DepositToAccountRef', 'CurrencyRef'].map((key) => refId(doc, key));
  return JSON.stringify([doc.TotalAmt, doc.TxnDate, ...refs]);
}
