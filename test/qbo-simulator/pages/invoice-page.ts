import { html } from 'hono/html';
import type { Company, StoredRecord } from '../books/company.ts';
import { child, type Doc, list, text } from '../doc.ts';
import { homeCurrency } from '../entities/currency.ts';
import { addressLines, amount, contentLines, day, moment, plain, rate } from './format.ts';
import { invoiceStatus } from './invoice-status.ts';
import { type Markup, page } from './layout.ts';

/** A stored invoice as a bookkeeper sees it. `doc` is the presented form of `record`. */
export function invoicePage(
  company: Company,
  record: StoredRecord,
  doc: Doc,
  today: string,
): Markup {
  const currency = homeCurrency(company);
  const number = text(doc, 'DocNumber');
  const title = number === undefined ? 'Invoice without number' : `Invoice ${number}`;
  const status = invoiceStatus(doc, today);
  return page(
    `${title} - ${company.name}`,
    html`<main>
      <nav class="crumbs" aria-label="Breadcrumb">
        <a href="/app">Companies</a><span aria-hidden="true">/</span>
        <a href="/app/${company.realm}">${company.name}</a>
      </nav>
      <div class="head">
        <div>
          <h1>${title}</h1>
          <p class="quiet">${text(child(doc, 'CustomerRef'), 'name')}</p>
          <p style="margin-top: 8px"><span class="badge ${status.tone}">${status.label}</span></p>
        </div>
        <p class="due">
          <span class="quiet small">Balance due</span>
          <strong>${amount(doc.Balance, currency)}</strong>
        </p>
      </div>
      <section class="card" aria-label="Details"><div class="pad">${facts(doc)}</div></section>
      <section class="card" aria-label="Lines">
        <div class="scroll" tabindex="0" role="region" aria-label="Lines, table">${lineTable(doc, currency)}</div>
        ${totals(doc, company, currency)}
      </section>
      ${notes(doc)}
      <section class="card" aria-label="Audit history">
        <header><h2>Audit history</h2></header>
        <div class="pad">
          <ul class="trail">
            ${record.history.map(
              (entry) => html`<li>
                <span>${capital(entry.what)} by <strong>${entry.by}</strong></span>
                <span class="quiet">${moment(entry.at, company.settings.offset)}</span>
              </li>`,
            )}
          </ul>
          <p class="quiet small" style="margin-top: 16px">
            Transaction ID ${doc.Id}, version ${doc.SyncToken}
          </p>
        </div>
      </section>
    </main>`,
  );
}

function facts(doc: Doc): Markup {
  const entries: [string, string | undefined][] = [
    ['Bill to', addressLines(child(doc, 'BillAddr')) || text(child(doc, 'CustomerRef'), 'name')],
    ['Invoice date', day(doc.TxnDate)],
    ['Due date', day(doc.DueDate)],
    ['Terms', text(child(doc, 'SalesTermRef'), 'name')],
    ['E-mail', text(child(doc, 'BillEmail'), 'Address')],
    ['Location', text(child(doc, 'DepartmentRef'), 'name')],
  ];
  return html`<dl class="facts">
    ${entries.map(([label, value]) =>
      value ? html`<div><dt>${label}</dt><dd class="pre">${value}</dd></div>` : '',
    )}
  </dl>`;
}

function lineTable(doc: Doc, currency: string): Markup {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">#</th><th scope="col">Product or service</th><th scope="col">Description</th>
        <th scope="col" class="num">Qty</th><th scope="col" class="num">Rate</th>
        <th scope="col" class="num">Amount</th><th scope="col">Tax</th>
      </tr>
    </thead>
    <tbody>
      ${contentLines(doc).map((line) => {
        const detail = child(line, 'SalesItemLineDetail');
        const service = day(detail?.ServiceDate);
        return html`<tr>
          <td class="index">${line.LineNum}</td>
          <td>${text(child(detail, 'ItemRef'), 'name')}</td>
          <td>
            <span class="pre">${text(line, 'Description')}</span>
            ${service ? html`<div class="quiet small">${service}</div>` : ''}
          </td>
          <td class="num">${plain(detail?.Qty)}</td>
          <td class="num">${rate(detail?.UnitPrice)}</td>
          <td class="num">${amount(line.Amount, currency)}</td>
          <td>${taxWord(text(child(detail, 'TaxCodeRef'), 'value'))}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function totals(doc: Doc, company: Company, currency: string): Markup {
  const ofType = (type: string) => list(doc, 'Line').find((line) => line.DetailType === type);
  const discount = ofType('DiscountLineDetail');
  const percent = child(discount, 'DiscountLineDetail')?.DiscountPercent;
  const tax = child(doc, 'TxnTaxDetail');
  return html`<dl class="totals">
    <dt>Subtotal</dt>
    <dd>${amount(ofType('SubTotalLineDetail')?.Amount, currency)}</dd>
    ${
      discount
        ? html`<dt>Discount${percent === undefined ? '' : ` (${plain(percent)}%)`}</dt>
            <dd>-${amount(discount.Amount, currency)}</dd>`
        : ''
    }
    ${list(tax, 'TaxLine').map((line) => taxRow(line, company, currency))}
    <dt>Tax</dt>
    <dd>${amount(tax?.TotalTax ?? 0, currency)}</dd>
    <dt class="strong">Total</dt>
    <dd class="strong">${amount(doc.TotalAmt, currency)}</dd>
    <dt>Balance due</dt>
    <dd>${amount(doc.Balance, currency)}</dd>
  </dl>`;
}

function taxRow(line: Doc, company: Company, currency: string): Markup {
  const detail = child(line, 'TaxLineDetail');
  const rate = company.get('TaxRate', text(child(detail, 'TaxRateRef'), 'value') ?? '')?.doc;
  return html`<dt class="small">${text(rate, 'Name')} (${plain(detail?.TaxPercent)}%)</dt>
    <dd class="small quiet">${amount(line.Amount, currency)}</dd>`;
}

function notes(doc: Doc): Markup {
  const message = text(child(doc, 'CustomerMemo'), 'value');
  const memo = text(doc, 'PrivateNote');
  if (message === undefined && memo === undefined) return html``;
  return html`<section class="card" aria-label="Messages">
    <div class="pad">
      <dl class="facts">
        ${message ? html`<div><dt>Message on invoice</dt><dd class="pre">${message}</dd></div>` : ''}
        ${memo ? html`<div><dt>Memo on statement (hidden)</dt><dd class="pre">${memo}</dd></div>` : ''}
      </dl>
    </div>
  </section>`;
}

function taxWord(code: string | undefined): string {
  if (code === 'TAX') return 'Taxed';
  return code === 'NON' || code === undefined ? '' : `Code ${code}`;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
