import { html } from 'hono/html';
import { child, type Doc, list, text } from '../doc.ts';
import { decimal, money, sum } from '../money.ts';
import { card } from './card.ts';
import { currencyOf } from './face.ts';
import { amount, plain, rate } from './format.ts';
import type { Markup } from './layout.ts';
import { lineColumns } from './line-columns.ts';
import { referenceLink } from './reference-link.ts';
import { table } from './table.ts';
import { taxCodeName } from './tax-names.ts';
import { totals } from './totals.ts';
import type { View } from './transaction-frame.ts';

/** The lines and totals of a bill or an expense: by account or by product. */
export function expenseLines({ face, row: { doc } }: View, more: [string, unknown][] = []): Markup {
  const currency = currencyOf(doc, face);
  const lines = list(doc, 'Line').filter((line) => detailOf(line) !== undefined);
  const billable = (line: Doc) =>
    text(detailOf(line), 'BillableStatus') === 'Billable' ? ' (billable)' : '';
  return card(
    { title: 'Lines' },
    html`${table<Doc>({
      label: 'Lines',
      rows: lines,
      columns: [
        ...lineColumns(detailOf, face),
        {
          key: 'qty',
          label: 'Qty',
          num: true,
          wide: true,
          cell: (line) => plain(detailOf(line)?.Qty),
        },
        {
          key: 'rate',
          label: 'Rate',
          num: true,
          wide: true,
          cell: (line) => rate(detailOf(line)?.UnitPrice),
        },
        {
          key: 'customer',
          label: 'Customer',
          wide: true,
          cell: (line) => {
            const link = referenceLink(detailOf(line), 'CustomerRef', 'Customer', face);
            return link && html`${link}${billable(line)}`;
          },
        },
        {
          key: 'tax',
          label: 'Tax',
          wide: true,
          cell: (line) => taxCodeName(detailOf(line), face.company),
        },
        {
          key: 'amount',
          label: 'Amount',
          num: true,
          cell: (line) => amount(line.Amount, currency),
        },
      ],
    })}
    ${totals({ doc, company: face.company, subtotal: money(sum(lines.map((line) => decimal(line.Amount)))) }, more, currency)}`,
  );
}

function detailOf(line: Doc): Doc | undefined {
  return child(line, 'AccountBasedExpenseLineDetail') ?? child(line, 'ItemBasedExpenseLineDetail');
}
