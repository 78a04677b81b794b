import { html } from 'hono/html';
import { child, number, text } from '../doc.ts';
import { chip } from './chip.ts';
import { currencyOf, type Face, type Row } from './face.ts';
import { amount, day } from './format.ts';
import { type Kind, kindOf, numberOf, transactionHref } from './kinds.ts';
import { referenceLink } from './reference-link.ts';
import { remainingCredit, statusOf } from './status.ts';
import type { Column } from './table.ts';

/** The number of a transaction with a link to its page. */
export function numberColumn(face: Face): Column<Row> {
  return {
    key: 'number',
    label: 'No.',
    order: ({ doc }) => numberOf(doc) ?? '',
    cell: ({ doc, record }) =>
      html`<a href="${transactionHref(face.company, record.entity, String(doc.Id))}">${numberOf(doc) ?? `ID ${doc.Id}`}</a>`,
  };
}

export const dateColumn: Column<Row> = {
  key: 'date',
  label: 'Date',
  // Of one day the later entry counts as the later one.
  order: ({ doc }) => `${text(doc, 'TxnDate') ?? ''} ${String(doc.Id).padStart(9, '0')}`,
  cell: ({ doc }) => html`<span class="nowrap">${day(doc.TxnDate)}</span>`,
};

export const typeColumn: Column<Row> = {
  key: 'type',
  label: 'Type',
  order: ({ record }) => kindOf(record.entity)?.one ?? record.entity,
  cell: ({ record }) => kindOf(record.entity)?.one ?? record.entity,
};

/** Customer, vendor or payee. */
export function partyColumn(face: Face, label: string): Column<Row> {
  return {
    key: 'name',
    label,
    order: (row) => partyName(row),
    cell: ({ doc, record }) => {
      const property = kindOf(record.entity)?.party;
      return property && referenceLink(doc, property, partyEntity(property), face);
    },
  };
}

/** The name of the customer, vendor or payee; empty when there is none. */
export function partyName({ doc, record }: Row): string {
  const property = kindOf(record.entity)?.party;
  return (property && text(child(doc, property), 'name')) ?? '';
}

export function totalColumn(face: Face): Column<Row> {
  return moneyColumn('total', 'Total', (row) => number(row.doc, 'TotalAmt'), face);
}

export function statusColumn(face: Face): Column<Row> {
  return {
    key: 'status',
    label: 'Status',
    order: (row) => statusOf(row, face.today).label,
    cell: (row) => chip(statusOf(row, face.today)),
  };
}

/** The columns of a list of one kind. */
export function columnsOf(kind: Kind, face: Face): Column<Row>[] {
  const label =
    kind.party === 'CustomerRef' ? 'Customer' : kind.party === 'VendorRef' ? 'Vendor' : 'Payee';
  return [
    numberColumn(face),
    dateColumn,
    ...(kind.party ? [partyColumn(face, label)] : []),
    ...ownColumns(kind.entity, face),
    statusColumn(face),
  ];
}

function ownColumns(entity: string, face: Face): Column<Row>[] {
  const total = totalColumn(face);
  switch (entity) {
    case 'Invoice':
    case 'Bill':
      return [
        {
          key: 'due',
          label: 'Due',
          wide: true,
          order: ({ doc }) => text(doc, 'DueDate') ?? '',
          cell: ({ doc }) => html`<span class="nowrap">${day(doc.DueDate)}</span>`,
        },
        total,
        moneyColumn('balance', 'Balance', ({ doc }) => number(doc, 'Balance'), face),
      ];
    case 'Payment':
      return [
        referenceColumn('method', 'Method', 'PaymentMethodRef', 'PaymentMethod', face),
        total,
        moneyColumn('unapplied', 'Unapplied', ({ doc }) => number(doc, 'UnappliedAmt'), face),
      ];
    case 'CreditMemo':
      return [total, moneyColumn('left', 'Remaining', ({ doc }) => remainingCredit(doc), face)];
    case 'RefundReceipt':
    case 'SalesReceipt':
    case 'Deposit':
      return [referenceColumn('account', 'Account', 'DepositToAccountRef', 'Account', face), total];
    case 'Purchase':
      return [referenceColumn('account', 'Paid from', 'AccountRef', 'Account', face), total];
    default:
      return [total];
  }
}

function referenceColumn(
  key: string,
  label: string,
  property: string,
  entity: string,
  face: Face,
): Column<Row> {
  return {
    key,
    label,
    wide: true,
    order: ({ doc }) => text(child(doc, property), 'name') ?? '',
    cell: ({ doc }) => referenceLink(doc, property, entity, face),
  };
}

function moneyColumn(
  key: string,
  label: string,
  of: (row: Row) => number | undefined,
  face: Face,
): Column<Row> {
  return {
    key,
    label,
    num: true,
    order: (row) => of(row) ?? 0,
    cell: (row) => amount(of(row), currencyOf(row.doc, face)),
  };
}

/** The list a party property points into. */
export function partyEntity(property: NonNullable<Kind['party']>): string {
  return property === 'CustomerRef' ? 'Customer' : 'Vendor';
}
