import { html } from 'hono/html';
import { day, money } from '../format.ts';
import type { DemoClient, DemoInvoice } from '../invoice.ts';
import { totalsOf } from '../totals.ts';
import type { Html } from './layout.ts';
import { statusBadge } from './status-badge.ts';

/** The start page: what was billed last. It is not an invoice page and not the list. */
export function todayPage(user: string, invoices: DemoInvoice[]): Html {
  return html`<header class="page-header"><div><h1>Good day, ${user}</h1><p class="muted">Billed last</p></div></header>
<section class="card table-card">
<ul class="recent">
${invoices.slice(0, 8).map(
  (
    invoice,
  ) => html`<li><a href="/billing/invoices/${invoice.id}">${invoice.number || 'Draft'}</a><span>${invoice.client.name}</span><span class="muted">${day(invoice.date)}</span>${statusBadge(invoice.status)}<span class="num">${money(totalsOf(invoice).totalMinor, invoice.currency)}</span></li>
`,
)}
</ul>
</section>`;
}

/** The list of clients. */
export function clientsPage(clients: DemoClient[]): Html {
  return html`<header class="page-header"><div><h1>Clients</h1><p class="muted">${clients.length} active clients</p></div></header>
<section class="card table-card">
<table class="data-table client-list">
<thead><tr><th scope="col">Client no.</th><th scope="col">Name</th><th scope="col">E-mail</th><th scope="col">Phone</th></tr></thead>
<tbody>
${clients.map(
  (
    client,
  ) => html`<tr><td>${client.number}</td><td><a href="/billing/invoices?q=${encodeURIComponent(client.name)}">${client.name}</a></td><td>${client.email}</td><td>${client.phone}</td></tr>
`,
)}
</tbody>
</table>
</section>`;
}

export function notFoundPage(): Html {
  return html`<header class="page-header"><div><h1>Not found</h1><p class="muted">There is nothing at this address. <a href="/billing/invoices">Back to invoices</a></p></div></header>`;
}
