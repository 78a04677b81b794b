import { html } from 'hono/html';
import type { Company } from '../books/company.ts';
import { child, text } from '../doc.ts';
import type { RegisteredApp } from '../options.ts';
import { bookMark, type Markup, page } from './layout.ts';

/** An authorization request whose app and redirect address are known to be good. */
export type ConsentRequest = {
  app: RegisteredApp;
  redirectUri: string;
  scope: string;
  state: string;
};

const check = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12.5l4.5 4.5L19 7.5" /></svg>`;

const meanings: { [scope: string]: string } = {
  'com.intuit.quickbooks.accounting':
    'See and change customers, products, invoices, payments and the other accounting data of the company',
  'com.intuit.quickbooks.payment': 'Process payments for the company',
  openid: 'Know which sign-in this is',
  profile: 'See your name',
  email: 'See your e-mail address',
  phone: 'See your phone number',
  address: 'See your postal address',
};

/** The page on which a company admin lets an app into one company (contract §1.3). */
export function consentPage(request: ConsentRequest, companies: Company[]): Markup {
  const { app, redirectUri, scope, state } = request;
  const granted = scope.split(' ').filter((part) => meanings[part] !== undefined);
  return page(
    `Connect ${app.name}`,
    html`<main class="narrow">
      <section class="card">
        <form class="pad" method="post" action="/connect/oauth2">
          <div class="pair" aria-hidden="true">
            <span class="mono">${app.name.slice(0, 1).toUpperCase()}</span>
            <span class="link"></span>
            <span class="mono accent">${bookMark}</span>
          </div>
          <h1>Connect ${app.name} to your books</h1>
          <p class="quiet" style="margin-top: 8px">You are signed in as company admin.</p>

          <input type="hidden" name="client_id" value="${app.clientId}" />
          <input type="hidden" name="redirect_uri" value="${redirectUri}" />
          <input type="hidden" name="response_type" value="code" />
          <input type="hidden" name="scope" value="${scope}" />
          <input type="hidden" name="state" value="${state}" />

          <fieldset>
            <legend>Company</legend>
            ${companies.map((company, index) => choice(company, index === 0))}
          </fieldset>

          <h2 style="margin-top: 24px">${app.name} will be able to</h2>
          <ul class="grants">
            ${granted.map((part) => html`<li>${check}<span>${meanings[part]}</span></li>`)}
            <li>${check}<span>Keep this access until you disconnect it</span></li>
          </ul>

          <div class="actions">
            <button class="primary" name="decision" value="connect">Connect</button>
            <button name="decision" value="cancel">Cancel</button>
          </div>
          <p class="quiet small" style="margin-top: 20px">
            You will return to ${new URL(redirectUri).host}. One connection opens one company.
          </p>
        </form>
      </section>
    </main>`,
  );
}

function choice(company: Company, chosen: boolean): Markup {
  const address = child(company.companyInfo, 'LegalAddr');
  const place = [text(address, 'City'), text(address, 'CountrySubDivisionCode') ?? company.country]
    .filter(Boolean)
    .join(', ');
  return html`<label class="choice">
    <input type="radio" name="realmId" value="${company.realm}" ${chosen ? 'checked' : ''} />
    <span><strong>${company.name}</strong><span class="quiet small">${place}</span></span>
  </label>`;
}
