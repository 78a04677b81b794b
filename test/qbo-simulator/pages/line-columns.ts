import { html } from 'hono/html';
import { type Doc, text } from '../doc.ts';
import type { Face } from './face.ts';
import { referenceLink } from './reference-link.ts';
import type { Column } from './table.ts';

/** What a line is booked to, and its words; `detailOf` finds the part that says so. */
export const lineColumns = (
  detailOf: (line: Doc) => Doc | undefined,
  face: Face,
): Column<Doc>[] => [
  {
    key: 'account',
    label: 'Account or product',
    cell: (line) =>
      referenceLink(detailOf(line), 'AccountRef', 'Account', face) ??
      referenceLink(detailOf(line), 'ItemRef', 'Item', face),
  },
  {
    key: 'text',
    label: 'Description',
    cell: (line) => html`<span class="pre">${text(line, 'Description')}</span>`,
  },
];
