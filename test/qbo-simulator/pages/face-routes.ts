import { Hono } from 'hono';
import type { Company } from '../books/company.ts';
import { text } from '../doc.ts';
import { present } from '../operations/present.ts';
import type { SimulatorEnv, State } from '../state.ts';
import { companyListPage } from './company-list-page.ts';
import { companyPage } from './company-page.ts';
import { invoicePage } from './invoice-page.ts';
import { noticePage } from './notice-page.ts';

/** The pages a bookkeeper would look at; reading them is no API call and is not recorded. */
export function faceRoutes(state: State): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();

  app.get('/', (c) => c.redirect('/app'));
  app.get('/app', (c) => c.html(companyListPage(state.books.companies())));

  app.get('/app/invoice', (c) => {
    const id = c.req.query('txnId') ?? '';
    const found = findInvoice(id, c.req.query('companyId'));
    if (found === undefined) {
      return c.html(noticePage('Not found', 'There is no invoice with this id.'), 404);
    }
    const { company, record } = found;
    const doc = present(record, company, state.switches);
    return c.html(invoicePage(company, record, doc, company.today(state.clock.now())));
  });

  app.get('/app/:realm', (c) => {
    const company = state.books.find(c.req.param('realm'));
    if (company === undefined) {
      return c.html(noticePage('Not found', 'There is no such company.'), 404);
    }
    const { realm } = company;
    const lists = {
      invoices: state.books.list(realm, 'Invoice').reverse(),
      customers: byName(state.books.list(realm, 'Customer')),
      items: byName(state.books.list(realm, 'Item')),
    };
    return c.html(companyPage(company, lists, company.today(state.clock.now())));
  });

  function findInvoice(id: string, realm: string | undefined) {
    const companies: Company[] =
      realm === undefined
        ? state.books.companies()
        : state.books.companies().filter((company) => company.realm === realm);
    for (const company of companies) {
      const record = company.get('Invoice', id);
      if (record) return { company, record };
    }
    return undefined;
  }

  return app;
}

function byName<T extends { [key: string]: unknown }>(docs: T[]): T[] {
  const name = (doc: T) => text(doc, 'FullyQualifiedName') ?? '';
  return docs.sort((a, b) => name(a).localeCompare(name(b)));
}
