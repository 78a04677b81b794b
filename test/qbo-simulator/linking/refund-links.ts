import Big from 'big.js';
import type { Company, StoredRecord } from '../books/company.ts';
import { type Doc, list, refId } from '../doc.ts';
import type { Effect, WriteContext } from '../entities/entity.ts';
import { decimal } from '../money.ts';
import type { Writer } from '../operations/write.ts';
import { faults } from '../protocol/fault.ts';
import { refreshTarget } from './refresh.ts';
import { receivable } from './side.ts';

/** The credit memos a refund says it pays out. */
export const creditsOf = (doc: Doc | undefined): Doc[] =>
  list(doc, 'LinkedTxn').filter((link) => link.TxnType === 'CreditMemo');

/**
 * A refund that names a credit memo: refused (620), or, as switched, paid out of that credit, one
 * and no more of it than is open (contract §5.9).
 */
export function settleRefundLinks(draft: Doc, total: Big, context: WriteContext): void {
  const { company, switches, before } = context;
  const links = creditsOf(draft);
  const [link] = links;
  if (link === undefined) return;
  const id = String(link.TxnId);
  const credit = company.get('CreditMemo', id)?.doc;
  if (credit === undefined) throw faults.notFound();
  if (switches.refundOfCredit === 'refuse' || links.length > 1) {
    throw faults.cannotLink('CreditMemo', id, 'a refund takes no links');
  }
  if (refId(credit, 'CustomerRef') !== refId(draft, 'CustomerRef')) {
    throw faults.cannotLink('CreditMemo', id, 'it belongs to somebody else');
  }
  const isSame = creditsOf(before?.doc).some((one) => one.TxnId === id);
  const own = isSame ? decimal(before?.doc.TotalAmt) : new Big(0);
  if (total.gt(decimal(credit.RemainingCredit).plus(own))) {
    throw faults.business('The refund is more than what is left of the credit.', 'LinkedTxn');
  }
}

/** The credits a change of a refund gives or takes money. */
export function touchedCredits({ before, after }: Effect, company: Company): StoredRecord[] {
  const ids = new Set(
    [...creditsOf(before), ...creditsOf(after)].map(({ TxnId }) => String(TxnId)),
  );
  return [...ids].flatMap((id) => company.get('CreditMemo', id) ?? []);
}

/** Brings the credits of a refund up to date. */
export function settleCredits(effect: Effect, writer: Writer): void {
  const refund = String((effect.after ?? effect.before)?.Id);
  for (const record of touchedCredits(effect, writer.company)) {
    const others = list(record.doc, 'LinkedTxn').filter(
      ({ TxnType, TxnId }) => TxnType !== 'RefundReceipt' || TxnId !== refund,
    );
    const isLinked = creditsOf(effect.after).some(({ TxnId }) => TxnId === record.doc.Id);
    const own = isLinked ? [{ TxnId: refund, TxnType: 'RefundReceipt' }] : [];
    writer.company.rewrite(record, { ...record.doc, LinkedTxn: [...others, ...own] });
    refreshTarget(receivable, record, undefined, writer);
  }
}
