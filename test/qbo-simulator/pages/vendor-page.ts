import { child, text } from '../doc.ts';
import { addressLines } from './format.ts';
import type { Markup } from './layout.ts';
import { type NameView, nameFrame } from './name-page.ts';
import { referenceLink } from './reference-link.ts';

/** A vendor: who they are, what they are owed, their transactions. */
export function vendorPage(view: NameView): Markup {
  const { face, row } = view;
  const { doc } = row;
  return nameFrame(view, {
    figure: { label: 'Open balance', value: doc.Balance ?? 0 },
    facts: [
      ['Company', text(doc, 'CompanyName')],
      ['Address', addressLines(child(doc, 'BillAddr'))],
      ['E-mail', text(child(doc, 'PrimaryEmailAddr'), 'Address')],
      ['Phone', text(child(doc, 'PrimaryPhone'), 'FreeFormNumber')],
      ['Account no.', text(doc, 'AcctNum')],
      ['Tax ID', text(doc, 'TaxIdentifier')],
      ['Tracked for 1099', doc.Vendor1099 === true ? 'Yes' : undefined],
      ['Terms', referenceLink(doc, 'TermRef', 'Term', face)],
      ['Notes', text(doc, 'Notes')],
    ],
  });
}
