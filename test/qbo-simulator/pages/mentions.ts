import type { Company } from '../books/company.ts';
import { type Doc, isDoc, refId, text } from '../doc.ts';
import type { NameKind } from './name-kinds.ts';

const properties: { [E in NameKind['entity']]: RegExp } = {
  Customer: /^(CustomerRef|EntityRef|Entity)$/,
  Vendor: /^(VendorRef|EntityRef|Entity)$/,
  Item: /^ItemRef$/,
  Account: /AccountRef$/,
};

/** Whether a transaction names the customer, vendor, item or account anywhere. */
export function mentions(
  doc: Doc,
  entity: NameKind['entity'],
  id: string,
  company: Company,
): boolean {
  return Object.entries(doc).some(([property, value]) => {
    if (Array.isArray(value)) {
      return value.some((entry) => isDoc(entry) && mentions(entry, entity, id, company));
    }
    if (!isDoc(value)) return false;
    if (properties[entity].test(property)) return isReference(value, entity, id);
    if (entity === 'Account' && property === 'ItemRef') return postsTo(value, id, company);
    return mentions(value, entity, id, company);
  });
}

function isReference(value: Doc, entity: string, id: string): boolean {
  // Payee references say which list they point into; Vendor is what they mean without.
  return text(value, 'value') === id && (text(value, 'type') ?? entity) === entity;
}

function postsTo(itemRef: Doc, account: string, company: Company): boolean {
  const item = company.get('Item', text(itemRef, 'value') ?? '')?.doc;
  return refId(item, 'IncomeAccountRef') === account;
}
