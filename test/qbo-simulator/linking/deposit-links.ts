import type Big from 'big.js';
import type { Company, StoredRecord } from '../books/company.ts';
import { child, type Doc, list, refId, text } from '../doc.ts';
import type { WriteContext } from '../entities/entity.ts';
import { decimal, grouped, money, round2 } from '../money.ts';
import { faults } from '../protocol/fault.ts';

/** What can lie in Undeposited Funds (contract §5.10); these books never hold a transfer. */
const depositable = ['Payment', 'SalesReceipt', 'RefundReceipt', 'JournalEntry', 'Transfer'];

/** The documents a deposit holds. */
export function depositLinks(doc: Doc | undefined, company: Company): Set<StoredRecord> {
  const links = list(doc, 'Line').flatMap((line) => list(line, 'LinkedTxn'));
  const records = links.map((link) =>
    company.get(text(link, 'TxnType') ?? '', text(link, 'TxnId') ?? ''),
  );
  return new Set(records.filter((record) => record !== undefined));
}

/** Checks a line that takes a document out of Undeposited Funds, whole, and fills in its amount. */
export function readDepositLink(line: Doc, context: WriteContext): void {
  const [link = {}] = list(line, 'LinkedTxn');
  const type = text(link, 'TxnType') ?? '';
  const id = text(link, 'TxnId') ?? '';
  if (!depositable.includes(type)) throw faults.badEnum('Line.LinkedTxn.TxnType', type);
  const record = context.company.get(type, id);
  if (record === undefined) throw faults.notFound();
  const refuse = (reason: string) => faults.cannotLink(type, id, reason);
  if (record.voided) throw refuse('it was voided');
  if (isElsewhere(link, context)) throw refuse('it lies in another deposit');
  const amount = undeposited(record, link, context.company);
  if (amount === undefined) throw refuse('it does not lie in Undeposited Funds');
  if (typeof line.Amount === 'number' && !round2(decimal(line.Amount)).eq(amount)) {
    throw faults.business(`The whole amount ${grouped(amount)} is deposited.`, 'Line.Amount');
  }
  line.Amount = money(amount);
}

function isElsewhere(link: Doc, { company, before }: WriteContext): boolean {
  return company
    .all('Deposit')
    .filter((deposit) => deposit !== before)
    .flatMap((deposit) => list(deposit.doc, 'Line'))
    .flatMap((line) => list(line, 'LinkedTxn'))
    .some((other) => ['TxnType', 'TxnId', 'TxnLineId'].every((key) => other[key] === link[key]));
}

/** What of a document lies in Undeposited Funds; refunds take money out of it. */
function undeposited({ entity, doc }: StoredRecord, link: Doc, company: Company): Big | undefined {
  if (entity === 'JournalEntry') {
    const line = list(doc, 'Line').find((known) => known.Id === link.TxnLineId);
    const detail = child(line, 'JournalEntryLineDetail');
    if (!isUndepositedFunds(detail, 'AccountRef', company)) return undefined;
    const amount = decimal(line?.Amount);
    return detail?.PostingType === 'Debit' ? amount : amount.neg();
  }
  if (!isUndepositedFunds(doc, 'DepositToAccountRef', company)) return undefined;
  const total = decimal(doc.TotalAmt);
  return entity === 'RefundReceipt' ? total.neg() : total;
}

function isUndepositedFunds(holder: Doc | undefined, property: string, company: Company): boolean {
  const account = company.get('Account', refId(holder, property) ?? '')?.doc;
  return account?.AccountSubType === 'UndepositedFunds';
}
