import { html } from 'hono/html';
import { card, emptyState } from './card.ts';
import type { Markup } from './layout.ts';
import { type Column, table } from './table.ts';
import { type Wish, wishHref } from './wish.ts';

export type ListOptions<R> = {
  title: string;
  wish: Wish;
  columns: Column<R>[];
  rows: R[];
  /** Where the list stands; a query in it is kept. */
  path: string;
  /** Everything the search looks at. */
  words(row: R): string;
  /** Sort when none is asked for: a column's key, `-` before it for the reverse. */
  sort: string;
  filter?: { label: string; of(row: R): string };
  nothing: string;
  hint?: string;
  rowClass?(row: R): string;
};

const perPage = 50;

/** A list with search, filter, sorting and pages, all by plain links and a GET form. */
export function listCard<R>(options: ListOptions<R>): Markup {
  const { title, rows, nothing, hint } = options;
  if (rows.length === 0) return card({ title, count: 0 }, emptyState(nothing, hint));
  const found = sorted(options, matching(options));
  const last = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(options.wish.page, last);
  const shown = found.slice((page - 1) * perPage, page * perPage);
  return html`${toolbar(options)}
  ${card(
    { title, count: found.length },
    shown.length === 0
      ? emptyState('Nothing matches.', 'Try fewer words or another filter.')
      : html`${grid(options, shown)}${last > 1 ? pager(options, page, last, found.length) : ''}`,
  )}`;
}

function matching<R>({ rows, wish, words, filter }: ListOptions<R>): R[] {
  const wanted = wish.search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (filter && wish.only !== '' && filter.of(row) !== wish.only) return false;
    const content = words(row).toLowerCase();
    return wanted.every((word) => content.includes(word));
  });
}

function sorted<R>({ columns, wish, sort }: ListOptions<R>, rows: R[]): R[] {
  const { column, reverse } = sorting(columns, wish.sort, sort);
  const order = column?.order;
  if (order === undefined) return rows;
  const keyed = rows.map((row) => ({ row, key: order(row) }));
  keyed.sort((a, b) => (reverse ? compare(b.key, a.key) : compare(a.key, b.key)));
  return keyed.map(({ row }) => row);
}

function sorting<R>(columns: Column<R>[], asked: string, standard: string) {
  const find = (sort: string) =>
    columns.find((column) => column.order && column.key === sort.replace(/^-/, ''));
  const chosen = find(asked) ? asked : standard;
  return { column: find(chosen), reverse: chosen.startsWith('-') };
}

/** Numbers by size; texts part by part, so that children follow their parent. */
function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a).split(':'), String(b).split(':')];
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = part.localeCompare(other, 'en', { numeric: true, sensitivity: 'base' });
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function grid<R>(options: ListOptions<R>, rows: R[]): Markup {
  const { title, columns, wish, path, sort, rowClass } = options;
  const { column: current, reverse } = sorting(columns, wish.sort, sort);
  return table({
    label: title,
    columns,
    rows,
    ...(rowClass ? { rowClass } : {}),
    heading: (column) => {
      const isCurrent = column === current;
      const next = isCurrent && !reverse ? `-${column.key}` : column.key;
      return {
        href: wishHref(path, wish, { sort: next }),
        sort: isCurrent ? (reverse ? 'descending' : 'ascending') : undefined,
      };
    },
  });
}

function toolbar<R>({ title, path, wish, filter, rows }: ListOptions<R>): Markup {
  const values = filter ? [...new Set(rows.map(filter.of))].sort() : [];
  const [place, own] = path.split('?');
  const kept = [...new URLSearchParams(own), ...(wish.sort ? [['sort', wish.sort]] : [])];
  return html`<form class="tools" method="get" action="${place}" role="search">
    ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <input type="search" name="q" value="${wish.search}" placeholder="Search" aria-label="Search ${title.toLowerCase()}" />
    ${
      filter && values.length > 0
        ? html`<select name="only" aria-label="${filter.label}">
            <option value="">${filter.label}: all</option>
            ${values.map((value) => html`<option value="${value}" ${value === wish.only ? 'selected' : ''}>${value}</option>`)}
          </select>`
        : ''
    }
    <button>Apply</button>
    ${wish.search || wish.only ? html`<a href="${wishHref(path, wish, { search: '', only: '' })}">Clear</a>` : ''}
  </form>`;
}

function pager<R>(
  { path, wish }: ListOptions<R>,
  page: number,
  last: number,
  total: number,
): Markup {
  const step = (label: string, to: number) =>
    to < 1 || to > last
      ? html`<span class="step" aria-disabled="true">${label}</span>`
      : html`<a class="step" href="${wishHref(path, wish, { page: to })}">${label}</a>`;
  const end = Math.min(page * perPage, total);
  return html`<nav class="pager" aria-label="Pages">
    <span class="quiet small">${(page - 1) * perPage + 1} to ${end} of ${total}</span>
    ${step('Previous', page - 1)} ${step('Next', page + 1)}
  </nav>`;
}
