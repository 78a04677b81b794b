import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { openTerms, termShards } from '#extension/store/terms.ts';
import type { Decision } from '#shared/mapping/merge-changes.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import { type TermKind, type TermRef, termId } from '#shared/mapping/term.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useCatalogues } from '../use-catalogues.ts';

/** What people call the two sides of a mapping. The relay knows no names; all come from this browser. */
export interface Names {
  /** Whether the names are here, as far as they can be had. */
  isReady: boolean;
  ofTerm(term: TermRef): string;
  ofDecision(kind: TermKind, decision: Decision): string;
  /** null: the list has no such row. Undefined where the list is not here. */
  target(kind: TermKind, id: string): CatalogueRow | null | undefined;
}

/** Names for terms of these kinds and their counterparts. */
export function useNames(kinds: readonly TermKind[], realmId: string): Names {
  const { db, vault } = usePanelWorld();
  const key = [...new Set(kinds)].sort().join();
  const terms = useLiveQuery(async () => {
    if (key === '') return undefined;
    return openTerms(vault, await termShards(db, key.split(',') as TermKind[]));
  }, [db, vault, key]);
  const lists = kinds.map((kind) => targetLists[kind]);
  const catalogues = useCatalogues(lists, realmId);
  const names = useMemo(
    () => new Map((terms ?? []).map((term) => [termId(term), term.name])),
    [terms],
  );
  const target: Names['target'] = (kind, id) => {
    const rows = catalogues[targetLists[kind]]?.rows;
    return rows && (indexOf(rows).get(id) ?? null);
  };
  return {
    isReady:
      key === '' ||
      (terms !== undefined &&
        lists.every((list) => catalogues[list]?.rows || catalogues[list]?.refusal)),
    target,
    ofTerm: (term) => names.get(termId(term)) ?? unnamed(term),
    ofDecision: (kind, decision) => {
      if (!decision) return 'Unmapped';
      const id = decision.targetId ?? '';
      const said = decision.ignored
        ? 'Set aside'
        : (target(kind, id)?.name ?? `QuickBooks ID ${id}`);
      return decision.coversNew ? `${said}, and new items` : said;
    },
  };
}

const indexes = new WeakMap<CatalogueRow[], Map<string, CatalogueRow>>();

function indexOf(rows: CatalogueRow[]): Map<string, CatalogueRow> {
  const index = indexes.get(rows) ?? new Map(rows.map((row) => [row.id, row]));
  indexes.set(rows, index);
  return index;
}

/** Without the name that only pages tell. */
const unnamed = ({ key }: TermRef): string => (key.startsWith('id:') ? key.slice(3) : 'Unnamed');
