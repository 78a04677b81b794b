import { readDraft } from '#extension/store/drafts.ts';
import { readMappings } from '#extension/store/mappings.ts';
import type { Draft, Party } from '#shared/draft/draft.ts';
import { type Term, termKey, termOf } from '#shared/mapping/term.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import type { PanelWorld } from '../panel-world.ts';

/** A payment method as people know it, and every key the practice software’s pages give it. */
export interface KnownMethod {
  name: string;
  keys: string[];
  /** Where a page of this browser names it. */
  terms: Term[];
}

const mostDrafts = 500;

const methodOf = (draft: Draft): Party | undefined => {
  switch (draft.kind) {
    case 'payment':
    case 'refund':
      return draft.method;
    case 'invoice':
      return draft.paidNow?.method;
    case 'expense':
      return draft.paidBy?.method;
    default:
      return undefined;
  }
};

/** The methods on the pages this browser has read. */
export async function methodsOnPages({
  db,
  vault,
}: Pick<PanelWorld, 'db' | 'vault'>): Promise<Term[]> {
  const rows = await db.drafts.limit(mostDrafts).toArray();
  const contents = await Promise.all(rows.map(({ sourceKey }) => readDraft(db, vault, sourceKey)));
  return contents.flatMap((content) => {
    const method = content?.draft && methodOf(content.draft);
    return content?.draft && method ? [termOf(content.draft.source, 'payment-method', method)] : [];
  });
}

/** The keys that mappings give to methods of the company, by the id of the method. */
export async function mappedMethods(
  { db }: Pick<PanelWorld, 'db'>,
  realmId: string,
): Promise<{ key: string; targetId: string }[]> {
  const mappings = await readMappings(db, realmId);
  return mappings
    .filter(({ term, removed }) => term.kind === 'payment-method' && !removed)
    .flatMap(({ term, targetId }) => (targetId ? [{ key: term.key, targetId }] : []));
}

/**
 * Every method there is a name for, each name once: those on pages, those mapped, those of the
 * company (a page may use the same name, features D12), and left-out ones whose name is not known here.
 */
export function knownMethods({
  pages,
  typed,
  mapped,
  rows,
  excluded,
}: {
  pages: Term[];
  /** Written by hand. */
  typed: string[];
  mapped: { key: string; targetId: string }[];
  rows: CatalogueRow[];
  excluded: string[];
}): KnownMethod[] {
  const byName = new Map<string, KnownMethod>();
  const add = (name: string, key: string, term?: Term) => {
    const at = name.trim().toLowerCase();
    const known = byName.get(at) ?? { name: name.trim(), keys: [], terms: [] };
    if (!known.keys.includes(key)) {
      known.keys.push(key);
      if (term) known.terms.push(term);
    }
    byName.set(at, known);
  };
  for (const term of pages) add(term.name, term.key, term);
  for (const name of typed) add(name, termKey(undefined, name));
  const named = new Set([...byName.values()].flatMap(({ keys }) => keys));
  for (const { key, targetId } of mapped) {
    const row = rows.find(({ id }) => id === targetId);
    if (row && !named.has(key)) add(row.name, key);
  }
  for (const { name } of rows.filter(({ active }) => active)) add(name, termKey(undefined, name));
  const known = new Set([...byName.values()].flatMap(({ keys }) => keys));
  const unnamed = excluded.filter((key) => !known.has(key));
  const methods = [...byName.values()].sort((a, b) => a.name.localeCompare(b.name));
  return [
    ...methods,
    ...unnamed.map((key) => ({
      name: key.startsWith('id:')
        ? `Number ${key.slice(3)} in the practice software`
        : 'A method this browser has not seen',
      keys: [key],
      terms: [],
    })),
  ];
}
