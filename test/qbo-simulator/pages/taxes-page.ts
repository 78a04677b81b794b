import { html } from 'hono/html';
import { child, type Doc, list, number, refId, text } from '../doc.ts';
import { taxModel } from '../sales/tax.ts';
import { card, emptyState } from './card.ts';
import { inactiveChip } from './chip.ts';
import { taxModelNames } from './company-list-page.ts';
import { currencyOf, type Face, type Row } from './face.ts';
import { amount } from './format.ts';
import { kindOf } from './kinds.ts';
import { companyFrame, type Markup } from './layout.ts';
import { listCard } from './list-card.ts';
import { type Column, table } from './table.ts';
import { taxByRate, taxSign } from './tax-sums.ts';
import {
  allTransactions,
  mixedColumns,
  transactionClass,
  transactionWords,
} from './transaction-list-page.ts';
import type { Wish } from './wish.ts';

/** Rates with what they collected, the codes made of them, and every transaction with tax. */
export function taxesPage(face: Face, wish: Wish): Markup {
  const { company } = face;
  return companyFrame(
    company,
    'taxes',
    'Taxes',
    html`<div class="head">
        <div>
          <h1>Taxes</h1>
          <p class="quiet">${taxModelNames[taxModel(company)]}</p>
        </div>
      </div>
      ${rateCard(face)}
      ${codeCard(face)}
      ${listCard({
        title: 'Transactions with tax',
        path: `/app/${company.realm}/taxes`,
        wish,
        rows: allTransactions(face).filter(({ doc }) => totalTax(doc) !== 0),
        columns: taxedColumns(face),
        words: transactionWords,
        sort: '-date',
        filter: { label: 'Type', of: ({ record }) => kindOf(record.entity)?.one ?? record.entity },
        rowClass: transactionClass,
        nothing: 'No transaction has tax on it yet.',
      })}`,
  );
}

function rateCard(face: Face): Markup {
  const rates = face.rows('TaxRate');
  if (rates.length === 0)
    return card({ title: 'Rates' }, emptyState('This company has no tax rates.'));
  const sums = taxByRate(face);
  const of = (row: Row) => sums.get(String(row.doc.Id));
  return card(
    { title: 'Rates', count: rates.length },
    table<Row>({
      label: 'Rates',
      rows: rates,
      columns: [
        {
          key: 'name',
          label: 'Rate',
          cell: ({ doc }) => html`${text(doc, 'Name')} ${doc.Active === false ? inactiveChip : ''}`,
        },
        {
          key: 'percent',
          label: 'Percent',
          num: true,
          cell: ({ doc }) => `${number(doc, 'RateValue') ?? 0}%`,
        },
        {
          key: 'net',
          label: 'Taxed sales',
          num: true,
          wide: true,
          cell: (row) => amount(of(row)?.net ?? 0, face.currency),
        },
        {
          key: 'collected',
          label: 'Tax collected',
          num: true,
          cell: (row) => amount(of(row)?.collected ?? 0, face.currency),
        },
        {
          key: 'paid',
          label: 'Tax on spending',
          num: true,
          wide: true,
          cell: (row) => amount(of(row)?.paid ?? 0, face.currency),
        },
      ],
    }),
  );
}

function codeCard(face: Face): Markup {
  const codes = face.rows('TaxCode');
  if (codes.length === 0)
    return card({ title: 'Codes' }, emptyState('This company has no tax codes.'));
  return card(
    { title: 'Codes', count: codes.length },
    table<Row>({
      label: 'Codes',
      rows: codes,
      columns: [
        {
          key: 'name',
          label: 'Code',
          cell: ({ doc }) => html`${text(doc, 'Name')} ${doc.Active === false ? inactiveChip : ''}`,
        },
        {
          key: 'text',
          label: 'Description',
          wide: true,
          cell: ({ doc }) => text(doc, 'Description'),
        },
        {
          key: 'rates',
          label: 'Rates on sales',
          cell: ({ doc }) => ratesOf(doc, 'SalesTaxRateList', face),
        },
        {
          key: 'buying',
          label: 'Rates on spending',
          wide: true,
          cell: ({ doc }) => ratesOf(doc, 'PurchaseTaxRateList', face),
        },
        { key: 'id', label: 'ID', num: true, cell: ({ doc }) => String(doc.Id) },
      ],
    }),
  );
}

function ratesOf(code: Doc, property: string, { company }: Face): string {
  const rates = list(child(code, property), 'TaxRateDetail').map((detail) => {
    const rate = company.get('TaxRate', refId(detail, 'TaxRateRef') ?? '')?.doc;
    return `${text(rate, 'Name') ?? '?'} ${number(rate, 'RateValue') ?? 0}%`;
  });
  return rates.join(', ') || '–';
}

function taxedColumns(face: Face): Column<Row>[] {
  const columns = mixedColumns(face).filter(({ key }) => key !== 'status');
  const signed = (value: number, { record, doc }: Row) =>
    amount(value * (taxSign(record.entity, doc) || 1), currencyOf(doc, face));
  return [
    ...columns.map((column) => (column.key === 'total' ? { ...column, wide: true } : column)),
    {
      key: 'tax',
      label: 'Tax',
      num: true,
      order: ({ doc }) => totalTax(doc),
      cell: (row) => signed(totalTax(row.doc), row),
    },
  ];
}

function totalTax(doc: Doc): number {
  return number(child(doc, 'TxnTaxDetail'), 'TotalTax') ?? 0;
}
