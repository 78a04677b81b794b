import type Big from 'big.js';
import type { StoredRecord } from '../books/company.ts';
import { child, type Doc, list, refId, text } from '../doc.ts';
import { settleTxnCurrency } from '../entities/currency.ts';
import type { WriteContext } from '../entities/entity.ts';
import { settleTracking } from '../entities/tracking.ts';
import { grouped, money, round2 } from '../money.ts';
import { faults } from '../protocol/fault.ts';
import { settleCustomFields } from './custom-fields.ts';
import { settleDocNumber } from './doc-number.ts';
import { readSalesLines, type SalesLines } from './lines.ts';
import { settleTax } from './tax.ts';

/** What Invoice, SalesReceipt, CreditMemo and RefundReceipt have in common (contract §5.4). */
export function prepareSalesForm(entity: string, draft: Doc, context: WriteContext): Big {
  const customer = context.company.get('Customer', refId(draft, 'CustomerRef') ?? '')?.doc;
  settleTxnCurrency(draft, context, customer);
  settleTracking(draft, context);
  settleCustomFields(draft, context);
  draft.TxnDate ??= context.today;
  fillFromCustomer(draft, context);
  const lines = readSalesLines(draft, context);
  if (context.company.country === 'US') {
    draft.ApplyTaxAfterDiscount ??= false;
    delete draft.GlobalTaxCalculation;
  }
  const tax = settleTax(draft, lines, context);
  if (tax.detail === undefined) delete draft.TxnTaxDetail;
  else draft.TxnTaxDetail = tax.detail;
  const total = lines.subtotal.minus(lines.discount).plus(tax.total);
  if (total.lt(0)) throw negativeTotal(total, context);
  draft.Line = storedLines(lines);
  draft.TotalAmt = money(total);
  draft.PrintStatus ??= 'NeedToPrint';
  draft.EmailStatus ??= 'NotSet';
  if (draft.EmailStatus === 'NeedToSend' && draft.BillEmail === undefined) {
    throw faults.required('BillEmail');
  }
  settleDocNumber(entity, draft, context);
  return round2(total);
}

function negativeTotal(total: Big, { switches }: WriteContext) {
  return switches.negativeTotalCode === '2240'
    ? faults.outOfRange('TotalAmt', grouped(total))
    : faults.business('The total of a sales form cannot be negative.', 'Line');
}

/** Content lines, then the subtotal, then the discount: the order seen in answers. */
function storedLines(lines: SalesLines): Doc[] {
  const subtotal = {
    Amount: money(lines.subtotal),
    DetailType: 'SubTotalLineDetail',
    SubTotalLineDetail: {},
  };
  return [...lines.content, subtotal, ...lines.discountLines];
}

function fillFromCustomer(draft: Doc, context: WriteContext): void {
  const customer = context.company.get('Customer', refId(draft, 'CustomerRef') ?? '')?.doc;
  for (const property of context.sparse ? [] : ['BillAddr', 'ShipAddr']) {
    const known = child(customer, property);
    if (draft[property] === undefined && known) draft[property] = structuredClone(known);
  }
  for (const property of ['BillAddr', 'ShipAddr']) {
    const address = child(draft, property);
    if (address) address.Id ??= context.company.nextId('Address');
  }
}

/** Sets every amount of a sales form to zero (contract §5.2). */
export function zeroSalesForm(doc: Doc): void {
  for (const line of list(doc, 'Line')) zeroLine(line);
  if (doc.TxnTaxDetail !== undefined) doc.TxnTaxDetail = { TotalTax: 0 };
  doc.TotalAmt = 0;
  doc.Balance = 0;
  doc.LinkedTxn = [];
}

function zeroLine(line: Doc): void {
  if (line.Amount !== undefined) line.Amount = 0;
  const detail = child(line, 'SalesItemLineDetail');
  if (detail?.Qty !== undefined) detail.Qty = 0;
  for (const part of list(child(line, 'GroupLineDetail'), 'Line')) zeroLine(part);
}

/** A form that payments or credits are linked to stays with its customer. */
export function requireSameCustomer(draft: Doc, { before }: WriteContext): void {
  const linked = list(before?.doc, 'LinkedTxn').length > 0;
  if (linked && refId(draft, 'CustomerRef') !== refId(before?.doc, 'CustomerRef')) {
    throw faults.business('Unlink the payments before changing the customer.', 'CustomerRef');
  }
}

/** Both addresses of a form that was updated, as answers then carry them (contract §5.4). */
export function flattenAddresses(doc: Doc, record: StoredRecord): void {
  if (!record.addressesFlattened) return;
  flattenAddress(doc, 'BillAddr');
  flattenAddress(doc, 'ShipAddr');
}

/** Address components as Line1 to Line5: the form answers take after an update (contract §5.4). */
function flattenAddress(doc: Doc, property: string): void {
  const address = child(doc, property);
  if (address === undefined) return;
  const lines = ['Line1', 'Line2', 'Line3', 'Line4', 'Line5']
    .map((key) => text(address, key))
    .filter((line) => line !== undefined);
  const place = [text(address, 'City'), text(address, 'CountrySubDivisionCode')]
    .filter((part) => part !== undefined)
    .join(', ');
  const cityLine = [place, text(address, 'PostalCode') ?? ''].join(' ').trim();
  const all = [...lines, cityLine, text(address, 'Country') ?? ''].filter((line) => line !== '');
  const flat: Doc = address.Id === undefined ? {} : { Id: address.Id };
  for (const [index, line] of all.slice(0, 5).entries()) flat[`Line${index + 1}`] = line;
  doc[property] = flat;
}
