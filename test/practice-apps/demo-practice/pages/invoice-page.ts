import { html } from 'hono/html';
import { day, money } from '../format.ts';
import type { DemoBilledFor, DemoInvoice } from '../invoice.ts';
import { type DemoTotals, totalsOf } from '../totals.ts';
import { icon } from './icon.ts';
import type { Html } from './layout.ts';
import { linesTable } from './lines-table.ts';
import { printedField } from './printed-field.ts';
import { statusBadge } from './status-badge.ts';

/** One invoice; the quick view dialog of the list shows the same `article`. */
export function invoicePage(invoice: DemoInvoice): Html {
  const totals = totalsOf(invoice);
  const notes = printedField(invoice, 'notes', invoice.notes);
  return html`<article class="invoice" data-invoice-id="${invoice.id}" data-status="${invoice.status}">
${heading(invoice)}
<section class="card invoice-card">
<div class="invoice-head">
${billTo(invoice)}
${facts(invoice)}
</div>
${linesTable(invoice, totals)}
<div class="invoice-foot">
<section class="notes" aria-label="Notes"><h2>Notes</h2><p class="notes-text">${notes || html`<span class="muted">No notes.</span>`}</p></section>
${totalsTable(invoice, totals)}
</div>
</section>
</article>`;
}

function heading(invoice: DemoInvoice): Html {
  const number = printedField(invoice, 'number', invoice.number || 'Draft');
  const href = `/billing/invoices/${invoice.id}`;
  const subject = encodeURIComponent(`Your invoice ${number}`);
  return html`<nav class="breadcrumbs" aria-label="Breadcrumb"><a href="/billing/invoices">Invoices</a><span aria-hidden="true">/</span><span>${number}</span></nav>
<header class="page-header">
<div class="invoice-heading">
<h1>Invoice <span class="invoice-number">${number}</span></h1>
${statusBadge(invoice.status)}
</div>
<div class="toolbar invoice-actions" role="toolbar" aria-label="Invoice actions">
<button class="btn" type="button" data-command="refresh">${icon('refresh')}<span>Refresh</span></button>
<button class="btn" type="button" data-command="print" data-href="${href}">${icon('print')}<span>Print</span></button>
<a class="btn" href="mailto:${invoice.client.email}?subject=${subject}">${icon('mail')}<span>E-mail</span></a>
</div>
</header>`;
}

function billTo(invoice: DemoInvoice): Html {
  const { client, billedFor } = invoice;
  const name = printedField(invoice, 'clientName', client.name);
  const number = printedField(invoice, 'clientNumber', client.number);
  const email = printedField(invoice, 'email', client.email);
  return html`<section class="bill-to" aria-label="Bill to">
<h2>Bill to</h2>
${name === undefined ? '' : html`<p class="client-name">${name}</p>`}
<address class="client-address">${client.address.map((part) => html`<span>${part}</span>`)}</address>
<dl class="facts">
${number === undefined ? '' : fact('Client no.', 'client-number', number)}
${email === undefined ? '' : fact('E-mail', 'client-email', html`<a href="mailto:${email}">${email}</a>`)}
${fact('Phone', 'client-phone', client.phone)}
${billedFor === undefined ? '' : billFor(billedFor)}</dl>
</section>`;
}

const billFor = ({ number, name, role }: DemoBilledFor): Html => html`
${fact('Billed as', 'bill-for-role', role)}
${fact('Of client', 'bill-for-name', name)}
${fact('Client no.', 'bill-for-number', number)}
`;

function facts(invoice: DemoInvoice): Html {
  const text = (name: string, right: string) => printedField(invoice, name, right);
  const date = text('date', day(invoice.date));
  const due = text('dueDate', day(invoice.dueDate));
  const terms = text('terms', invoice.terms);
  return html`<dl class="facts invoice-facts">
${date === undefined ? '' : fact('Invoice date', 'invoice-date', html`<time datetime="${invoice.date}">${date}</time>`)}
${due === undefined ? '' : fact('Due date', 'invoice-due', html`<time datetime="${invoice.dueDate}">${due}</time>`)}
${terms === undefined ? '' : fact('Terms', 'invoice-terms', terms)}
${fact('Patient', 'patient-name', invoice.patient)}
${fact('Currency', 'invoice-currency', invoice.currency)}
</dl>`;
}

function fact(label: string, name: string, value: string | Html): Html {
  return html`<div class="fact"><dt>${label}</dt><dd class="${name}">${value}</dd></div>`;
}

function totalsTable(invoice: DemoInvoice, totals: DemoTotals): Html {
  const row = (label: string, name: string, minor: number) => {
    const text = printedField(invoice, name, money(minor, invoice.currency));
    const kind = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return text === undefined
      ? ''
      : html`<tr class="totals-${kind}"><th scope="row">${label}</th><td class="num">${text}</td></tr>
`;
  };
  const { discountPercent, taxRatePercent, previousBalanceMinor } = invoice;
  return html`<table class="totals">
<tbody>
${row('Subtotal', 'subtotal', totals.subtotalMinor)}${discountPercent === undefined ? '' : row(`Discount (${discountPercent}%)`, 'discount', -totals.discountMinor)}${taxRatePercent === '0' ? '' : row(`Sales tax (${taxRatePercent}%)`, 'tax', totals.taxMinor)}${row('Total', 'total', totals.totalMinor)}${row('Amount paid', 'paid', -invoice.paidMinor)}${row('Balance', 'balance', totals.balanceMinor)}${previousBalanceMinor === undefined ? '' : row('Previous balance', 'previousBalance', previousBalanceMinor)}${row('Amount due', 'amountDue', totals.amountDueMinor)}
</tbody>
</table>`;
}
