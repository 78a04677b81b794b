import { text } from '../doc.ts';
import { rate } from './format.ts';
import type { Markup } from './layout.ts';
import { itemType } from './name-columns.ts';
import { type NameView, nameFrame } from './name-page.ts';
import { referenceLink } from './reference-link.ts';

/** A product or service: where it posts and where it was sold. */
export function itemPage(view: NameView): Markup {
  const { face, row } = view;
  const { doc } = row;
  return nameFrame(view, {
    figure: { label: 'Price', value: doc.UnitPrice },
    facts: [
      ['Type', itemType(text(doc, 'Type'))],
      ['SKU', text(doc, 'Sku')],
      ['Parent', referenceLink(doc, 'ParentRef', 'Item', face)],
      ['Description', text(doc, 'Description')],
      ['Taxed', doc.Taxable === true ? 'Yes' : 'No'],
      ['Income account', referenceLink(doc, 'IncomeAccountRef', 'Account', face)],
      ['Expense account', referenceLink(doc, 'ExpenseAccountRef', 'Account', face)],
      ['Purchase cost', rate(doc.PurchaseCost || undefined)],
    ],
  });
}
