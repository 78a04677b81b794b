import { text } from '../doc.ts';
import type { Face, Row } from './face.ts';
import { day } from './format.ts';
import { type Kind, kindOf, kinds, numberOf } from './kinds.ts';
import type { Markup } from './layout.ts';
import { listPage } from './list-page.ts';
import { statusOf } from './status.ts';
import {
  columnsOf,
  dateColumn,
  numberColumn,
  partyColumn,
  partyName,
  statusColumn,
  totalColumn,
  typeColumn,
} from './transaction-columns.ts';
import type { Wish } from './wish.ts';

/** All transactions of one kind, the newest first. */
export function transactionListPage(face: Face, kind: Kind, wish: Wish): Markup {
  return listPage(face, kind.list, {
    heading: kind.many,
    wish,
    rows: face.rows(kind.entity),
    columns: columnsOf(kind, face),
    words: transactionWords,
    sort: '-date',
    filter: { label: 'Status', of: (row) => statusOf(row, face.today).label },
    rowClass: transactionClass,
    nothing: `No ${kind.many.toLowerCase()} yet.`,
    hint: 'What the practice exports appears here.',
  });
}

/** Every transaction of every kind, the newest first. */
export function allTransactionsPage(face: Face, wish: Wish): Markup {
  return listPage(face, 'transactions', {
    heading: 'All transactions',
    title: 'Transactions',
    wish,
    rows: allTransactions(face),
    columns: mixedColumns(face),
    words: transactionWords,
    sort: '-date',
    filter: { label: 'Type', of: ({ record }) => kindOf(record.entity)?.one ?? record.entity },
    rowClass: transactionClass,
    nothing: 'No transactions yet.',
    hint: 'What the practice exports appears here.',
  });
}

/** Every transaction, the latest entry first. */
export function allTransactions(face: Face): Row[] {
  return kinds
    .flatMap((kind) => face.rows(kind.entity))
    .sort((a, b) => Number(b.doc.Id) - Number(a.doc.Id));
}

/** The columns of a table with several kinds in it. */
export function mixedColumns(face: Face) {
  return [
    numberColumn(face),
    { ...typeColumn, wide: true },
    dateColumn,
    partyColumn(face, 'Name'),
    totalColumn(face),
    statusColumn(face),
  ];
}

/** Strikes voided rows through. */
export function transactionClass({ record }: Row): string {
  return record.voided ? 'voided' : '';
}

/** What the search of a transaction list looks at. */
export function transactionWords(row: Row): string {
  const { doc, record } = row;
  const date = text(doc, 'TxnDate') ?? '';
  const parts = [numberOf(doc), partyName(row), kindOf(record.entity)?.one, date, day(date)];
  return [...parts, String(doc.TotalAmt ?? ''), text(doc, 'PrivateNote'), doc.Id].join(' ');
}
