import type { Company } from '../books/company.ts';
import { type Doc, text } from '../doc.ts';

/** A list of names with a page for each. */
export type NameKind = {
  entity: 'Customer' | 'Vendor' | 'Item' | 'Account';
  one: string;
  many: string;
  /** The list below `/app/{realm}/`. */
  list: string;
  /** The detail page below `/app/`. */
  page: string;
};

export const nameKinds: NameKind[] = [
  {
    entity: 'Customer',
    one: 'Customer',
    many: 'Customers',
    list: 'customers',
    page: 'customerdetail',
  },
  { entity: 'Vendor', one: 'Vendor', many: 'Vendors', list: 'vendors', page: 'vendordetail' },
  {
    entity: 'Item',
    one: 'Product or service',
    many: 'Products and services',
    list: 'items',
    page: 'itemdetail',
  },
  {
    entity: 'Account',
    one: 'Account',
    many: 'Chart of accounts',
    list: 'accounts',
    page: 'accountdetail',
  },
];

/** The kind of an entity; undefined for transactions and lists without pages. */
export function nameKindOf(entity: string): NameKind | undefined {
  return nameKinds.find((kind) => kind.entity === entity);
}

/** The page of one name. */
export function nameHref(company: Company, entity: string, id: string): string | undefined {
  const kind = nameKindOf(entity);
  if (kind === undefined) return undefined;
  return `/app/${kind.page}?${new URLSearchParams({ nameId: id, companyId: company.realm })}`;
}

/** The full name, `Parent:Child`, of anything with a name. */
export function fullName(doc: Doc | undefined): string {
  return text(doc, 'FullyQualifiedName') ?? text(doc, 'DisplayName') ?? text(doc, 'Name') ?? '';
}

/** How many parents stand above a name. */
export function depthOf(doc: Doc): number {
  return doc.ParentRef === undefined ? 0 : fullName(doc).split(':').length - 1;
}
