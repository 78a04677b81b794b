import { html } from 'hono/html';
import { child, number, text } from '../doc.ts';
import { inactiveChip } from './chip.ts';
import type { Face, Row } from './face.ts';
import { amount, rate } from './format.ts';
import type { Markup } from './layout.ts';
import { depthOf, fullName, nameHref } from './name-kinds.ts';
import { referenceLink } from './reference-link.ts';
import type { Column } from './table.ts';

/** Customers: who, where, what they owe. */
export function customerColumns(face: Face): Column<Row>[] {
  return [
    nameColumn(face),
    textColumn('city', 'City', ({ doc }) => text(child(doc, 'BillAddr'), 'City')),
    textColumn('email', 'E-mail', ({ doc }) => text(child(doc, 'PrimaryEmailAddr'), 'Address')),
    textColumn('phone', 'Phone', ({ doc }) => text(child(doc, 'PrimaryPhone'), 'FreeFormNumber')),
    amountColumn('balance', 'Open balance', 'Balance', face),
  ];
}

/** Vendors: who, where, what they are owed. */
export function vendorColumns(face: Face): Column<Row>[] {
  return [
    nameColumn(face),
    textColumn('number', 'Account no.', ({ doc }) => text(doc, 'AcctNum')),
    textColumn('city', 'City', ({ doc }) => text(child(doc, 'BillAddr'), 'City')),
    textColumn('email', 'E-mail', ({ doc }) => text(child(doc, 'PrimaryEmailAddr'), 'Address')),
    amountColumn('balance', 'Open balance', 'Balance', face),
  ];
}

/** Products and services: what, posting where, at what price. */
export function itemColumns(face: Face): Column<Row>[] {
  return [
    nameColumn(face),
    textColumn('sku', 'SKU', ({ doc }) => text(doc, 'Sku')),
    textColumn('type', 'Type', ({ doc }) => itemType(text(doc, 'Type'))),
    {
      key: 'account',
      label: 'Income account',
      wide: true,
      order: ({ doc }) => text(child(doc, 'IncomeAccountRef'), 'name') ?? '',
      cell: ({ doc }) => referenceLink(doc, 'IncomeAccountRef', 'Account', face),
    },
    textColumn('tax', 'Taxed', ({ doc }) => (doc.Taxable === true ? 'Yes' : 'No')),
    {
      key: 'price',
      label: 'Price',
      num: true,
      order: ({ doc }) => number(doc, 'UnitPrice') ?? 0,
      cell: ({ doc }) => rate(doc.UnitPrice),
    },
  ];
}

/** Accounts: name, kind, balance. */
export function accountColumns(face: Face): Column<Row>[] {
  return [
    nameColumn(face),
    textColumn('number', 'Number', ({ doc }) => text(doc, 'AcctNum')),
    { ...textColumn('type', 'Type', ({ doc }) => text(doc, 'AccountType')), wide: false },
    textColumn('detail', 'Detail type', ({ doc }) => words(text(doc, 'AccountSubType'))),
    amountColumn('balance', 'Balance', 'CurrentBalance', face),
  ];
}

/** `NonInventory` as people write it. */
export function itemType(type: string | undefined): string | undefined {
  return type === 'NonInventory' ? 'Non-inventory' : type;
}

/** `SalesOfProductIncome` as words. */
export function words(code: string | undefined): string | undefined {
  const spaced = code?.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced && spaced.slice(0, 1).toUpperCase() + spaced.slice(1);
}

function nameColumn(face: Face): Column<Row> {
  return {
    key: 'name',
    label: 'Name',
    order: ({ doc }) => fullName(doc),
    cell: ({ doc, record }) => nameCell(doc, record.entity, face),
  };
}

/** Indented below the parent, which is named for when the list is sorted otherwise. */
function nameCell(doc: Row['doc'], entity: string, face: Face): Markup {
  const depth = depthOf(doc);
  const parts = fullName(doc).split(':');
  const href = nameHref(face.company, entity, String(doc.Id));
  return html`<span class="indent" style="--depth: ${depth}">
    <a href="${href}">${depth > 0 ? parts.at(-1) : fullName(doc)}</a>
    ${doc.Active === false ? inactiveChip : ''}
    ${depth > 0 ? html`<span class="quiet small">in ${parts.slice(0, -1).join(' / ')}</span>` : ''}
  </span>`;
}

function textColumn(key: string, label: string, of: (row: Row) => string | undefined): Column<Row> {
  return { key, label, wide: true, order: (row) => of(row) ?? '', cell: of };
}

function amountColumn(key: string, label: string, property: string, face: Face): Column<Row> {
  return {
    key,
    label,
    num: true,
    order: ({ doc }) => number(doc, property) ?? 0,
    cell: ({ doc }) => amount(doc[property], face.currency),
  };
}
