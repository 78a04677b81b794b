import Big from 'big.js';
import type { Company, StoredRecord } from '../books/company.ts';
import { type Doc, list, refId, text } from '../doc.ts';
import type { WriteContext } from '../entities/entity.ts';
import { decimal, grouped, money, round2 } from '../money.ts';
import { faults } from '../protocol/fault.ts';
import { appliedTo } from './applications.ts';
import { charge, partyOf, type Side } from './side.ts';

/**
 * Checks the lines of a payment and gives what they need in money: charges less credits. Amounts
 * are positive for both, the direction follows from the document (contract §5.8).
 */
export function readLinks(side: Side, draft: Doc, context: WriteContext): Big {
  const seen = new Set<string>();
  let needed = new Big(0);
  draft.Line = list(draft, 'Line').map((line) => {
    const { link, record } = targetOf(side, line, context);
    const key = `${record.entity} ${record.doc.Id}`;
    if (seen.has(key)) throw cannotLink(link, 'it is already linked');
    seen.add(key);
    const whole = wholeOf(side, draft, link, record, context);
    const amount = settleAmount(side, line, whole.abs(), link, record, context);
    needed = whole.gt(0) ? needed.plus(amount) : needed.minus(amount);
    return { Amount: money(amount), LinkedTxn: [link] };
  });
  return needed;
}

function targetOf(side: Side, line: Doc, { company }: WriteContext) {
  const [link, ...more] = list(line, 'LinkedTxn');
  const type = text(link, 'TxnType');
  const id = text(link, 'TxnId');
  if (link === undefined || type === undefined || id === undefined) {
    throw faults.required('Line.LinkedTxn');
  }
  if (more.length > 0) throw faults.badProperty('Line.LinkedTxn');
  const entity = side.targets[type];
  if (entity === undefined) throw faults.badEnum('Line.LinkedTxn.TxnType', type);
  const record = company.get(entity, id);
  if (record === undefined) {
    const gone = company.tombstones.some((stone) => stone.entity === entity && stone.id === id);
    throw gone ? faults.deleted() : faults.notFound();
  }
  if (record.voided) throw cannotLink(link, 'it was voided');
  return { link: { TxnId: id, TxnType: type }, record };
}

function wholeOf(
  side: Side,
  draft: Doc,
  link: Doc,
  record: StoredRecord,
  { company, switches }: WriteContext,
): Big {
  const payer = refId(draft, side.party) ?? '';
  const party = partyOf(side, record.doc) ?? payer;
  const allowed =
    party === payer ||
    (side.party === 'CustomerRef' && switches.parentPaysJob && isBelow(party, payer, company));
  const whole = charge(side, record, party, company);
  if (!allowed || whole.eq(0)) throw cannotLink(link, 'it belongs to somebody else');
  return whole;
}

function settleAmount(
  side: Side,
  line: Doc,
  whole: Big,
  link: Doc,
  record: StoredRecord,
  { company, switches, before }: WriteContext,
): Big {
  if (typeof line.Amount !== 'number') throw faults.required('Line.Amount');
  const asked = round2(decimal(line.Amount));
  if (asked.lt(0)) throw faults.outOfRange('Line.Amount', grouped(decimal(line.Amount)));
  const taken = appliedTo(side, record, company, before);
  const open = whole.minus(taken);
  if (open.lte(0)) throw cannotLink(link, 'it is already linked to other transactions');
  if (asked.lte(open)) return asked;
  if (switches.overApplied === 'cap') return open;
  throw faults.business(
    `The amount ${grouped(asked)} is more than the open balance ${grouped(open)}.`,
    'Line.Amount',
  );
}

function isBelow(id: string, above: string, company: Company): boolean {
  const parent = refId(company.get('Customer', id)?.doc, 'ParentRef');
  return parent !== undefined && (parent === above || isBelow(parent, above, company));
}

function cannotLink(link: Doc, reason: string) {
  return faults.cannotLink(String(link.TxnType), String(link.TxnId), reason);
}
