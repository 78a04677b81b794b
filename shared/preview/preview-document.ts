import type { Entity, OrderBase } from '../documents/document-type.ts';
import type { Document } from '../documents/qbo-shapes.ts';
import type { Draft } from '../draft/draft.ts';
import { formatMinor, fromQboNumber, sumMinor } from '../money.ts';
import type { NameOf } from './name-of.ts';
import { type PracticeRow, practiceRows } from './practice-rows.ts';
import { previewFields } from './preview-fields.ts';
import { type QuickbooksRow, quickbooksRows } from './quickbooks-rows.ts';

export interface PreviewRow {
  /** What the page said; null where QuickBooks gets a line that the page has elsewhere. */
  practice: PracticeRow | null;
  /** What QuickBooks will hold, taken from the exact document. */
  quickbooks: QuickbooksRow | null;
}

/** A document beside its record; the right side is read from the JSON that is sent, never the draft. */
export interface Preview {
  /** What it becomes in QuickBooks: Invoice, Credit memo … */
  title: string;
  /** Customer or vendor, as each side calls it; null for records of a list. */
  party: { label: string; practice: string; quickbooks: string } | null;
  /** Everything of the document's head, in words. */
  fields: { label: string; value: string }[];
  rows: PreviewRow[];
  /** Null where the record has no amount. */
  totals: { practice: string; quickbooks: string } | null;
  /** Things a person should know that change nothing. */
  notes: string[];
  /** The exact document. */
  json: string;
}

const titles: Record<Entity, string> = {
  Invoice: 'Invoice',
  SalesReceipt: 'Sales receipt',
  Payment: 'Payment',
  CreditMemo: 'Credit memo',
  RefundReceipt: 'Refund receipt',
  Bill: 'Bill',
  Purchase: 'Expense',
  Customer: 'Customer',
  Item: 'Product or service',
  Vendor: 'Vendor',
  PaymentMethod: 'Payment method',
  Term: 'Payment terms',
  Class: 'Class',
  Department: 'Location',
  Account: 'Account',
};

/** Both sides of an export, line by line (F4, H4). */
export function previewDocument(
  draft: Draft,
  {
    entity,
    document,
    order,
  }: { entity: Entity; document: Document; order?: Pick<OrderBase, 'leftOut'> },
  nameOf: NameOf,
): Preview {
  const leftOut = order?.leftOut ?? [];
  const left = practiceRows(draft);
  const right: (QuickbooksRow | null)[] = quickbooksRows(document, nameOf);
  // Lines come first and in the same order on both sides.
  for (const index of leftOut) right.splice(index, 0, null);
  return {
    title: titles[entity],
    party: partyOf(draft, document, nameOf),
    fields: previewFields(document, nameOf),
    rows: Array.from({ length: Math.max(left.length, right.length) }, (_, index) => ({
      practice: left[index] ?? null,
      quickbooks: right[index] ?? null,
    })),
    totals: totals(draft, document),
    notes: [
      ...notes(draft),
      ...leftOut.map((index) => leftOutNote(left[index]?.item ?? '')),
      ...keptBack(draft, document),
    ],
    json: JSON.stringify(document, null, 2),
  };
}

const leftOutNote = (item: string): string =>
  `“${item}” costs nothing and is mapped to no item in QuickBooks, so its line is left out, as the settings say.`;

function partyOf(draft: Draft, document: Document, nameOf: NameOf): Preview['party'] {
  if ('client' in draft && 'CustomerRef' in document) {
    const quickbooks = nameOf('customers', document.CustomerRef.value);
    return { label: 'Customer', practice: draft.client.name, quickbooks };
  }
  if ('supplier' in draft) {
    const vendor =
      'VendorRef' in document
        ? document.VendorRef.value
        : 'EntityRef' in document
          ? document.EntityRef.value
          : '';
    const quickbooks = nameOf('vendors', vendor);
    return { label: 'Vendor', practice: draft.supplier.name, quickbooks };
  }
  return null;
}

function totals(draft: Draft, document: Document): Preview['totals'] {
  const quickbooks = documentTotal(document);
  const practice = 'total' in draft ? draft.total : 'amount' in draft ? draft.amount : null;
  return quickbooks === null || practice === null
    ? null
    : { practice: formatMinor(practice), quickbooks: formatMinor(quickbooks) };
}

/** What QuickBooks will compute: lines less discounts and with tax; null for records of a list. */
export function documentTotal(document: Document): number | null {
  if ('TotalAmt' in document) return fromQboNumber(document.TotalAmt);
  if (!('Line' in document)) return null;
  const tax = 'TxnTaxDetail' in document ? (document.TxnTaxDetail?.TotalTax ?? 0) : 0;
  const lines: { DetailType: string; Amount: number }[] = document.Line;
  return (
    sumMinor(
      lines.map(({ DetailType, Amount }) =>
        DetailType === 'DiscountLineDetail' ? -fromQboNumber(Amount) : fromQboNumber(Amount),
      ),
    ) + fromQboNumber(tax)
  );
}

/** What the page says and the document does not: texts that stay in the practice (features H12). */
function keptBack(draft: Draft, document: Document): string[] {
  if (!('lines' in draft)) return [];
  const sent = JSON.stringify(document);
  const isKept = (text: string) => text !== '' && !sent.includes(JSON.stringify(text).slice(1, -1));
  const said = draft.lines.map((line) => ({
    name: 'item' in line ? line.item.name : line.category.name,
    note: line.description,
  }));
  const notes = said.filter(({ name, note }) => note !== name && isKept(note)).length;
  return [
    ...(notes === 0
      ? []
      : [
          `${notes === 1 ? 'A note on a line stays' : `Notes on ${notes} lines stay`} in the practice software.`,
        ]),
    ...(draft.memo && isKept(draft.memo)
      ? ['The memo for the client stays in the practice software.']
      : []),
  ];
}

function notes(draft: Draft): string[] {
  if (draft.kind === 'payment') {
    const settled = sumMinor(
      draft.applied.map(({ kind, amount }) => (kind === 'invoice' ? amount : -amount)),
    );
    const rest = draft.amount - settled;
    return rest === 0 ? [] : [`${formatMinor(rest)} stays on the customer’s account as a credit.`];
  }
  if (draft.kind !== 'invoice') return [];
  const { paid = 0, priorBalance = 0 } = draft;
  return [
    ...(paid === 0 || draft.paidNow
      ? []
      : [`${formatMinor(paid)} already paid is not sent; the payment is booked on its own.`]),
    ...(priorBalance === 0
      ? []
      : [
          `The prior balance of ${formatMinor(priorBalance)} belongs to earlier invoices and is not sent.`,
        ]),
  ];
}
