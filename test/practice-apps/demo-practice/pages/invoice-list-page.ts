import { html } from 'hono/html';
import { day, money } from '../format.ts';
import type { DemoInvoice } from '../invoice.ts';
import { totalsOf } from '../totals.ts';
import { icon } from './icon.ts';
import type { Html } from './layout.ts';
import { statusBadge } from './status-badge.ts';

export interface ListFilter {
  q: string;
  status: string;
  /** Seconds between automatic reloads of the table; 0 is never. */
  refresh: number;
}

const TABS = [
  ['', 'All'],
  ['open', 'Open'],
  ['part-paid', 'Part paid'],
  ['paid', 'Paid'],
  ['draft', 'Drafts'],
] as const;

/** The list of invoices: number, client, patient, date, due, total, status and a menu per row. */
export function invoiceListPage(invoices: DemoInvoice[], filter: ListFilter): Html {
  return html`<header class="page-header">
<div>
<h1>Invoices</h1>
<p class="muted"><span class="result-count">${invoices.length}</span> invoices</p>
</div>
<div class="toolbar" role="toolbar" aria-label="List actions">
<button class="btn" type="button" data-command="refresh">${icon('refresh')}<span>Refresh</span></button>
</div>
</header>
${summary(invoices)}
<section class="card table-card">
<form class="filters" method="get" action="/billing/invoices" role="search">
<nav class="tabs" aria-label="Status">
${TABS.map(
  ([status, name]) =>
    html`<a class="tab" href="/billing/invoices${status === '' ? '' : `?status=${status}`}"${status === filter.status ? html` aria-current="true"` : ''}>${name}</a>`,
)}
</nav>
<label class="search">${icon('search')}<span class="visually-hidden">Search invoices</span><input type="search" name="q" value="${filter.q}" placeholder="Number, client or patient"></label>
</form>
<table class="data-table invoice-list" data-refresh-seconds="${filter.refresh}">
<thead>
<tr><th scope="col">Number</th><th scope="col">Client</th><th scope="col">Patient</th><th scope="col">Date</th><th scope="col">Due</th><th scope="col" class="num">Total</th><th scope="col">Status</th><th scope="col" class="col-actions"><span class="visually-hidden">Actions</span></th></tr>
</thead>
<tbody>
${invoices.map(row)}
</tbody>
</table>
${invoices.length === 0 ? html`<p class="empty">No invoices match.</p>` : ''}
</section>`;
}

function row(invoice: DemoInvoice): Html {
  const { id, client, currency } = invoice;
  const href = `/billing/invoices/${id}`;
  const number = invoice.number || 'Draft';
  const total = invoice.printed?.total ?? money(totalsOf(invoice).totalMinor, currency);
  const subject = encodeURIComponent(`Your invoice ${number}`);
  return html`<tr class="invoice-row" data-status="${invoice.status}">
<td class="col-number"><a class="invoice-link" href="${href}">${number}</a></td>
<td class="col-client">${client.name}</td>
<td class="col-patient">${invoice.patient}</td>
<td class="col-date"><time datetime="${invoice.date}">${day(invoice.date)}</time></td>
<td class="col-due"><time datetime="${invoice.dueDate}">${day(invoice.dueDate)}</time></td>
<td class="col-total num">${total}${currency === 'USD' ? '' : html` <span class="currency">${currency}</span>`}</td>
<td class="col-status">${statusBadge(invoice.status)}</td>
<td class="col-actions">
<div class="row-actions">
<button class="row-actions-trigger" type="button" aria-haspopup="menu" aria-expanded="false" aria-label="Actions for ${number}">Actions${icon('caret')}</button>
<ul class="row-actions-menu" role="menu" aria-label="Actions for ${number}">
<li role="none"><a class="menu-item" role="menuitem" href="${href}">${icon('eye')}View</a></li>
<li role="none"><button class="menu-item" role="menuitem" type="button" data-command="quick-view" data-href="${href}">${icon('panel')}Quick view</button></li>
<li role="none"><button class="menu-item" role="menuitem" type="button" data-command="print" data-href="${href}">${icon('print')}Print</button></li>
<li role="none"><a class="menu-item" role="menuitem" href="mailto:${client.email}?subject=${subject}">${icon('mail')}E-mail</a></li>
</ul>
</div>
</td>
</tr>
`;
}

function summary(invoices: DemoInvoice[]): Html {
  const dollars = invoices.filter(
    ({ currency, status }) => currency === 'USD' && status !== 'draft',
  );
  const billed = dollars.filter(({ status }) => status !== 'void');
  const sum = (of: (invoice: DemoInvoice) => number) =>
    money(
      billed.reduce((total, invoice) => total + of(invoice), 0),
      'USD',
    );
  const tiles = [
    ['Billed', sum((invoice) => totalsOf(invoice).totalMinor)],
    ['Received', sum((invoice) => invoice.paidMinor)],
    ['Outstanding', sum((invoice) => totalsOf(invoice).balanceMinor)],
  ];
  return html`<dl class="tiles">${tiles.map(
    ([name, value]) => html`<div class="tile"><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}
