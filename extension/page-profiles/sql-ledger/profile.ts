import type { ProfileInput } from '#shared/reading/profile.ts';
import { lines, taxes } from './lines.ts';
import { seen, shown } from './seen.ts';

type Page = Extract<ProfileInput['pages'][number], { page: 'invoice' }>;

const posted = ['input[name=id]:not([value=""])', '[name=invnumber]', '[name=rowcount]'];
const taxInside = 'input[name=taxincluded][checked]';

/** The edit form, which is also how SQL-Ledger shows an invoice. */
const form = (kind: Page['kind'], type: string): Pick<Page, 'page' | 'kind' | 'when'> => ({
  page: 'invoice',
  kind,
  when: {
    pathname: '*/is.pl',
    present: [`input[name=type][value=${type}]`, ...posted],
    absent: ['input[type=password]', taxInside],
  },
});

const content: Omit<Page, 'page' | 'kind' | 'when'> = {
  fields: {
    sourceId: [{ css: 'input[name=id]', take: 'value', seen }],
    number: shown('[name=invnumber]'),
    date: shown('[name=transdate]'),
    dueDate: shown('[name=duedate]'),
    currency: [
      { css: '[name=currency]', take: 'value', seen },
      { css: 'select[name=currency] option[selected]', seen },
    ],
    clientId: [{ css: '[name=customernumber]', take: 'value', seen }],
    clientName: [
      { css: 'select[name=customer]', take: 'selected', seen },
      { css: 'select[name=customer] option[selected]', seen },
      ...shown('input[name=customer]'),
    ],
    clientEmail: [{ css: 'input[name=email]', take: 'value', seen }],
    subtotal: [{ label: 'Subtotal', css: 'th', seen }],
    discount: [{ label: 'Discount', css: 'th', seen }],
    total: [
      { label: 'Total', css: 'th', seen },
      { css: 'input[name=oldinvtotal]', take: 'value', format: 'plain', seen },
    ],
    paid: [{ css: 'input[name=oldtotalpaid]', take: 'value', format: 'plain', seen }],
  },
  lines,
  taxes,
  slot: { css: 'th.listtop', place: 'append' },
};

/**
 * SQL-Ledger 3.2. An invoice that was opened (`action=edit`) shows what is stored; the same form
 * after Update shows what is not posted yet. Fields are taken with what they held when the page
 * was loaded, so that an edit in place is noticed too.
 */
export const sqlLedger = {
  schema: 1,
  id: 'sql-ledger',
  name: 'SQL-Ledger',
  versions: '3.2',
  revision: seen,
  channel: 'shipped',
  addressHint: 'The address of the log-in page, up to login.pl.',
  charges: {
    'late-fee': ['Late fee'],
    'write-off': ['Write-off'],
    'historical-credit': ['Historical credit'],
  },
  numbers: [
    { decimal: '.', group: ',' },
    { decimal: ',', group: '.' },
    { decimal: '.', group: "'" },
  ],
  dates: ['YYYY-MM-DD'],
  dateHint: {
    locators: [{ css: '[name=transdate]', take: 'attribute', name: 'title', seen }],
    formats: {
      'mm-dd-yy': 'MM-DD-YYYY',
      'mm/dd/yy': 'MM/DD/YYYY',
      'dd-mm-yy': 'DD-MM-YYYY',
      'dd/mm/yy': 'DD/MM/YYYY',
      'dd.mm.yy': 'DD.MM.YYYY',
      'yyyy-mm-dd': 'YYYY-MM-DD',
    },
  },
  pages: [
    { page: 'signed-out', when: { present: ['input[type=password][name=password]'] } },
    withWhen(form('invoice', 'invoice'), { search: '*action=edit*' }),
    { ...form('invoice', 'invoice'), refuse: 'unsaved', ...content },
    {
      ...form('invoice', 'invoice'),
      when: { pathname: '*/is.pl', present: [taxInside, ...posted] },
      refuse: 'tax-inside',
      ...content,
    },
    withWhen(form('credit', 'credit_invoice'), {}),
    {
      page: 'list',
      when: { pathname: '*/ar.pl', present: ['tr.listheading', 'a[href^="is.pl?"]'] },
      rows: {
        each: 'tr.listrow0, tr.listrow1',
        only: 'a[href^="is.pl?"]',
        sourceId: [{ css: 'a[href^="is.pl?"]', take: 'url-param', name: 'id', seen }],
        number: [{ css: 'a[href^="is.pl?"]', seen }],
        invoiceUrl: [{ css: 'a[href^="is.pl?"]', take: 'attribute', name: 'href', seen }],
        slot: { css: 'a[href^="is.pl?"]', place: 'after' },
      },
    },
  ],
} satisfies ProfileInput;

function withWhen(page: Pick<Page, 'page' | 'kind' | 'when'>, when: Partial<Page['when']>): Page {
  return { ...page, when: { ...page.when, ...when }, ...content };
}
