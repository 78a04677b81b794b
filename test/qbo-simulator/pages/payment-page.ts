import { html } from 'hono/html';
import { decimal, money, sum } from '../money.ts';
import { currencyOf } from './face.ts';
import { amount, day } from './format.ts';
import type { Markup } from './layout.ts';
import { type Link, linksOf, linksTo } from './links.ts';
import { linksCard } from './links-card.ts';
import { referenceLink } from './reference-link.ts';
import { moneyFacts } from './sales-facts.ts';
import { transactionFrame, type View } from './transaction-frame.ts';

/** A customer's payment: what it pays, which credits it uses, what is left. */
export function paymentPage(view: View): Markup {
  const { face, row } = view;
  const { doc } = row;
  const links = linksOf(row, face);
  return transactionFrame(view, {
    figure: { label: 'Amount received', value: doc.TotalAmt },
    facts: [
      ['Date', day(doc.TxnDate)],
      ...moneyFacts(view, 'Deposited to'),
      ['Receivable account', referenceLink(doc, 'ARAccountRef', 'Account', face)],
      ['Location', referenceLink(doc, 'DepartmentRef', 'Department', face)],
    ],
    cards: [
      linksCard(links, face, {
        title: 'Applied to',
        label: 'Applied',
        nothing: 'Not applied to any invoice: the whole amount is the customer’s credit.',
        after: sums(view, links),
      }),
      linksCard(linksTo(row, face), face, { title: 'Deposits', label: 'Deposited' }),
    ],
  });
}

function sums({ face, row: { doc } }: View, links: Link[]): Markup {
  const currency = currencyOf(doc, face);
  const isCredit = ({ row }: Link) => row.record.entity === 'CreditMemo';
  const of = (some: Link[]) =>
    amount(money(sum(some.map(({ applied }) => decimal(applied)))), currency);
  return html`<dl class="totals">
    <dt>Amount received</dt><dd>${amount(doc.TotalAmt, currency)}</dd>
    <dt>Credits used</dt><dd>${of(links.filter(isCredit))}</dd>
    <dt>Applied to invoices</dt><dd>${of(links.filter((link) => !isCredit(link)))}</dd>
    <dt class="strong">Unapplied</dt><dd class="strong">${amount(doc.UnappliedAmt ?? 0, currency)}</dd>
  </dl>`;
}
