import type { MappingChangeRecord, SeenTerm } from '#extension/store/records.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import type { Suggestion } from '#shared/mapping/suggest/suggest.ts';
import { isTarget, targetLists } from '#shared/mapping/target-lists.ts';
import { type TermKind, type TermRef, termId } from '#shared/mapping/term.ts';
import type { CatalogueList, CatalogueRow } from '#shared/relay/contract.ts';

/** Why a mapping would stop an export. */
export type Trouble = 'conflict' | 'gone' | 'inactive' | 'wrong-type';

export interface SuggestedTarget extends Suggestion {
  row: CatalogueRow;
}

/** A term beside its counterpart, as the screens show it. */
export interface MappingRow {
  id: string;
  term: TermRef;
  /** Undefined where this browser has not seen the term on a page. */
  seen: SeenTerm | undefined;
  targetId: string | null;
  target: CatalogueRow | undefined;
  trouble: Trouble | undefined;
  /** The relay does not have the decision yet. */
  change: MappingChangeRecord | undefined;
  suggestions: SuggestedTarget[];
  /** What is searched in. */
  text: string;
}

export interface RowSources {
  kinds: readonly TermKind[];
  terms: readonly SeenTerm[];
  mappings: readonly Mapping[];
  changes: readonly MappingChangeRecord[];
  lists: Partial<Record<CatalogueList, CatalogueRow[] | undefined>>;
  suggested: ReadonlyMap<string, Suggestion[]>;
}

/** Every term seen on a page or mapped by the practice, once. */
export function mappingRows(sources: RowSources): MappingRow[] {
  const kinds = new Set(sources.kinds);
  const targets = targetMaps(sources);
  const terms = new Map(sources.terms.map((term) => [termId(term), term]));
  const changes = new Map(sources.changes.map((change) => [change.termId, change]));
  const mapped = new Map<string, Mapping>();
  for (const one of sources.mappings) {
    if (!one.removed && kinds.has(one.term.kind)) mapped.set(termId(one.term), one);
  }
  const known = new Map<string, TermRef>();
  for (const [id, { term }] of mapped) known.set(id, term);
  for (const [id, { decision }] of changes) {
    if (kinds.has(decision.term.kind)) known.set(id, decision.term);
  }
  for (const [id, term] of terms) known.set(id, term);
  return [...known].map(([id, term]): MappingRow => {
    const change = changes.get(id);
    const seen = terms.get(id);
    const targetId = change ? change.decision.targetId : (mapped.get(id)?.targetId ?? null);
    const byId = targets.get(term.kind);
    const target = targetId ? byId?.get(targetId) : undefined;
    const suggestions = (targetId ? [] : (sources.suggested.get(id) ?? [])).flatMap((one) => {
      const row = byId?.get(one.targetId);
      return row ? [{ ...one, row }] : [];
    });
    const text = fold([seen?.name, seen?.id, target?.name, target?.code].join(' '));
    const trouble = change?.theirs ? 'conflict' : troubleOf(term.kind, targetId, target, byId);
    return { id, term: refOf(term), seen, targetId, target, trouble, change, suggestions, text };
  });
}

const refOf = ({ profileId, origin, kind, key }: TermRef): TermRef => ({
  profileId,
  origin,
  kind,
  key,
});

function targetMaps({ kinds, lists }: RowSources): Map<TermKind, Map<string, CatalogueRow>> {
  const byList = new Map<CatalogueList, Map<string, CatalogueRow>>();
  const maps = new Map<TermKind, Map<string, CatalogueRow>>();
  for (const kind of kinds) {
    const list = targetLists[kind];
    const rows = lists[list];
    if (!rows) continue;
    const known = byList.get(list) ?? new Map(rows.map((row) => [row.id, row]));
    byList.set(list, known);
    maps.set(kind, known);
  }
  return maps;
}

function troubleOf(
  kind: TermKind,
  targetId: string | null,
  target: CatalogueRow | undefined,
  list: ReadonlyMap<string, CatalogueRow> | undefined,
): Trouble | undefined {
  if (!targetId || !list) return undefined;
  // Deleted, or merged into another one, whose id stays (contract.md §5.6).
  if (!target) return 'gone';
  if (!target.active) return 'inactive';
  return isTarget(kind, target) ? undefined : 'wrong-type';
}

/** Lower case and without accents, so that “jose” finds “José”. */
export const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
