import { html } from 'hono/html';
import { child, text } from '../doc.ts';
import type { Face, Row } from './face.ts';
import { companyFrame, type Markup } from './layout.ts';
import { listCard } from './list-card.ts';
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
  return companyFrame(
    face.company,
    kind.list,
    kind.many,
    html`<h1>${kind.many}</h1>
      ${listCard({
        title: kind.many,
        path: `/app/${face.company.realm}/${kind.list}`,
        wish,
        rows: face.rows(kind.entity),
        columns: columns[kind.entity](face),
        words: nameWords,
        sort: 'name',
        filter: filters[kind.entity],
        nothing: `No ${kind.many.toLowerCase()} yet.`,
      })}`,
  );
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
