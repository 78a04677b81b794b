import { html } from 'hono/html';
import { child, type Doc, list, text } from '../doc.ts';
import { card } from './card.ts';
import { currencyOf, type Row } from './face.ts';
import { amount, contentLines, day, plain, rate } from './format.ts';
import type { Markup } from './layout.ts';
import { referenceLink } from './reference-link.ts';
import { type Column, table } from './table.ts';
import { taxCodeName } from './tax-names.ts';
import { totals } from './totals.ts';
import type { View } from './transaction-frame.ts';

/** The lines and totals of a sales form. */
export function salesLines({ face, row }: View, more: [string, unknown][] = []): Markup {
  const { doc } = row;
  return card(
    { title: 'Products and services' },
    html`${table({ label: 'Lines', columns: columns({ face, row }), rows: contentLines(doc) })}
    ${totals(salesTotals(doc, face.company), more, currencyOf(doc, face))}`,
  );
}

type Stage = Pick<View, 'face'> & { row: Row };

function columns({ face, row }: Stage): Column<Doc>[] {
  const currency = currencyOf(row.doc, face);
  const detail = (line: Doc) => child(line, 'SalesItemLineDetail');
  return [
    {
      key: 'item',
      label: 'Product or service',
      cell: (line) =>
        html`${referenceLink(detail(line), 'ItemRef', 'Item', face) ?? 'Text'}${under(text(child(detail(line), 'ClassRef'), 'name'))}`,
    },
    {
      key: 'text',
      label: 'Description',
      cell: (line) =>
        html`<span class="pre">${text(line, 'Description')}</span>${under(day(detail(line)?.ServiceDate))}`,
    },
    { key: 'qty', label: 'Qty', num: true, cell: (line) => plain(detail(line)?.Qty) },
    { key: 'rate', label: 'Rate', num: true, cell: (line) => rate(detail(line)?.UnitPrice) },
    {
      key: 'tax',
      label: 'Tax',
      cell: (line) => taxCodeName(detail(line), face.company),
    },
    { key: 'amount', label: 'Amount', num: true, cell: (line) => amount(line.Amount, currency) },
  ];
}

function under(value: string | undefined): Markup | string {
  return value ? html`<div class="quiet small">${value}</div>` : '';
}

function salesTotals(doc: Doc, company: View['face']['company']) {
  const ofType = (type: string) => list(doc, 'Line').find((line) => line.DetailType === type);
  const discount = ofType('DiscountLineDetail');
  const percent = child(discount, 'DiscountLineDetail')?.DiscountPercent;
  return {
    doc,
    company,
    subtotal: ofType('SubTotalLineDetail')?.Amount,
    discount: discount && {
      label: percent === undefined ? 'Discount' : `Discount (${plain(percent)}%)`,
      value: discount.Amount,
    },
  };
}
