import { html } from 'hono/html';
import type { Company } from '../books/company.ts';
import { child, type Doc, text } from '../doc.ts';
import { homeCurrency } from '../entities/currency.ts';
import { taxModel } from '../sales/tax.ts';
import { taxModelNames } from './company-list-page.ts';
import { amount, day } from './format.ts';
import { invoiceStatus } from './invoice-status.ts';
import { type Markup, page } from './layout.ts';

export type CompanyLists = { invoices: Doc[]; customers: Doc[]; items: Doc[] };

/** One company: its invoices, customers, and products and services. */
export function companyPage(company: Company, lists: CompanyLists, today: string): Markup {
  const currency = homeCurrency(company);
  return page(
    company.name,
    html`<main>
      <nav class="crumbs" aria-label="Breadcrumb"><a href="/app">Companies</a></nav>
      <div class="head">
        <div>
          <h1>${company.name}</h1>
          <p class="quiet">${taxModelNames[taxModel(company)]} · Company ID ${company.realm}</p>
        </div>
      </div>
      ${section('Invoices', lists.invoices, 'No invoices yet.', invoiceTable(company, lists.invoices, currency, today))}
      ${section('Customers', lists.customers, 'No customers yet.', customerTable(lists.customers, currency))}
      ${section('Products and services', lists.items, 'Nothing here yet.', itemTable(lists.items, currency))}
    </main>`,
  );
}

function section(title: string, rows: Doc[], nothing: string, table: Markup): Markup {
  return html`<section class="card" aria-label="${title}">
    <header><h2>${title}</h2><span class="quiet small">${rows.length}</span></header>
    ${rows.length === 0 ? html`<p class="empty">${nothing}</p>` : html`<div class="scroll" tabindex="0" role="region" aria-label="${title}, table">${table}</div>`}
  </section>`;
}

function invoiceTable(company: Company, rows: Doc[], currency: string, today: string): Markup {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">No.</th><th scope="col">Date</th><th scope="col">Customer</th><th scope="col">Due</th>
        <th scope="col" class="num">Total</th><th scope="col" class="num">Balance</th><th scope="col">Status</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((doc) => {
        const status = invoiceStatus(doc, today);
        const link = `/app/invoice?txnId=${doc.Id}&companyId=${company.realm}`;
        return html`<tr>
          <th scope="row"><a href="${link}">${text(doc, 'DocNumber') ?? '(none)'}</a></th>
          <td>${day(doc.TxnDate)}</td>
          <td>${text(child(doc, 'CustomerRef'), 'name')}</td>
          <td>${day(doc.DueDate)}</td>
          <td class="num">${amount(doc.TotalAmt, currency)}</td>
          <td class="num">${amount(doc.Balance, currency)}</td>
          <td><span class="badge ${status.tone}">${status.label}</span></td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function customerTable(rows: Doc[], currency: string): Markup {
  return html`<table>
    <thead>
      <tr><th scope="col">Name</th><th scope="col">City</th><th scope="col">E-mail</th><th scope="col" class="num">Open balance</th></tr>
    </thead>
    <tbody>
      ${rows.map(
        (doc) => html`<tr>
          <th scope="row">${text(doc, 'FullyQualifiedName')} ${doc.Active === false ? inactive : ''}</th>
          <td>${text(child(doc, 'BillAddr'), 'City')}</td>
          <td>${text(child(doc, 'PrimaryEmailAddr'), 'Address')}</td>
          <td class="num">${amount(doc.Balance, currency)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function itemTable(rows: Doc[], currency: string): Markup {
  return html`<table>
    <thead>
      <tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Income account</th><th scope="col" class="num">Price</th></tr>
    </thead>
    <tbody>
      ${rows.map(
        (doc) => html`<tr>
          <th scope="row">${text(doc, 'FullyQualifiedName')} ${doc.Active === false ? inactive : ''}</th>
          <td>${typeNames[text(doc, 'Type') ?? ''] ?? text(doc, 'Type')}</td>
          <td>${text(child(doc, 'IncomeAccountRef'), 'name')}</td>
          <td class="num">${amount(doc.UnitPrice, currency)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

const typeNames: { [type: string]: string } = { NonInventory: 'Non-inventory' };
const inactive = html`<span class="badge">Inactive</span>`;
