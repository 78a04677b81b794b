import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { AWKWARD_CLIENTS, CLIENTS } from './clients.ts';
import type { DemoInvoice } from './invoice.ts';
import { DEFAULT_ROWS, type InvoiceStore } from './invoice-store.ts';
import { invoiceListPage } from './pages/invoice-list-page.ts';
import { invoicePage } from './pages/invoice-page.ts';
import { type Html, page } from './pages/layout.ts';
import { loginPage } from './pages/login-page.ts';
import { clientsPage, notFoundPage, todayPage } from './pages/other-pages.ts';
import { Sessions } from './sessions.ts';

const REFRESH_SECONDS = 30;
const PUBLIC = new URL('public/', import.meta.url).pathname;
type Env = { Variables: { user: string } };

/** The practice's web application over a store of invoices. */
export function demoPracticeApp(store: InvoiceStore): Hono<Env> {
  const app = new Hono<Env>();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    }),
  );
  app.use('/assets/*', serveStatic({ root: PUBLIC, rewriteRequestPath: withoutAssets }));
  testHooks(app, store);
  logIns(app);
  pages(app, store);
  return app;
}

const withoutAssets = (path: string) => path.replace(/^\/assets/, '');

/** Everything after this needs a log-in. */
function logIns(app: Hono<Env>): void {
  const sessions = new Sessions();
  app.get('/login', (context) => context.html(loginPage(context.req.query('next') ?? '/', false)));
  app.post('/login', async (context) => {
    const { username, password, next } = await context.req.parseBody<Record<string, string>>();
    if (sessions.logIn(context, (username ?? '').trim(), password ?? '')) {
      return context.redirect(ownPath(next), 303);
    }
    return context.html(loginPage(ownPath(next), true), 401);
  });
  app.post('/logout', (context) => {
    sessions.logOut(context);
    return context.redirect('/login', 303);
  });
  app.use(async (context, next) => {
    const user = sessions.userOf(context);
    const { pathname, search } = new URL(context.req.url);
    if (user === undefined) {
      return context.redirect(`/login?next=${encodeURIComponent(pathname + search)}`, 302);
    }
    context.set('user', user);
    context.header('Cache-Control', 'no-store');
    await next();
  });
}

function pages(app: Hono<Env>, store: InvoiceStore): void {
  const show = (context: Context<Env>, title: string, section: string, main: Html) =>
    page({ title, section, main, user: context.get('user') });

  app.get('/', (context) => {
    const main = todayPage(context.get('user'), store.list());
    return context.html(show(context, 'Today', '/', main));
  });
  app.get('/clients', (context) => {
    const clients = [...CLIENTS, ...Object.values(AWKWARD_CLIENTS)];
    return context.html(show(context, 'Clients', '/clients', clientsPage(clients)));
  });
  app.get('/billing', (context) => context.redirect('/billing/invoices'));
  app.get('/billing/invoices', (context) => {
    const { q = '', status = '', rows, refresh } = context.req.query();
    const invoices = store.list(wholeNumber(rows, DEFAULT_ROWS)).filter(matching(q, status));
    const filter = { q, status, refresh: wholeNumber(refresh, REFRESH_SECONDS) };
    const main = invoiceListPage(invoices, filter);
    return context.html(show(context, 'Invoices', '/billing/invoices', main));
  });
  app.get('/billing/invoices/:id{[0-9]+}', (context) => {
    const invoice = store.get(Number(context.req.param('id')));
    if (invoice === undefined) return context.notFound();
    const title = `Invoice ${invoice.number || 'draft'}`;
    return context.html(show(context, title, '/billing/invoices', invoicePage(invoice)));
  });
  app.notFound((context) =>
    context.html(show(context as Context<Env>, 'Not found', '', notFoundPage()), 404),
  );
}

/** How tests change what the practice shows; the app itself offers no editing. */
function testHooks(app: Hono<Env>, store: InvoiceStore): void {
  app.post('/_test/invoices/:id', async (context) => {
    const patch = await context.req.json<Partial<DemoInvoice>>();
    const id = Number(context.req.param('id'));
    if (store.get(id) === undefined) return context.json({ error: `no invoice ${id}` }, 404);
    return context.json(store.mutate(id, (invoice) => ({ ...invoice, ...patch })));
  });
  app.post('/_test/reset', (context) => {
    store.reset();
    return context.body(null, 204);
  });
}

function matching(query: string, status: string): (invoice: DemoInvoice) => boolean {
  const wanted = query.trim().toLowerCase();
  return (invoice) =>
    (status === '' || invoice.status === status) &&
    [invoice.number, invoice.client.name, invoice.patient].some((text) =>
      text.toLowerCase().includes(wanted),
    );
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : otherwise;
}

/** Only a path of this app: `//elsewhere` and full addresses become the start page. */
function ownPath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
}
