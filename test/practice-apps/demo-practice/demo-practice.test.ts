import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXPECTED_READINGS } from './expected-readings.ts';
import { type DemoPractice, startDemoPractice } from './start.ts';

let practice: DemoPractice;
let cookie: string;
beforeAll(async () => {
  practice = await startDemoPractice();
  const response = await logIn(practice.password);
  cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
beforeEach(() => practice.reset());
afterAll(() => practice?.close());

function logIn(password: string, next = '/billing/invoices'): Promise<Response> {
  return fetch(`${practice.url}/login`, {
    method: 'POST',
    body: new URLSearchParams({ username: 'dana', password, next }),
    redirect: 'manual',
  });
}

async function open(url: string): Promise<Document> {
  const response = await fetch(url, { headers: { cookie } });
  return new JSDOM(await response.text(), { url }).window.document;
}

const SIGNS: Record<string, string> = { $: 'USD', '€': 'EUR' };
const minor = (text: string) => Math.round(Number(text.replace(/[$€,]/g, '')) * 100);
const number = (text: string) => text.replace(/[$€,]/g, '');

function read(page: Document) {
  const text = (selector: string) => page.querySelector(selector)?.textContent;
  const amount = (name: string) => {
    const printed = text(`.totals-${name} td`);
    return printed ? minor(printed) : undefined;
  };
  const percent = (name: string) => /\(([\d.]+)%\)/.exec(text(`.totals-${name} th`) ?? '')?.[1];
  const shown = text('.invoice-number') ?? '';
  return {
    id: Number(page.querySelector('article.invoice')?.getAttribute('data-invoice-id')),
    number: shown === 'Draft' ? '' : shown,
    status: page.querySelector('article.invoice')?.getAttribute('data-status'),
    client: {
      name: text('.client-name'),
      number: text('.client-number') ?? undefined,
      email: text('.client-email'),
    },
    date: page.querySelector('.invoice-date time')?.getAttribute('datetime'),
    dueDate: page.querySelector('.invoice-due time')?.getAttribute('datetime'),
    terms: text('.invoice-terms'),
    currency: text('.invoice-currency'),
    lines: [...page.querySelectorAll('.invoice-lines tbody tr')].map((row) => {
      const cell = (name: string) => row.querySelector(`.line-${name}`)?.textContent ?? '';
      return {
        code: cell('code'),
        description: cell('description'),
        quantity: number(cell('qty')),
        unitPrice: number(cell('price')),
        discountPercent: cell('discount').replace('%', '') || undefined,
        taxed: row.querySelector('.line-tax .taxed') !== null,
        amountMinor: minor(cell('amount')),
      };
    }),
    subtotalMinor: amount('subtotal'),
    discountMinor: Math.abs(amount('discount') ?? 0),
    discountPercent: percent('discount'),
    taxRatePercent: percent('tax'),
    taxMinor: amount('tax') ?? 0,
    totalMinor: amount('total'),
    paidMinor: Math.abs(amount('paid') ?? 0),
    balanceMinor: amount('balance'),
    previousBalanceMinor: amount('previous-balance'),
    amountDueMinor: amount('amount-due'),
  };
}

describe('invoice pages', () => {
  it.each(EXPECTED_READINGS)('$id: $about', async (expected) => {
    const page = await open(practice.invoiceUrl(expected.id));
    const { about, provable, ...shown } = expected;
    expect(read(page)).toEqual(shown);
    expect(SIGNS[page.querySelector('.totals-total td')?.textContent?.[0] ?? '']).toBe(
      expected.currency,
    );
    const { subtotalMinor, discountMinor, taxMinor, totalMinor } = expected;
    expect(subtotalMinor - discountMinor + taxMinor === totalMinor, about).toBe(provable);
  });

  it('escapes what clients are called: no script of theirs is in the page', async () => {
    const page = await open(practice.invoiceUrl(7008));
    const sources = [...page.querySelectorAll('script')].map((one) => one.getAttribute('src'));
    expect(sources).toEqual(['/assets/app.js']);
    expect(page.querySelector('main img')).toBeNull();
  });

  it('answers 404 for an invoice that does not exist', async () => {
    const response = await fetch(practice.invoiceUrl(999), { headers: { cookie } });
    expect(response.status).toBe(404);
  });
});

describe('list', () => {
  it('has 40 rows by default, 2,000 on request, each linked to its invoice once', async () => {
    expect((await open(practice.listUrl)).querySelectorAll('tr.invoice-row')).toHaveLength(40);
    const many = await open(`${practice.listUrl}?rows=2000`);
    const links = [...many.querySelectorAll('tr.invoice-row a.invoice-link')];
    expect(new Set(links.map((link) => link.getAttribute('href'))).size).toBe(2000);
  });

  it('finds by client and filters by status', async () => {
    const found = await open(`${practice.listUrl}?q=k%C3%B6nigs&status=open`);
    expect(found.querySelector('.col-total')?.textContent).toBe('€1,740.00 EUR');
    expect(found.querySelectorAll('tr.invoice-row')).toHaveLength(1);
  });

  it('prints the same total as the invoice page', async () => {
    const list = await open(practice.listUrl);
    for (const { id, totalMinor } of EXPECTED_READINGS) {
      const row = list.querySelector(`a[href="/billing/invoices/${id}"]`)?.closest('tr');
      const shown = row?.querySelector('.col-total')?.firstChild?.textContent ?? '';
      expect(minor(shown), `invoice ${id}`).toBe(totalMinor);
    }
  });
});

describe('log-in', () => {
  it('sends strangers to the log-in page and back to where they wanted to go', async () => {
    const response = await fetch(practice.invoiceUrl(7001), { redirect: 'manual' });
    expect(response.headers.get('location')).toBe('/login?next=%2Fbilling%2Finvoices%2F7001');
  });

  it('refuses a wrong password and never redirects to another site', async () => {
    expect((await logIn('wrong')).status).toBe(401);
    const response = await logIn(practice.password, '//evil.example/');
    expect(response.headers.get('location')).toBe('/');
  });
});

describe('security headers', () => {
  it('allows only its own scripts and none in the page', async () => {
    const response = await fetch(practice.listUrl, { headers: { cookie } });
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe-inline');
    expect(await response.text()).not.toMatch(/<script(?![^>]*src=)|\son\w+="|\sstyle="/);
  });
});

describe('test hooks', () => {
  it('changes what is printed, leaves fields out, and forgets on reset', async () => {
    practice.mutate(7001, { printed: { total: '$86.01' }, hidden: ['email', 'dueDate'] });
    const changed = read(await open(practice.invoiceUrl(7001)));
    expect(changed).toMatchObject({ totalMinor: 8601, subtotalMinor: 8600 });
    expect(changed.client.email).toBeUndefined();
    expect(changed.dueDate).toBeUndefined();
    practice.reset();
    expect(read(await open(practice.invoiceUrl(7001))).totalMinor).toBe(8600);
  });

  it('takes the same changes over HTTP, also a cell of ten megabytes', async () => {
    const patch = { printed: { 'line-1-description': 'x'.repeat(10_000_000) } };
    const response = await fetch(`${practice.url}/_test/invoices/7001`, {
      method: 'POST',
      body: JSON.stringify(patch),
    });
    expect(response.status).toBe(200);
    const page = await open(practice.invoiceUrl(7001));
    expect(page.querySelector('.line-description')?.textContent).toHaveLength(10_000_000);
  });
});
