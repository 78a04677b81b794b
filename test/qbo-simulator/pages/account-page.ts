import { text } from '../doc.ts';
import type { Markup } from './layout.ts';
import { words } from './name-columns.ts';
import { type NameView, nameFrame } from './name-page.ts';
import { referenceLink } from './reference-link.ts';

/** An account of the chart, and the transactions that post to it by name or through a product. */
export function accountPage(view: NameView): Markup {
  const { face, row } = view;
  const { doc } = row;
  return nameFrame(view, {
    figure: undefined,
    facts: [
      ['Type', text(doc, 'AccountType')],
      ['Detail type', words(text(doc, 'AccountSubType'))],
      ['Class', text(doc, 'Classification')],
      ['Number', text(doc, 'AcctNum')],
      ['Parent', referenceLink(doc, 'ParentRef', 'Account', face)],
      ['Description', text(doc, 'Description')],
    ],
  });
}
