import type { StoredRecord } from '../books/company.ts';
import { type Doc, list, refId, text } from '../doc.ts';
import { money } from '../money.ts';
import { replaceDoc, type Writer } from '../operations/write.ts';
import { appliedTo, payersOf } from './applications.ts';
import { charge, type Side } from './side.ts';

/** What the audit trail says of a document that another one paid, deposited or released. */
const what = 'linked transactions changed';

/**
 * Brings Balance and LinkedTxn of a paid document up to date; it counts as a change, so that its
 * SyncToken moves (contract §5.2).
 */
export function refreshTarget(side: Side, record: StoredRecord, writer: Writer): void {
  const { company } = writer;
  const { entity, doc } = record;
  const id = String(doc.Id);
  const others = list(doc, 'LinkedTxn').filter((link) => !isPayer(side, link));
  const LinkedTxn = [...others, ...payersOf(side, entity, id, company).map(linkTo)];
  replaceDoc(record, { ...doc, LinkedTxn, ...openAmounts(side, record, writer) }, writer, what);
}

/** The derived amounts of a document: its open part, under the names its kind has for it. */
export function openAmounts(
  side: Side,
  record: StoredRecord,
  { company }: Pick<Writer, 'company'>,
): Doc {
  const { entity, doc } = record;
  if (doc.Balance === undefined) return {};
  const whole = charge(side, record, refId(doc, side.party) ?? '', company).abs();
  const Balance = money(whole.minus(appliedTo(side, entity, String(doc.Id ?? ''), company)));
  return entity === 'CreditMemo' ? { Balance, RemainingCredit: Balance } : { Balance };
}

/** Writes or removes the link of a deposit on what lies in it. */
export function setDepositLink(
  record: StoredRecord,
  deposit: string,
  linked: boolean,
  writer: Writer,
): void {
  const others = list(record.doc, 'LinkedTxn').filter(
    (link) => link.TxnType !== 'Deposit' || link.TxnId !== deposit,
  );
  const LinkedTxn = linked ? [...others, { TxnId: deposit, TxnType: 'Deposit' }] : others;
  replaceDoc(record, { ...record.doc, LinkedTxn }, writer, what);
}

function isPayer(side: Side, link: Doc): boolean {
  return (text(link, 'TxnType') ?? '').startsWith(side.payer);
}

/** Payments of bills are linked under the name of their kind. */
function linkTo(payer: StoredRecord): Doc {
  const kind = payer.entity === 'BillPayment' ? text(payer.doc, 'PayType') : '';
  return { TxnId: String(payer.doc.Id), TxnType: `${payer.entity}${kind}` };
}
