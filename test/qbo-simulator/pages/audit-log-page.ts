import { html } from 'hono/html';
import type { HistoryEntry, StoredRecord } from '../books/company.ts';
import { text } from '../doc.ts';
import { entities } from '../entities/entities.ts';
import { chip } from './chip.ts';
import { currencyOf, type Face } from './face.ts';
import { amount, moment } from './format.ts';
import { capital } from './history-card.ts';
import { kindOf, titleOf, transactionHref } from './kinds.ts';
import type { Markup } from './layout.ts';
import { listPage } from './list-page.ts';
import { fullName, nameHref, nameKindOf } from './name-kinds.ts';
import type { Status } from './status.ts';
import { type Column, table } from './table.ts';
import { partyName } from './transaction-columns.ts';
import type { Wish } from './wish.ts';

/** One thing that happened to one record. */
export type AuditEntry = HistoryEntry & {
  record: StoredRecord;
  /** Its place among everything that happened, the first being 0. */
  order: number;
};

/** Everything that happened in a company, deleted records included; the latest first. */
export function auditEntries({ company }: Face): AuditEntry[] {
  const living = entities.flatMap(({ name }) => company.all(name));
  const records = [...living, ...company.tombstones.map(({ last }) => last)];
  return records
    .flatMap((record) => record.history.map((entry) => ({ ...entry, record })))
    .sort((a, b) => a.at - b.at)
    .map((entry, order) => ({ ...entry, order }))
    .reverse();
}

/** The audit log with its filters. */
export function auditLogPage(face: Face, wish: Wish): Markup {
  return listPage(face, 'audit-log', {
    heading: 'Audit log',
    title: 'Changes',
    wish,
    rows: auditEntries(face),
    columns: auditColumns(face),
    words: (entry) =>
      [entry.by, entry.what, recordName(entry.record), party(entry, face)].join(' '),
    sort: '-when',
    filter: { label: 'Event', of: (entry) => capital(entry.what) },
    nothing: 'Nothing has happened yet.',
  });
}

/** The same rows without filters. */
export function auditTable(face: Face, label: string, rows: AuditEntry[]): Markup {
  return table({ label, columns: auditColumns(face), rows });
}

function auditColumns(face: Face): Column<AuditEntry>[] {
  const { offset } = face.company.settings;
  return [
    {
      key: 'when',
      label: 'When',
      order: (entry) => entry.order,
      cell: (entry) => html`<span class="nowrap">${moment(entry.at, offset)}</span>`,
    },
    { key: 'who', label: 'Who', order: (entry) => entry.by, cell: (entry) => entry.by },
    {
      key: 'event',
      label: 'Event',
      order: (entry) => entry.what,
      cell: (entry) => chip(eventOf(entry)),
    },
    {
      key: 'record',
      label: 'Record',
      order: ({ record }) => recordName(record),
      cell: ({ record }) => recordLink(record, face),
    },
    {
      key: 'name',
      label: 'Name',
      wide: true,
      order: (entry) => party(entry, face),
      cell: (entry) => party(entry, face),
    },
    {
      key: 'amount',
      label: 'Amount now',
      num: true,
      wide: true,
      cell: ({ record: { doc } }) => amount(doc.TotalAmt, currencyOf(doc, face)),
    },
  ];
}

function eventOf({ what }: AuditEntry): Status {
  const tones: { [what: string]: Status['tone'] } = {
    created: 'good',
    voided: 'bad',
    deleted: 'bad',
  };
  return { label: capital(what), tone: tones[what] ?? '' };
}

function party({ record }: AuditEntry, face: Face): string {
  return partyName(face.row(record));
}

function recordName({ entity, doc }: StoredRecord): string {
  const kind = kindOf(entity);
  if (kind) return titleOf(kind, doc);
  const name = fullName(doc) || text(doc, 'CompanyName') || '';
  return `${nameKindOf(entity)?.one ?? spaced(entity)} ${name}`.trim();
}

function recordLink(record: StoredRecord, face: Face): Markup | string {
  const id = String(record.doc.Id);
  const { entity } = record;
  const href = transactionHref(face.company, entity, id) ?? nameHref(face.company, entity, id);
  const name = recordName(record);
  return href === undefined ? name : html`<a href="${href}">${name}</a>`;
}

function spaced(entity: string): string {
  return capital(entity.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
}
