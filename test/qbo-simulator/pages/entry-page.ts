import { child, type Doc, list, text } from '../doc.ts';
import { card } from './card.ts';
import { currencyOf } from './face.ts';
import { amount, day } from './format.ts';
import type { Markup } from './layout.ts';
import { lineColumns } from './line-columns.ts';
import { linksOf } from './links.ts';
import { linksCard } from './links-card.ts';
import { referenceLink } from './reference-link.ts';
import { table } from './table.ts';
import { transactionFrame, type View } from './transaction-frame.ts';

/** Deposits, journal entries, bill payments and vendor credits: their accounts and links. */
export function entryPage(view: View): Markup {
  const { face, row } = view;
  const { doc } = row;
  return transactionFrame(view, {
    figure: { label: 'Total', value: doc.TotalAmt },
    facts: [
      ['Date', day(doc.TxnDate)],
      ['Vendor', referenceLink(doc, 'VendorRef', 'Vendor', face)],
      ['Deposited to', referenceLink(doc, 'DepositToAccountRef', 'Account', face)],
      ['Paid from', paidFrom(view)],
    ],
    cards: [
      lineCard(view),
      linksCard(linksOf(row, face), face, { title: 'Linked transactions', label: 'Amount' }),
    ],
  });
}

function paidFrom({ face, row: { doc } }: View): Markup | undefined {
  return (
    referenceLink(child(doc, 'CheckPayment'), 'BankAccountRef', 'Account', face) ??
    referenceLink(child(doc, 'CreditCardPayment'), 'CCAccountRef', 'Account', face)
  );
}

function lineCard({ face, row: { doc } }: View): Markup | undefined {
  const currency = currencyOf(doc, face);
  const lines = list(doc, 'Line').filter((line) => detailOf(line) !== undefined);
  if (lines.length === 0) return undefined;
  const side = (word: string) => (line: Doc) =>
    text(detailOf(line), 'PostingType') === word ? amount(line.Amount, currency) : '';
  const isJournal = lines.some((line) => text(detailOf(line), 'PostingType') !== undefined);
  return card(
    { title: 'Lines' },
    table<Doc>({
      label: 'Lines',
      rows: lines,
      columns: [
        ...lineColumns(detailOf, face),
        ...(isJournal
          ? [
              { key: 'debit', label: 'Debit', num: true, cell: side('Debit') },
              { key: 'credit', label: 'Credit', num: true, cell: side('Credit') },
            ]
          : [
              {
                key: 'amount',
                label: 'Amount',
                num: true,
                cell: (line: Doc) => amount(line.Amount, currency),
              },
            ]),
      ],
    }),
  );
}

function detailOf(line: Doc): Doc | undefined {
  const names = [
    'DepositLineDetail',
    'JournalEntryLineDetail',
    'AccountBasedExpenseLineDetail',
    'ItemBasedExpenseLineDetail',
  ];
  return names.map((name) => child(line, name)).find((detail) => detail !== undefined);
}
