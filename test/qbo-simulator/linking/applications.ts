import Big from 'big.js';
import type { Company, StoredRecord } from '../books/company.ts';
import { type Doc, list, text } from '../doc.ts';
import { decimal, sum } from '../money.ts';
import type { Side } from './side.ts';

/** Part of a payment, put to one document. */
export type Application = { type: string; id: string; amount: Big };

/** What a stored payment is put to, one for each of its lines. */
export function applicationsOf(doc: Doc | undefined): Application[] {
  return list(doc, 'Line').flatMap((line) =>
    list(line, 'LinkedTxn').map((link) => ({
      type: text(link, 'TxnType') ?? '',
      id: text(link, 'TxnId') ?? '',
      amount: decimal(line.Amount),
    })),
  );
}

/** The payments a document is linked to, the oldest first. */
export function payersOf(side: Side, doc: Doc | undefined, company: Company): StoredRecord[] {
  return list(doc, 'LinkedTxn')
    .filter((link) => isPayer(side, link))
    .map((link) => company.get(side.payer, text(link, 'TxnId') ?? ''))
    .filter((payer) => payer !== undefined);
}

/** Whether a link of a document is to a payment; those of bills carry their kind in the name. */
export function isPayer(side: Side, link: Doc): boolean {
  return (text(link, 'TxnType') ?? '').startsWith(side.payer);
}

/** The money put to a document by its payments but `except`, and its refunds; never below zero. */
export function appliedTo(
  side: Side,
  target: Pick<StoredRecord, 'entity' | 'doc'> | undefined,
  company: Company,
  except?: StoredRecord,
): Big {
  if (target === undefined) return new Big(0);
  const parts = payersOf(side, target.doc, company)
    .filter((payer) => payer !== except)
    .flatMap((payer) => applicationsOf(payer.doc))
    .filter((part) => isTo(side, part, target));
  return sum(parts.map((part) => part.amount)).plus(refundedFrom(target.doc, company));
}

/** What refunds have paid out of a credit memo, where they may name one (contract §5.9). */
function refundedFrom(doc: Doc, company: Company): Big {
  const refunds = list(doc, 'LinkedTxn').filter((link) => link.TxnType === 'RefundReceipt');
  return sum(
    refunds.map((link) =>
      decimal(company.get('RefundReceipt', text(link, 'TxnId') ?? '')?.doc.TotalAmt),
    ),
  );
}

/** Whether a part goes to that document. */
export function isTo(
  side: Side,
  part: Application,
  target: Pick<StoredRecord, 'entity' | 'doc'>,
): boolean {
  return part.id === target.doc.Id && side.targets[part.type] === target.entity;
}

/** The documents a change of a payment gives or takes money. */
export function changedTargets(
  side: Side,
  before: Doc | undefined,
  after: Doc | undefined,
  company: Company,
): StoredRecord[] {
  const then = amounts(before);
  const now = amounts(after);
  const keys = [...new Set([...then.keys(), ...now.keys()])];
  return keys
    .filter((key) => !(then.get(key) ?? new Big(-1)).eq(now.get(key) ?? new Big(-1)))
    .flatMap((key) => {
      const [type = '', id = ''] = key.split(' ');
      const record = company.get(side.targets[type] ?? '', id);
      return record === undefined ? [] : [record];
    });
}

function amounts(doc: Doc | undefined): Map<string, Big> {
  return new Map(applicationsOf(doc).map(({ type, id, amount }) => [`${type} ${id}`, amount]));
}
