import { child, text } from '../doc.ts';
import type { Fact } from './facts.ts';
import { addressLines, day } from './format.ts';
import { referenceLink } from './reference-link.ts';
import type { View } from './transaction-frame.ts';

/** The facts every sales form has; `own` stand after the date. */
export function salesFacts({ face, row: { doc } }: View, own: Fact[]): Fact[] {
  return [
    ['Bill to', addressLines(child(doc, 'BillAddr')) || text(child(doc, 'CustomerRef'), 'name')],
    ['Date', day(doc.TxnDate)],
    ...own,
    ['E-mail', text(child(doc, 'BillEmail'), 'Address')],
    ['Location', text(child(doc, 'DepartmentRef'), 'name')],
    ['Class', referenceLink(doc, 'ClassRef', 'Class', face)],
    ['Message to customer', text(child(doc, 'CustomerMemo'), 'value')],
  ];
}

/** Where the money went or came from, and how. */
export function moneyFacts({ face, row: { doc } }: View, accountLabel: string): Fact[] {
  return [
    [accountLabel, referenceLink(doc, 'DepositToAccountRef', 'Account', face)],
    ['Payment method', referenceLink(doc, 'PaymentMethodRef', 'PaymentMethod', face)],
    ['Reference no.', text(doc, 'PaymentRefNum')],
  ];
}
