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

/** The payments that are put to a document, the oldest first. */
export function payersOf(side: Side, entity: string, id: string, company: Company): StoredRecord[] {
  return company
    .all(side.payer)
    .filter((payer) => applicationsOf(payer.doc).some((part) => isTo(side, part, entity, id)));
}

/** The money put to a document by every payment but `except`, always above zero. */
export function appliedTo(
  side: Side,
  entity: string,
  id: string,
  company: Company,
  except?: StoredRecord,
): Big {
  const parts = company
    .all(side.payer)
    .filter((payer) => payer !== except)
    .flatMap((payer) => applicationsOf(payer.doc))
    .filter((part) => isTo(side, part, entity, id));
  return sum(parts.map((part) => part.amount));
}

/** Whether a part goes to that document. */
export function isTo(side: Side, part: Application, entity: string, id: string): boolean {
  return part.id === id && side.targets[part.type] === entity;
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
