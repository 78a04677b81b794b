import { html } from 'hono/html';
import { money, quantity, unitPrice } from '../format.ts';
import type { DemoInvoice, DemoLine } from '../invoice.ts';
import type { DemoTotals } from '../totals.ts';
import type { Html } from './layout.ts';
import { printedField } from './printed-field.ts';

/** The table of what was done and sold; a cell of row n can be changed as `line-n-<column>`. */
export function linesTable(invoice: DemoInvoice, totals: DemoTotals): Html {
  return html`<table class="data-table invoice-lines">
<thead>
<tr><th scope="col">Code</th><th scope="col">Description</th><th scope="col" class="num">Qty</th><th scope="col" class="num">Unit price</th><th scope="col" class="num">Discount</th><th scope="col" class="center">Tax</th><th scope="col" class="num">Amount</th></tr>
</thead>
<tbody>
${invoice.lines.map((line, index) => lineRow(invoice, line, index + 1, totals.lineAmounts[index] ?? 0))}
</tbody>
</table>`;
}

const title = ({ category }: DemoLine) => (category ? html` title="${category}"` : '');

function lineRow(invoice: DemoInvoice, line: DemoLine, row: number, amountMinor: number): Html {
  const text = (column: string, right: string) =>
    printedField(invoice, `line-${row}-${column}`, right) ?? '';
  const discount = line.discountPercent === undefined ? '' : `${line.discountPercent}%`;
  const mark = html`<abbr class="taxed" title="Taxed">T</abbr>`;
  return html`<tr class="invoice-line">
<td class="line-code"${title(line)}>${text('code', line.code)}</td>
<td class="line-description">${text('description', line.description)}</td>
<td class="line-qty num">${text('qty', quantity(line.quantity))}</td>
<td class="line-price num">${text('price', unitPrice(line.unitPrice, invoice.currency))}</td>
<td class="line-discount num">${text('discount', discount)}</td>
<td class="line-tax center">${line.taxed ? mark : ''}</td>
<td class="line-amount num">${text('amount', money(amountMinor, invoice.currency))}</td>
</tr>
`;
}
