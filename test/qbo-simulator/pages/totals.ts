import { html } from 'hono/html';
import type { Company } from '../books/company.ts';
import { child, type Doc, list, refId, text } from '../doc.ts';
import { amount, plain } from './format.ts';
import type { Markup } from './layout.ts';

export type TotalsOf = {
  doc: Doc;
  company: Company;
  subtotal: unknown;
  discount?: { label: string; value: unknown } | undefined;
};

/** The sums below the lines of a form; `more` follows the total. */
export function totals(form: TotalsOf, more: [string, unknown][], currency: string): Markup {
  const { doc, company, subtotal, discount } = form;
  const tax = child(doc, 'TxnTaxDetail');
  return html`<dl class="totals">
    ${subtotal === undefined ? '' : html`<dt>Subtotal</dt><dd>${amount(subtotal, currency)}</dd>`}
    ${discount ? html`<dt>${discount.label}</dt><dd>-${amount(discount.value, currency)}</dd>` : ''}
    ${list(tax, 'TaxLine').map((line) => taxRow(line, company, currency))}
    ${tax === undefined ? '' : html`<dt>Tax</dt><dd>${amount(tax.TotalTax ?? 0, currency)}</dd>`}
    <dt class="strong">Total</dt>
    <dd class="strong">${amount(doc.TotalAmt, currency)}</dd>
    ${more.map(([label, value]) => html`<dt>${label}</dt><dd>${amount(value, currency)}</dd>`)}
  </dl>`;
}

function taxRow(line: Doc, company: Company, currency: string): Markup {
  const detail = child(line, 'TaxLineDetail');
  const rate = company.get('TaxRate', refId(detail, 'TaxRateRef') ?? '')?.doc;
  const on = amount(detail?.NetAmountTaxable, currency);
  const name = `${text(rate, 'Name') ?? 'Tax'} ${plain(detail?.TaxPercent)}%`;
  return html`<dt class="small">${name}${on ? ` on ${on}` : ''}</dt>
    <dd class="small quiet">${amount(line.Amount, currency)}</dd>`;
}
