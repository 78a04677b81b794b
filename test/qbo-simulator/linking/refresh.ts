import type { Company, StoredRecord } from '../books/company.ts';
import { type Doc, list, refId, text } from '../doc.ts';
import { money } from '../money.ts';
import { replaceDoc, type Writer } from '../operations/write.ts';
import { applicationsOf, appliedTo, isPayer, isTo, payersOf } from './applications.ts';
import { charge, type Side } from './side.ts';

/** What the audit trail says of a document that another one paid, deposited or released. */
const what = 'linked transactions changed';

/**
 * Brings Balance and LinkedTxn of a document up to date after `payer` changed (or went); it counts
 * as a change, so that its SyncToken moves (contract §5.2).
 */
export function refreshTarget(
  side: Side,
  record: StoredRecord,
  payer: StoredRecord | undefined,
  writer: Writer,
): void {
  const { company } = writer;
  const known = payersOf(side, record.doc, company);
  const payers = payer === undefined || known.includes(payer) ? known : [...known, payer];
  const still = payers.filter(({ doc }) =>
    applicationsOf(doc).some((part) => isTo(side, part, record)),
  );
  const others = list(record.doc, 'LinkedTxn').filter((link) => !isPayer(side, link));
  const doc = { ...record.doc, LinkedTxn: [...others, ...still.map(linkTo)] };
  replaceDoc(record, { ...doc, ...openAmounts(side, { ...record, doc }, company) }, writer, what);
}

/** The open part of a document, under the names its kind has for it. */
function openAmounts(side: Side, record: StoredRecord, company: Company): Doc {
  const { entity, doc } = record;
  if (doc.Balance === undefined) return {};
  const whole = charge(side, record, refId(doc, side.party) ?? '', company).abs();
  const Balance = money(whole.minus(appliedTo(side, record, company)));
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

/** Payments of bills are linked under the name of their kind. */
function linkTo(payer: StoredRecord): Doc {
  const kind = payer.entity === 'BillPayment' ? text(payer.doc, 'PayType') : '';
  return { TxnId: String(payer.doc.Id), TxnType: `${payer.entity}${kind}` };
}
