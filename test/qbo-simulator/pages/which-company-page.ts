import { html } from 'hono/html';
import type { Company } from '../books/company.ts';
import { type Markup, page } from './layout.ts';

/** Asks for the company when an address does not name it. */
export function whichCompanyPage(companies: Company[], href: (company: Company) => string): Markup {
  return page(
    'Which company?',
    html`<main class="narrow">
      <section class="card">
        <header><h1>Which company?</h1></header>
        <ul class="pick">
          ${companies.map((company) => html`<li><a href="${href(company)}">${company.name}</a></li>`)}
        </ul>
      </section>
    </main>`,
  );
}
