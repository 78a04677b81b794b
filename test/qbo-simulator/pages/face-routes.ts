import { type Context, Hono } from 'hono';
import type { Company, StoredRecord } from '../books/company.ts';
import type { SimulatorEnv, State } from '../state.ts';
import { accountPage } from './account-page.ts';
import { auditLogPage } from './audit-log-page.ts';
import { companyListPage } from './company-list-page.ts';
import { companyPage } from './company-page.ts';
import { customerPage } from './customer-page.ts';
import { type Face, faceOf } from './face.ts';
import { itemPage } from './item-page.ts';
import { kinds } from './kinds.ts';
import type { Markup } from './layout.ts';
import { listsPage } from './lists-page.ts';
import { type NameKind, nameHref, nameKinds } from './name-kinds.ts';
import { nameListPage } from './name-list-page.ts';
import type { NameView } from './name-page.ts';
import { noticePage } from './notice-page.ts';
import { taxesPage } from './taxes-page.ts';
import { allTransactionsPage, transactionListPage } from './transaction-list-page.ts';
import { transactionPage } from './transaction-page.ts';
import { vendorPage } from './vendor-page.ts';
import { whichCompanyPage } from './which-company-page.ts';
import { readWish, type Wish } from './wish.ts';

type Request = Context<SimulatorEnv>;

const namePages: { [E in NameKind['entity']]: (view: NameView) => Markup } = {
  Customer: customerPage,
  Vendor: vendorPage,
  Item: itemPage,
  Account: accountPage,
};

/** The lists below `/app/{realm}/`. */
const listPages = new Map<string, (face: Face, wish: Wish) => Markup>([
  ...kinds.map((kind) => [kind.list, listPage(transactionListPage, kind)] as const),
  ...nameKinds.map((kind) => [kind.list, listPage(nameListPage, kind)] as const),
  ['transactions', allTransactionsPage],
  ['taxes', taxesPage],
  ['lists', listsPage],
  ['audit-log', auditLogPage],
]);

/** The pages a bookkeeper would look at; reading them is no API call and is not recorded. */
export function faceRoutes(state: State): Hono<SimulatorEnv> {
  const app = new Hono<SimulatorEnv>();

  app.get('/', (c) => c.redirect('/app'));
  app.get('/app', (c) => c.html(companyListPage(state.books.companies())));

  for (const kind of kinds) {
    for (const word of kind.pages) {
      app.get(`/app/${word}`, (c) => {
        const id = c.req.query('txnId') ?? '';
        // Companies count their transactions apart, so the id alone tells the company.
        const [company] = asked(c).filter((one) => lastRecord(one, kind.entity, id));
        const record = company && lastRecord(company, kind.entity, id);
        if (!company || !record)
          return notFound(c, `There is no ${kind.one.toLowerCase()} with this id.`);
        const face = faceOf(company, state);
        const gone = company.get(kind.entity, id) === undefined;
        return c.html(transactionPage({ face, kind, row: face.row(record) }), gone ? 410 : 200);
      });
    }
  }

  for (const kind of nameKinds) {
    // As QuickBooks has it, the list without a company in its address.
    app.get(`/app/${kind.list}`, (c) =>
      inOneCompany(c, asked(c), (company) => `/app/${company.realm}/${kind.list}`),
    );
    app.get(`/app/${kind.page}`, (c) => {
      const id = c.req.query('nameId') ?? '';
      const holders = asked(c).filter((company) => company.get(kind.entity, id));
      const [company] = holders;
      const record = company?.get(kind.entity, id);
      if (!company || !record)
        return notFound(c, `There is no ${kind.one.toLowerCase()} with this id.`);
      if (c.req.query('companyId') === undefined) {
        return inOneCompany(c, holders, (one) => nameHref(one, kind.entity, id) ?? '/app');
      }
      const face = faceOf(company, state);
      const view = { face, kind, row: face.row(record), wish: wishOf(c) };
      return c.html(namePages[kind.entity](view));
    });
  }

  app.get('/app/:realm', (c) => {
    const company = state.books.find(c.req.param('realm'));
    if (company === undefined) return notFound(c, 'There is no such company.');
    return c.html(companyPage(faceOf(company, state)));
  });
  app.get('/app/:realm/:list', (c) => {
    const company = state.books.find(c.req.param('realm'));
    const list = listPages.get(c.req.param('list'));
    if (!company || !list) return notFound(c, 'There is no such page.');
    return c.html(list(faceOf(company, state), wishOf(c)));
  });

  /** The companies an address may mean. */
  function asked(c: Request): Company[] {
    const realm = c.req.query('companyId');
    return state.books
      .companies()
      .filter((company) => realm === undefined || company.realm === realm);
  }

  return app;
}

function listPage<K>(draw: (face: Face, kind: K, wish: Wish) => Markup, kind: K) {
  return (face: Face, wish: Wish) => draw(face, kind, wish);
}

function lastRecord(company: Company, entity: string, id: string): StoredRecord | undefined {
  const stone = company.tombstones.find((one) => one.entity === entity && one.id === id);
  return company.get(entity, id) ?? stone?.last;
}

function inOneCompany(c: Request, companies: Company[], href: (company: Company) => string) {
  const [only, ...others] = companies;
  if (only && others.length === 0) return c.redirect(href(only));
  return c.html(whichCompanyPage(companies, href));
}

function wishOf(c: Request): Wish {
  return readWish((name) => c.req.query(name));
}

function notFound(c: Request, sentence: string) {
  return c.html(noticePage('Not found', sentence), 404);
}
