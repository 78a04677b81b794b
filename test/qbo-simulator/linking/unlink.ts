import Big from 'big.js';
import type { StoredRecord } from '../books/company.ts';
import { type Doc, list } from '../doc.ts';
import { decimal, money, sum } from '../money.ts';
import { replaceDoc, type Writer } from '../operations/write.ts';
import { applicationsOf, isTo } from './applications.ts';
import { refreshTarget } from './refresh.ts';
import { charge, type Side } from './side.ts';

/**
 * Takes back money a document can no longer carry: all of it when it was voided, the excess when
 * it became smaller. It returns to the payment as unapplied (contract §5.8), the newest first.
 */
export function releaseExcess(
  side: Side,
  record: StoredRecord,
  payers: StoredRecord[],
  writer: Writer,
): void {
  const whole = record.voided ? new Big(0) : charge(side, record, '', writer.company).abs();
  const put = payers
    .flatMap((payer) => applicationsOf(payer.doc))
    .filter((part) => isTo(side, part, record));
  let excess = sum(put.map((part) => part.amount)).minus(whole);
  if (excess.lte(0)) return;
  for (const payer of payers.toReversed()) {
    excess = excess.minus(cut(side, payer, record, excess, writer));
  }
  if (!record.voided) refreshTarget(side, record, undefined, writer);
}

/** Shortens the payer's line to the document by up to `most`; a line without money goes. */
function cut(
  side: Side,
  payer: StoredRecord,
  record: StoredRecord,
  most: Big,
  writer: Writer,
): Big {
  let released = new Big(0);
  const Line = list(payer.doc, 'Line').flatMap((line) => {
    const [part] = applicationsOf({ Line: [line] });
    if (part === undefined || !isTo(side, part, record)) return [line];
    const off = record.voided || part.amount.lt(most) ? part.amount : most;
    released = released.plus(off);
    const left = part.amount.minus(off);
    return left.gt(0) ? [{ ...line, Amount: money(left) }] : [];
  });
  if (released.eq(0)) return released;
  const UnappliedAmt = money(decimal(payer.doc.UnappliedAmt).plus(released));
  const changed: Doc = { ...payer.doc, Line, UnappliedAmt };
  replaceDoc(payer, changed, writer, 'linked transactions changed');
  return released;
}
