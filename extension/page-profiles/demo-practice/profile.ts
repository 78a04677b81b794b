import type { ProfileInput } from '#shared/reading/profile.ts';

type Page = Extract<ProfileInput['pages'][number], { page: 'invoice' }>;

const seen = '2026-11-24';
const text = (css: string) => [{ css, seen }];

const invoice: Omit<Page, 'when' | 'root'> = {
  page: 'invoice',
  kind: 'invoice',
  fields: {
    sourceId: [{ css: 'article.invoice', take: 'attribute', name: 'data-invoice-id', seen }],
    number: text('.invoice-number'),
    date: [
      { css: '.invoice-date', seen },
      { css: '.invoice-date time', take: 'attribute', name: 'datetime', seen },
    ],
    dueDate: text('.invoice-due'),
    currency: text('.invoice-currency'),
    status: text('.invoice-heading .badge'),
    clientId: text('.client-number'),
    clientName: text('.client-name'),
    clientEmail: text('.client-email'),
    clientRole: text('.bill-for-role'),
    parentId: text('.bill-for-number'),
    parentName: text('.bill-for-name'),
    subtotal: text('.totals-subtotal td'),
    discount: text('.totals-discount td'),
    total: text('.totals-total td'),
    paid: [{ css: '.totals-paid td', before: '-', seen }],
    priorBalance: text('.totals-previous-balance td'),
    amountDue: text('.totals-amount-due td'),
  },
  lines: {
    each: '.invoice-lines tbody tr',
    fields: {
      itemId: text('.line-code'),
      category: [{ css: '.line-code', take: 'attribute', name: 'title', seen }],
      description: [{ css: '.line-description', take: 'lines', seen }],
      quantity: text('.line-qty'),
      unitPrice: text('.line-price'),
      discountPercent: [{ css: '.line-discount', after: '%', seen }],
      taxed: text('.line-tax'),
      amount: text('.line-amount'),
    },
  },
  taxes: {
    each: '.totals-tax',
    fields: {
      name: text('th'),
      rate: [{ css: 'th', before: 'Sales tax (', after: '%)', seen }],
      amount: text('td'),
    },
  },
  slot: { css: '.invoice-actions', place: 'append' },
};

/** The invented clinic of the demo; left out of production builds. */
export const demoPractice = {
  schema: 1,
  id: 'demo-practice',
  name: 'Larkfield demo practice',
  versions: 'demo',
  revision: seen,
  channel: 'demo',
  addressHint: 'The address that the demo prints.',
  currency: 'USD',
  numbers: [{ decimal: '.', group: ',' }],
  dates: ['MM/DD/YYYY', 'YYYY-MM-DD'],
  draftStatuses: ['Draft', 'Void'],
  charges: {
    'late-fee': ['Late fee'],
    'write-off': ['Write-off'],
    'historical-credit': ['Historical credit'],
  },
  pages: [
    { page: 'signed-out', when: { pathname: '/login', present: ['form[action="/login"]'] } },
    {
      ...invoice,
      when: { pathname: '/billing/invoices/:id', present: ['#content > article.invoice'] },
      root: '#content',
    },
    {
      // The quick view: the same article, in a dialog over the list.
      ...invoice,
      when: { pathname: '/billing/invoices', present: ['dialog[open] > article.invoice'] },
      root: 'dialog[open]',
    },
    {
      page: 'list',
      when: { pathname: '/billing/invoices', present: ['.invoice-list'] },
      root: '#content',
      rows: {
        each: '.invoice-list tbody tr',
        only: '.invoice-link',
        sourceId: [{ css: '.invoice-link', take: 'path-segment', name: '0', seen }],
        number: text('.invoice-link'),
        invoiceUrl: [{ css: '.invoice-link', take: 'attribute', name: 'href', seen }],
        slot: { css: '.row-actions-menu', place: 'append', look: 'menu' },
        mark: { css: '.col-status', place: 'append' },
      },
    },
  ],
} satisfies ProfileInput;
