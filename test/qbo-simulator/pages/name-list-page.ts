import { child, text } from '../doc.ts';
import type { Face, Row } from './face.ts';
import type { Markup } from './layout.ts';
import { listPage } from './list-page.ts';
import {
  accountColumns,
  customerColumns,
  itemColumns,
  itemType,
  vendorColumns,
} from './name-columns.ts';
import { fullName, type NameKind } from './name-kinds.ts';
import type { Column } from './table.ts';
import type { Wish } from './wish.ts';

const columns: { [E in NameKind['entity']]: (face: Face) => Column<Row>[] } = {
  Customer: customerColumns,
  Vendor: vendorColumns,
  Item: itemColumns,
  Account: accountColumns,
};

/** All names of one kind, each below its parent. */
export function nameListPage(face: Face, kind: NameKind, wish: Wish): Markup {
  return listPage(face, kind.list, {
    heading: kind.many,
    wish,
    rows: face.rows(kind.entity),
    columns: columns[kind.entity](face),
    words: nameWords,
    sort: 'name',
    filter: filters[kind.entity],
    nothing: `No ${kind.many.toLowerCase()} yet.`,
  });
}

const inUse = {
  label: 'In use',
  of: ({ doc }: Row) => (doc.Active === false ? 'Inactive' : 'Active'),
};

const filters = {
  Customer: inUse,
  Vendor: inUse,
  Item: { label: 'Type', of: ({ doc }: Row) => itemType(text(doc, 'Type')) ?? 'Other' },
  Account: { label: 'Type', of: ({ doc }: Row) => text(doc, 'AccountType') ?? 'Other' },
};

function nameWords({ doc }: Row): string {
  const own = ['CompanyName', 'AcctNum', 'Sku', 'Description', 'Type', 'AccountType', 'Notes'];
  return [
    fullName(doc),
    ...own.map((property) => text(doc, property)),
    text(child(doc, 'PrimaryEmailAddr'), 'Address'),
    text(child(doc, 'PrimaryPhone'), 'FreeFormNumber'),
    text(child(doc, 'BillAddr'), 'City'),
    doc.Id,
  ].join(' ');
}
