import { html } from 'hono/html';
import { number } from '../doc.ts';
import { card, emptyState } from './card.ts';
import { inactiveChip } from './chip.ts';
import type { Face, Row } from './face.ts';
import { companyFrame, type Markup } from './layout.ts';
import { fullName } from './name-kinds.ts';
import { table } from './table.ts';

type SmallList = { entity: string; title: string; about?: { label: string; of(row: Row): string } };

const lists: SmallList[] = [
  { entity: 'Term', title: 'Terms', about: { label: 'Due', of: ({ doc }) => due(doc) } },
  {
    entity: 'PaymentMethod',
    title: 'Payment methods',
    about: {
      label: 'Type',
      of: ({ doc }) => (doc.Type === 'CREDIT_CARD' ? 'Credit card' : 'Other'),
    },
  },
  { entity: 'Class', title: 'Classes' },
  { entity: 'Department', title: 'Locations' },
];

/** The short lists that transactions point into. */
export function listsPage(face: Face): Markup {
  return companyFrame(
    face.company,
    'lists',
    'Other lists',
    html`<h1>Other lists</h1>
      <div class="halves">${lists.map((small) => listOf(small, face))}</div>`,
  );
}

function listOf({ entity, title, about }: SmallList, face: Face): Markup {
  const rows = face.rows(entity);
  if (rows.length === 0)
    return card({ title, count: 0 }, emptyState(`No ${title.toLowerCase()} yet.`));
  return card(
    { title, count: rows.length },
    table<Row>({
      label: title,
      rows,
      columns: [
        {
          key: 'name',
          label: 'Name',
          cell: ({ doc }) => html`${fullName(doc)} ${doc.Active === false ? inactiveChip : ''}`,
        },
        ...(about ? [{ key: 'about', label: about.label, cell: about.of }] : []),
        { key: 'id', label: 'ID', num: true, cell: ({ doc }) => String(doc.Id) },
      ],
    }),
  );
}

function due(doc: Row['doc']): string {
  const days = number(doc, 'DueDays');
  if (days === 0) return 'At once';
  if (days !== undefined) return `After ${days} days`;
  return `On day ${number(doc, 'DayOfMonthDue') ?? '?'} of the month`;
}
