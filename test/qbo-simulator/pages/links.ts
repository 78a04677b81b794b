import type { Company } from '../books/company.ts';
import { type Doc, list, number, text } from '../doc.ts';
import { decimal, money, sum } from '../money.ts';
import type { Face, Row } from './face.ts';

/** An amount of one transaction set against another. */
export type Link = { row: Row; applied: number };

/** The kinds whose lines settle or collect other transactions. */
const linking = ['Payment', 'BillPayment', 'Deposit'];

/** The transactions whose lines name this one, with what they apply to it. */
export function linksTo(target: Row, face: Face): Link[] {
  const { entity } = target.record;
  const id = String(target.doc.Id);
  return linking
    .flatMap((kind) => face.rows(kind))
    .map((row) => ({ row, lines: linesNaming(row.doc, entity, id) }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ row, lines }) => ({
      row,
      applied: money(sum(lines.map((line) => decimal(line.Amount)))),
    }));
}

/** What the lines of a payment or deposit name; a deleted one is gone from the books. */
export function linksOf(source: Row, face: Face): Link[] {
  return list(source.doc, 'Line').flatMap((line) =>
    list(line, 'LinkedTxn').flatMap((link) => {
      const record = recordOf(link, face.company);
      return record ? [{ row: face.row(record), applied: number(line, 'Amount') ?? 0 }] : [];
    }),
  );
}

function linesNaming(doc: Doc, entity: string, id: string): Doc[] {
  return list(doc, 'Line').filter((line) =>
    list(line, 'LinkedTxn').some(
      (link) => text(link, 'TxnId') === id && entityOf(text(link, 'TxnType')) === entity,
    ),
  );
}

function recordOf(link: Doc, company: Company) {
  return company.get(entityOf(text(link, 'TxnType')), text(link, 'TxnId') ?? '');
}

/** `TxnType` calls purchases by what they look like on screen (contract §5.8). */
function entityOf(type: string | undefined): string {
  const purchases = ['Expense', 'Check', 'CreditCardCredit', 'CashPurchase'];
  return purchases.includes(type ?? '') ? 'Purchase' : (type ?? '');
}
