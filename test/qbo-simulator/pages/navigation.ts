import { html } from 'hono/html';
import type { Company } from '../books/company.ts';
import { kinds } from './kinds.ts';
import type { Markup } from './layout.ts';

type Entry = { path: string; label: string };
type Group = { title: string; entries: Entry[] };

/** The left navigation of a company; `current` is the list below `/app/{realm}/` it stands on. */
export function navigation(company: Company, current: string): Markup {
  return html`${groupsOf(company).map(
    ({ title, entries }) => html`<div class="group">
      ${title ? html`<p class="group-title">${title}</p>` : ''}
      <ul>
        ${entries.map(({ path, label }) => link(company, path, label, path === current))}
      </ul>
    </div>`,
  )}`;
}

function link(company: Company, path: string, label: string, isCurrent: boolean): Markup {
  const href = path === '' ? `/app/${company.realm}` : `/app/${company.realm}/${path}`;
  const current = isCurrent ? html`aria-current="page"` : '';
  return html`<li><a href="${href}" ${current}>${label}</a></li>`;
}

function groupsOf(company: Company): Group[] {
  const of = (side: 'sales' | 'expenses' | 'accounting') =>
    kinds
      .filter((kind) => kind.side === side)
      .filter((kind) => !kind.rare || company.all(kind.entity).length > 0)
      .map((kind) => ({ path: kind.list, label: kind.many }));
  return [
    {
      title: '',
      entries: [
        { path: '', label: 'Overview' },
        { path: 'transactions', label: 'All transactions' },
      ],
    },
    {
      title: 'Sales',
      entries: [
        { path: 'customers', label: 'Customers' },
        { path: 'items', label: 'Products and services' },
        ...of('sales'),
      ],
    },
    {
      title: 'Spending',
      entries: [{ path: 'vendors', label: 'Vendors' }, ...of('expenses')],
    },
    {
      title: 'Accounting',
      entries: [
        { path: 'accounts', label: 'Chart of accounts' },
        { path: 'taxes', label: 'Taxes' },
        ...of('accounting'),
        { path: 'lists', label: 'Other lists' },
        { path: 'audit-log', label: 'Audit log' },
      ],
    },
  ];
}
