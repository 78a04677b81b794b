import { ProblemError, problem } from '#shared/problem.ts';
import { type CatalogueList, type CatalogueRow, catalogueLists } from '#shared/relay/contract.ts';
import { rowsOf } from '../qbo/body-of.ts';
import { alsoInactive, type Query } from '../qbo/query.ts';
import type { Route } from './route.ts';

const rowsPerPage = 1000;

type Loose = Record<string, unknown>;

interface CatalogueSource {
  entity: Query['entity'];
  toRow(row: Loose): Omit<CatalogueRow, 'id' | 'active'>;
  /** Not to be chosen: categories and bundles cannot stand on a plain line (contract.md §5.7). */
  isLeftOut?(row: Loose): boolean;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const sources: Record<CatalogueList, CatalogueSource> = {
  customers: {
    entity: 'Customer',
    toRow: (row) => ({
      name: text(row.DisplayName) ?? '',
      code: text((row.PrimaryEmailAddr as Loose | undefined)?.Address),
    }),
  },
  items: {
    entity: 'Item',
    toRow: (row) => ({
      name: text(row.FullyQualifiedName) ?? text(row.Name) ?? '',
      code: text(row.Sku),
      type: text(row.Type),
    }),
    isLeftOut: (row) => row.Type === 'Category' || row.Type === 'Group',
  },
  accounts: {
    entity: 'Account',
    toRow: (row) => ({
      name: text(row.FullyQualifiedName) ?? text(row.Name) ?? '',
      code: text(row.AcctNum),
      type: [text(row.AccountType), text(row.AccountSubType)].filter(Boolean).join(' / '),
    }),
  },
};

const isList = (name: string): name is CatalogueList =>
  (catalogueLists as readonly string[]).includes(name);

/** One page of a list of the connected company; passed through, not stored. */
export const catalogue: Route<'catalogue'> = async (deps, { input, param, member }) => {
  if (!isList(param)) throw new ProblemError(problem('not_found'));
  const { entity, toRow, isLeftOut } = sources[param];
  const { start } = input;
  const answer = await deps.tokens.withAccess(member.practiceId, (access) =>
    deps.qbo.query(access, { entity, where: [alsoInactive], start, rows: rowsPerPage }),
  );
  const all = rowsOf(answer, entity);
  const rows = all
    .filter((row) => !isLeftOut?.(row))
    .map((row) => ({ id: String(row.Id), active: row.Active !== false, ...toRow(row) }));
  return { body: { rows, next: all.length === rowsPerPage ? start + rowsPerPage : null } };
};
