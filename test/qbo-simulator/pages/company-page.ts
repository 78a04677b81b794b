import { html } from 'hono/html';
import { number } from '../doc.ts';
import { decimal, money, sum } from '../money.ts';
import { taxModel } from '../sales/tax.ts';
import { auditEntries, auditTable } from './audit-log-page.ts';
import { card, emptyState } from './card.ts';
import { taxModelNames } from './company-list-page.ts';
import type { Face, Row } from './face.ts';
import { amount } from './format.ts';
import { companyFrame, type Markup } from './layout.ts';
import { customerColumns, itemColumns } from './name-columns.ts';
import { fullName } from './name-kinds.ts';
import { remainingCredit, statusOf } from './status.ts';
import { table } from './table.ts';
import { allTransactions, mixedColumns, transactionClass } from './transaction-list-page.ts';

const most = 10;

/** One company at a glance: what is open, what is new, who owes. */
export function companyPage(face: Face): Markup {
  const { company } = face;
  const base = `/app/${company.realm}`;
  const transactions = allTransactions(face);
  const customers = face.rows('Customer').sort((a, b) => balance(b) - balance(a) || byName(a, b));
  const items = face.rows('Item').sort(byName);
  const entries = auditEntries(face);
  return companyFrame(
    company,
    '',
    company.name,
    html`<div class="head">
        <div>
          <h1>${company.name}</h1>
          <p class="quiet">${taxModelNames[taxModel(company)]} · Company ID ${company.realm}</p>
        </div>
      </div>
      ${figures(face)}
      ${card(
        {
          title: 'Latest transactions',
          link: { href: `${base}/transactions`, label: 'All transactions' },
        },
        transactions.length === 0
          ? emptyState('No transactions yet.', 'What the practice exports appears here.')
          : table({
              label: 'Latest transactions',
              columns: mixedColumns(face),
              rows: transactions.slice(0, most),
              rowClass: transactionClass,
            }),
      )}
      <div class="halves">
        ${card(
          {
            title: 'Customers',
            count: customers.length,
            link: { href: `${base}/customers`, label: 'All customers' },
          },
          customers.length === 0
            ? emptyState('No customers yet.')
            : table({
                label: 'Customers',
                columns: short(customerColumns(face)),
                rows: customers.slice(0, most),
              }),
        )}
        ${card(
          {
            title: 'Products and services',
            count: items.length,
            link: { href: `${base}/items`, label: 'All products' },
          },
          items.length === 0
            ? emptyState('No products or services yet.')
            : table({
                label: 'Products and services',
                columns: short(itemColumns(face)),
                rows: items.slice(0, most),
              }),
        )}
      </div>
      ${card(
        { title: 'Latest changes', link: { href: `${base}/audit-log`, label: 'Audit log' } },
        auditTable(face, 'Latest changes', entries.slice(0, 6)),
      )}`,
  );
}

function figures(face: Face): Markup {
  const { currency, company, today } = face;
  const invoices = face.rows('Invoice');
  const overdue = invoices.filter((row) => statusOf(row, today).label === 'Overdue');
  const open = invoices.filter((row) => balance(row) > 0);
  const credits = [
    ...face.rows('Payment').map(({ doc }) => number(doc, 'UnappliedAmt') ?? 0),
    ...face.rows('CreditMemo').map(({ doc }) => remainingCredit(doc) ?? 0),
  ].filter((left) => left > 0);
  const bills = face.rows('Bill').filter((row) => balance(row) > 0);
  const entries: [label: string, list: string, values: number[], word: string][] = [
    ['Open invoices', 'invoices', open.map(balance), 'open'],
    ['Overdue', 'invoices?only=Overdue', overdue.map(balance), 'overdue'],
    ['Credit customers hold', 'payments', credits, 'with something left'],
    ['Unpaid bills', 'bills', bills.map(balance), 'unpaid'],
  ];
  return html`<ul class="figures">
    ${entries.map(
      ([label, list, values, word]) => html`<li>
        <a href="/app/${company.realm}/${list}">
          <span class="quiet small">${label}</span>
          <strong>${amount(money(sum(values.map(decimal))), currency)}</strong>
          <span class="quiet small">${values.length} ${word}</span>
        </a>
      </li>`,
    )}
  </ul>`;
}

function balance({ doc }: Row): number {
  return number(doc, 'Balance') ?? 0;
}

function byName(a: Row, b: Row): number {
  return fullName(a.doc).localeCompare(fullName(b.doc));
}

/** Half a page has room for the name and the amount. */
function short<C extends { wide?: boolean }>(columns: C[]): C[] {
  return columns.filter((column) => !column.wide);
}
