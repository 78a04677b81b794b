import { child, number, refId, text } from '../doc.ts';
import { decimal, money, sum } from '../money.ts';
import { card } from './card.ts';
import type { Face, Row } from './face.ts';
import { addressLines, amount } from './format.ts';
import type { Markup } from './layout.ts';
import { customerColumns } from './name-columns.ts';
import { type NameView, nameFrame } from './name-page.ts';
import { referenceLink } from './reference-link.ts';
import { remainingCredit } from './status.ts';
import { table } from './table.ts';

/** A customer: who they are, what they owe, their sub-customers and transactions. */
export function customerPage(view: NameView): Markup {
  const { face, row } = view;
  const { doc } = row;
  const below = face.rows('Customer').filter((one) => refId(one.doc, 'ParentRef') === doc.Id);
  const withJobs = below.length > 0 ? doc.BalanceWithJobs : undefined;
  return nameFrame(view, {
    figure: {
      label: 'Open balance',
      value: doc.Balance ?? 0,
      note:
        withJobs === undefined
          ? undefined
          : `${amount(withJobs, face.currency)} with sub-customers`,
    },
    facts: [
      ['Company', text(doc, 'CompanyName')],
      ['Parent', referenceLink(doc, 'ParentRef', 'Customer', face)],
      ['Billing address', addressLines(child(doc, 'BillAddr'))],
      ['E-mail', text(child(doc, 'PrimaryEmailAddr'), 'Address')],
      ['Phone', text(child(doc, 'PrimaryPhone'), 'FreeFormNumber')],
      ['Terms', referenceLink(doc, 'SalesTermRef', 'Term', face)],
      ['Taxable', doc.Taxable === false ? 'No' : 'Yes'],
      ['Unused credit', credit(view.face, String(doc.Id))],
      ['Notes', text(doc, 'Notes')],
    ],
    cards: [subCustomers(face, below)],
  });
}

function credit(face: Face, id: string): string | undefined {
  const own = (row: Row) => refId(row.doc, 'CustomerRef') === id;
  const parts = [
    ...face
      .rows('Payment')
      .filter(own)
      .map(({ doc }) => number(doc, 'UnappliedAmt') ?? 0),
    ...face
      .rows('CreditMemo')
      .filter(own)
      .map(({ doc }) => remainingCredit(doc) ?? 0),
  ];
  const left = money(sum(parts.map(decimal)));
  return left === 0 ? undefined : amount(left, face.currency);
}

function subCustomers(face: Face, rows: Row[]): Markup | undefined {
  if (rows.length === 0) return undefined;
  return card(
    { title: 'Sub-customers', count: rows.length },
    table({ label: 'Sub-customers', columns: customerColumns(face), rows }),
  );
}
