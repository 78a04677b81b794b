import { html } from 'hono/html';
import type { Markup } from './layout.ts';

export type Column<R> = {
  key: string;
  label: string;
  cell(row: R): Markup | string | undefined;
  /** What the column sorts by; without it the heading is no link. */
  order?(row: R): string | number;
  /** Right-aligned with tabular figures. */
  num?: boolean;
  /** Left out where there is little room. */
  wide?: boolean;
};

export type TableOptions<R> = {
  label: string;
  columns: Column<R>[];
  rows: R[];
  /** Class of a row. */
  rowClass?(row: R): string;
  /** The heading of a sortable column. */
  heading?(column: Column<R>): { href: string; sort: 'ascending' | 'descending' | undefined };
};

/** A table that scrolls inside its card; the first column names the row. */
export function table<R>(options: TableOptions<R>): Markup {
  const { label, columns, rows } = options;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}, table">
    <table>
      <thead>
        <tr>
          ${columns.map((column) => headCell(column, options))}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) => html`<tr class="${options.rowClass?.(row) ?? ''}">
            ${columns.map((column, index) => bodyCell(column, row, index === 0))}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function headCell<R>(column: Column<R>, options: TableOptions<R>): Markup {
  const heading = column.order && options.heading?.(column);
  const sorted = heading?.sort && html`aria-sort="${heading.sort}"`;
  const arrow = { ascending: '↑', descending: '↓' };
  return html`<th scope="col" class="${classes(column)}" ${sorted}>
    ${
      heading
        ? html`<a href="${heading.href}">${column.label}<span class="arrow" aria-hidden="true">${heading.sort ? arrow[heading.sort] : ''}</span></a>`
        : column.label
    }
  </th>`;
}

function bodyCell<R>(column: Column<R>, row: R, first: boolean): Markup {
  const content = column.cell(row);
  if (first) return html`<th scope="row" class="${classes(column)}">${content}</th>`;
  return html`<td class="${classes(column)}">${content}</td>`;
}

function classes<R>({ num, wide }: Column<R>): string {
  return [num ? 'num' : '', wide ? 'wide' : ''].join(' ').trim();
}
