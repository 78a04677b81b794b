import { text } from '../doc.ts';
import { partyBalance } from '../linking/party-balance.ts';
import { payable } from '../linking/side.ts';
import type { EntityRules } from './entity.ts';
import { preparePerson } from './person.ts';

/** Contract §5.3 and §5.10. */
export const vendor: EntityRules = {
  name: 'Vendor',
  kind: 'list',
  prepare(draft, context) {
    draft.FullyQualifiedName = preparePerson('Vendor', draft, context);
    draft.Vendor1099 ??= false;
    // Seen live: a term sent on create is lost, a later update sets it.
    if (context.before === undefined) delete draft.TermRef;
  },
  present(doc, record, company) {
    doc.Balance = partyBalance(payable, [String(record.doc.Id)], company);
    const tax = text(doc, 'TaxIdentifier');
    if (tax !== undefined) doc.TaxIdentifier = `XXXXXXX${tax.slice(-4)}`;
  },
};
