import { html } from 'hono/html';
import { number } from '../doc.ts';
import { card, emptyState } from './card.ts';
import { chip } from './chip.ts';
import { currencyOf, type Face } from './face.ts';
import { amount } from './format.ts';
import { kindOf, numberOf, transactionHref } from './kinds.ts';
import type { Markup } from './layout.ts';
import type { Link } from './links.ts';
import { remainingCredit, statusOf } from './status.ts';
import { table } from './table.ts';
import { dateColumn } from './transaction-columns.ts';

export type LinksCardOptions = {
  title: string;
  /** What the applied amounts are called. */
  label: string;
  /** Said when there are none; left out, there is no card then. */
  nothing?: string;
  after?: Markup;
};

/** Linked transactions, each with its page, its open amount and what is applied. */
export function linksCard(
  links: Link[],
  face: Face,
  options: LinksCardOptions,
): Markup | undefined {
  const { title, label, nothing, after } = options;
  if (links.length === 0) {
    return nothing === undefined
      ? undefined
      : card({ title }, html`${emptyState(nothing)}${after}`);
  }
  const money = (value: unknown, { row }: Link) => amount(value, currencyOf(row.doc, face));
  const rows = table<Link>({
    label: title,
    rows: links,
    rowClass: ({ row }) => (row.record.voided ? 'voided' : ''),
    columns: [
      {
        key: 'number',
        label: 'Transaction',
        cell: ({ row: { doc, record } }) =>
          html`<a href="${transactionHref(face.company, record.entity, String(doc.Id))}">${kindOf(record.entity)?.one ?? record.entity} ${numberOf(doc) ?? `ID ${doc.Id}`}</a>`,
      },
      { key: 'date', label: 'Date', cell: ({ row }) => dateColumn.cell(row) },
      {
        key: 'status',
        label: 'Status',
        wide: true,
        cell: ({ row }) => chip(statusOf(row, face.today)),
      },
      {
        key: 'total',
        label: 'Total',
        num: true,
        wide: true,
        cell: (link) => money(link.row.doc.TotalAmt, link),
      },
      {
        key: 'open',
        label: 'Still open',
        num: true,
        wide: true,
        cell: (link) => money(openAmount(link), link),
      },
      { key: 'applied', label, num: true, cell: (link) => money(link.applied, link) },
    ],
  });
  return card({ title, count: links.length }, html`${rows}${after}`);
}

function openAmount({ row: { doc } }: Link): number | undefined {
  return number(doc, 'UnappliedAmt') ?? remainingCredit(doc);
}
