import Big from 'big.js';
import type { InvoiceDocument } from '../documents/qbo-shapes.ts';
import type { InvoiceDraft } from '../draft/draft.ts';
import { formatMinor, fromQboNumber, sumMinor } from '../money.ts';

export interface PreviewRow {
  /** What the page said; null where QuickBooks gets a line that the page has elsewhere. */
  practice: { item: string; quantity: string; price: string; amount: string } | null;
  /** What QuickBooks will hold, taken from the exact document. */
  quickbooks: {
    item: string;
    description: string;
    quantity: string;
    price: string;
    amount: string;
  } | null;
}

export interface Preview {
  customer: { practice: string; quickbooks: string };
  number: string;
  date: string;
  dueDate: string | null;
  rows: PreviewRow[];
  practiceTotal: string;
  quickbooksTotal: string;
  /** Things a person should know that change nothing: payments and prior balance stay behind. */
  notes: string[];
}

export type NameOf = (kind: 'customer' | 'item', id: string) => string;

/** Both sides, line by line. The right side is read from the document that will be sent, not from the draft. */
export function previewInvoice(
  draft: InvoiceDraft,
  document: InvoiceDocument,
  nameOf: NameOf,
): Preview {
  const left = [
    ...draft.lines.map((line) => ({
      item: line.item.name,
      quantity: line.quantity ?? '',
      price: priceWithDiscount(line.unitPrice, line.discountPercent),
      amount: formatMinor(line.amount),
    })),
    ...draft.taxes
      .filter((tax) => tax.amount !== 0)
      .map((tax) => ({
        item: tax.rate && !tax.name.includes('%') ? `${tax.name} ${tax.rate} %` : tax.name,
        quantity: '',
        price: '',
        amount: formatMinor(tax.amount),
      })),
    ...(draft.rounding === 0
      ? []
      : [{ item: 'Rounding', quantity: '', price: '', amount: formatMinor(draft.rounding) }]),
    ...(draft.discount === 0
      ? []
      : [{ item: 'Discount', quantity: '', price: '', amount: formatMinor(-draft.discount) }]),
  ];
  const right = document.Line.map((line) => quickbooksLine(line, nameOf));
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, index) => ({
    practice: left[index] ?? null,
    quickbooks: right[index] ?? null,
  }));
  return {
    customer: {
      practice: draft.client.name,
      quickbooks: nameOf('customer', document.CustomerRef.value),
    },
    number: document.DocNumber,
    date: document.TxnDate,
    dueDate: document.DueDate ?? null,
    rows,
    practiceTotal: formatMinor(draft.total),
    quickbooksTotal: formatMinor(documentTotal(document)),
    notes: notes(draft),
  };
}

/** Sum of the lines less discounts: what QuickBooks will compute. */
export const documentTotal = (document: InvoiceDocument): number =>
  sumMinor(
    document.Line.map((line) =>
      line.DetailType === 'DiscountLineDetail'
        ? -fromQboNumber(line.Amount)
        : fromQboNumber(line.Amount),
    ),
  );

function quickbooksLine(
  line: InvoiceDocument['Line'][number],
  nameOf: NameOf,
): NonNullable<PreviewRow['quickbooks']> {
  if (line.DetailType === 'DiscountLineDetail') {
    const amount = formatMinor(-fromQboNumber(line.Amount));
    return { item: 'Discount', description: '', quantity: '', price: '', amount };
  }
  const { ItemRef, Qty, UnitPrice } = line.SalesItemLineDetail;
  return {
    item: nameOf('item', ItemRef.value),
    description: line.Description ?? '',
    quantity: Qty === undefined ? '' : String(Qty),
    price: UnitPrice === undefined ? '' : price(UnitPrice),
    amount: formatMinor(fromQboNumber(line.Amount)),
  };
}

/** At least two decimals, as prices are written. */
const price = (value: number | string): string =>
  new Big(value).toFixed(Math.max(2, new Big(value).toFixed().split('.')[1]?.length ?? 0));

const priceWithDiscount = (printed = '', percent?: string): string => {
  if (!printed) return '';
  return percent && Number(percent) !== 0 ? `${price(printed)} − ${percent} %` : price(printed);
};

function notes(draft: InvoiceDraft): string[] {
  const paid = draft.paid ?? 0;
  const prior = draft.priorBalance ?? 0;
  return [
    ...(paid === 0
      ? []
      : [`${formatMinor(paid)} already paid is not sent; the payment is booked on its own.`]),
    ...(prior === 0
      ? []
      : [
          `The prior balance of ${formatMinor(prior)} belongs to earlier invoices and is not sent.`,
        ]),
  ];
}
