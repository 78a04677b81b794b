import { qboId } from '#shared/qbo-id.ts';
import { type CatalogueList, type CatalogueRow, catalogueLists } from '#shared/relay/contract.ts';

type Loose = Record<string, unknown>;

/** One of QuickBooks' lists, and which of its columns screens need. */
export interface CompanyList {
  entity: string;
  /** Whether change data capture tells of it (contract.md §8.2); where not it is read anew. */
  isCaptured: boolean;
  /** A few rows in every company: all short lists are first read with one call. */
  isShort?: boolean;
  toRow(record: Loose): Omit<CatalogueRow, 'id' | 'active'>;
  /** Not to be chosen: categories and bundles cannot stand on a plain line (contract.md §5.7). */
  isLeftOut?(record: Loose): boolean;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const child = (record: Loose, name: string): Loose => {
  const value = record[name];
  return typeof value === 'object' && value !== null ? (value as Loose) : {};
};

const name = (record: Loose): string => text(record.FullyQualifiedName) ?? text(record.Name) ?? '';
const parentId = (record: Loose) => text(child(record, 'ParentRef').value);
const email = (record: Loose) => text(child(record, 'PrimaryEmailAddr').Address);

/** A list of names that may stand below each other. */
const tree = (entity: string): CompanyList => ({
  entity,
  isCaptured: true,
  isShort: true,
  toRow: (record) => ({ name: name(record), parentId: parentId(record) }),
});

const plain = (entity: string): CompanyList => ({
  entity,
  isCaptured: true,
  isShort: true,
  toRow: (record) => ({ name: text(record.Name) ?? '', type: text(record.Type) }),
});

/** Every list of the catalogue. */
export const lists: Record<CatalogueList, CompanyList> = {
  customers: {
    entity: 'Customer',
    isCaptured: true,
    toRow: (record) => ({
      name: text(record.DisplayName) ?? '',
      givenName: text(record.GivenName),
      familyName: text(record.FamilyName),
      code: email(record),
      parentId: parentId(record),
    }),
  },
  vendors: {
    entity: 'Vendor',
    isCaptured: true,
    toRow: (record) => ({ name: text(record.DisplayName) ?? '', code: email(record) }),
  },
  items: {
    entity: 'Item',
    isCaptured: true,
    toRow: (record) => ({
      name: name(record),
      code: text(record.Sku),
      type: text(record.Type),
      parentId: parentId(record),
    }),
    isLeftOut: ({ Type }) => Type === 'Category' || Type === 'Group',
  },
  accounts: {
    entity: 'Account',
    isCaptured: true,
    toRow: (record) => ({
      name: name(record),
      code: text(record.AcctNum),
      type: [text(record.AccountType), text(record.AccountSubType)].filter(Boolean).join(' / '),
      parentId: parentId(record),
    }),
  },
  classes: tree('Class'),
  departments: tree('Department'),
  terms: plain('Term'),
  paymentMethods: plain('PaymentMethod'),
  taxCodes: {
    entity: 'TaxCode',
    isCaptured: false,
    isShort: true,
    toRow: (record) => ({ name: text(record.Name) ?? '' }),
  },
};

export const isCatalogueList = (list: string): list is CatalogueList =>
  (catalogueLists as readonly string[]).includes(list);

const all = Object.values(lists);

/** The list that holds records of an entity; undefined for transactions. */
export const listOf = (entity: string): CompanyList | undefined =>
  all.find((one) => one.entity === entity);

/**
 * The row a record becomes, with its version; null when it is left out, as the
 * pseudo codes TAX and NON are that have no id of their own (contract.md §5.11).
 */
export function rowOf(
  list: CompanyList,
  record: Loose,
): { row: CatalogueRow; syncToken: number } | null {
  const id = text(record.Id);
  if (!qboId.safeParse(id).success || id === undefined || list.isLeftOut?.(record)) return null;
  return {
    row: { id, active: record.Active !== false, ...list.toRow(record) },
    syncToken: Number(record.SyncToken ?? 0) || 0,
  };
}
