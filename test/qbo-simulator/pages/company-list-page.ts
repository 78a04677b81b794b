import { html } from 'hono/html';
import type { Company } from '../books/company.ts';
import { taxModel } from '../sales/tax.ts';
import { type Markup, page } from './layout.ts';

/** What each tax model is called on the pages. */
export const taxModelNames = {
  none: 'No sales tax',
  automated: 'Automated sales tax',
  manual: 'Manual sales tax',
  global: 'VAT',
};

/** The start page: one tile per company. */
export function companyListPage(companies: Company[]): Markup {
  return page(
    'Companies',
    html`<main>
      <h1>Companies</h1>
      <div class="grid">${companies.map(tile)}</div>
    </main>`,
  );
}

function tile(company: Company): Markup {
  return html`<a class="tile" href="/app/${company.realm}">
    <h2>${company.name}</h2>
    <p class="quiet small">${taxModelNames[taxModel(company)]} · ${company.country}</p>
    <dl>
      <dt>Invoices</dt>
      <dd class="num">${company.all('Invoice').length}</dd>
      <dt>Customers</dt>
      <dd class="num">${company.all('Customer').length}</dd>
      <dt>Company ID</dt>
      <dd class="num">${company.realm}</dd>
    </dl>
  </a>`;
}
