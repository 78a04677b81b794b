import type { MappingChangeRecord, SeenTerm } from '#extension/store/records.ts';
import { categoryRules } from '#shared/mapping/category-rules.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import {
  type Attention,
  type CompanyFacts,
  isNote,
  type MappingNote,
  mappingHealth,
} from '#shared/mapping/mapping-health.ts';
import type { Suggestion } from '#shared/mapping/suggest/suggest.ts';
import { targetLists } from '#shared/mapping/target-lists.ts';
import { refOf, type TermKind, type TermRef, termId } from '#shared/mapping/term.ts';
import type { CatalogueList, CatalogueRow } from '#shared/relay/contract.ts';

export type Trouble = 'conflict' | Attention;

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
  /** Set aside on purpose: no record that needs it is exported. */
  ignored: boolean;
  /** Taken over from the category of the term. */
  inherited: boolean;
  /** Its category holds for new items; nothing is stored for this one. */
  isCovered: boolean;
  /** `nameMark` of the counterpart's name when it was chosen. */
  namedAs: string | undefined;
  target: CatalogueRow | undefined;
  trouble: Trouble | undefined;
  /** Others share the counterpart, or its name in QuickBooks. */
  notes: readonly MappingNote[];
  /** How many records that are not exported yet need the term. */
  waiting: number;
  /** The relay does not have the decision yet. */
  change: MappingChangeRecord | undefined;
  suggestions: readonly SuggestedTarget[];
  /** What is searched in. */
  text: string;
}

export interface RowSources {
  kinds: readonly TermKind[];
  /** By name. */
  terms: readonly SeenTerm[];
  mappings: readonly Mapping[];
  changes: readonly MappingChangeRecord[];
  lists: Partial<Record<CatalogueList, CatalogueRow[] | undefined>>;
  /** The terms of each record that is not exported yet. */
  waiting: readonly (readonly string[])[];
  company?: CompanyFacts | undefined;
}

/** Every term seen on a page or mapped by the practice, once. */
export function mappingRows(sources: RowSources): MappingRow[] {
  const kinds = new Set(sources.kinds);
  const targets = targetMaps(sources);
  const terms = new Map(sources.terms.map((term) => [factsOf(term).id, term]));
  const changes = new Map(sources.changes.map((change) => [change.termId, change]));
  const mapped = new Map<string, Mapping>();
  for (const one of sources.mappings) {
    if (!one.removed && kinds.has(one.term.kind)) mapped.set(termId(one.term), one);
  }
  const known = new Map<string, TermRef>();
  // In the order of their names; those without one come last.
  for (const [id, term] of terms) known.set(id, term);
  for (const [id, { term }] of mapped) if (!known.has(id)) known.set(id, term);
  for (const [id, { decision }] of changes) {
    if (kinds.has(decision.term.kind) && !known.has(id)) known.set(id, decision.term);
  }
  const decided = new Map<string, Mapping>();
  const rules = kinds.has('item') ? rulesOf(sources, changes) : undefined;
  const covered = new Set<string>();
  for (const [id, term] of known) {
    const change = changes.get(id);
    const own = change ? decidedIn(change, term) : mapped.get(id);
    const category = own && !own.removed ? undefined : terms.get(id)?.category;
    const rule = category && rules?.get(termId(category));
    if (rule) covered.add(id);
    const held = rule ? { ...rule, term, inherited: true } : own;
    if (held) decided.set(id, held);
  }
  const health = new Map(
    mappingHealth([...decided.values()], sources.lists, [], sources.company).map((one) => [
      termId(one.mapping.term),
      one,
    ]),
  );
  const waiting = countWaiting(sources.waiting);
  return [...known].map(([id, term]): MappingRow => {
    const change = changes.get(id);
    const seen = terms.get(id);
    const { targetId = null, ignored = false, inherited = false, namedAs } = decided.get(id) ?? {};
    const byId = targets.get(term.kind);
    const target = targetId ? byId?.get(targetId) : undefined;
    const found = health.get(id)?.troubles ?? [];
    return {
      id,
      term: refOf(term),
      seen,
      targetId,
      ignored,
      inherited,
      isCovered: covered.has(id),
      namedAs,
      target,
      trouble: change?.theirs ? 'conflict' : found.find((one) => !isNote(one)),
      notes: found.filter(isNote),
      waiting: waiting.get(id) ?? 0,
      change,
      suggestions: none,
      text: `${seen ? factsOf(seen).text : ''} ${target ? fold(`${target.name} ${target.code ?? ''}`) : ''}`,
    };
  });
}

/** What categories say for new items, decisions that the relay does not have yet included. */
const rulesOf = (
  { mappings }: RowSources,
  changes: ReadonlyMap<string, MappingChangeRecord>,
): Map<string, Mapping> =>
  categoryRules([
    ...mappings.filter(({ coversNew, term }) => coversNew && !changes.has(termId(term))),
    ...[...changes.values()].map((change) => decidedIn(change, change.decision.term)),
  ]);

/** The rows with what is likely for those that nothing is decided about. */
export function suggestedRows(
  rows: MappingRow[],
  suggested: ReadonlyMap<string, Suggestion[]>,
  { kinds, lists }: Pick<RowSources, 'kinds' | 'lists'>,
): MappingRow[] {
  if (suggested.size === 0) return rows;
  const targets = targetMaps({ kinds, lists });
  return rows.map((row) => {
    const found = row.targetId || row.ignored ? undefined : suggested.get(row.id);
    const byId = found && targets.get(row.term.kind);
    if (!byId) return row;
    const suggestions = found.flatMap((one) => {
      const target = byId.get(one.targetId);
      return target ? [{ ...one, row: target }] : [];
    });
    return suggestions.length > 0 ? { ...row, suggestions } : row;
  });
}

const none: readonly SuggestedTarget[] = [];

interface TermFacts {
  id: string;
  text: string;
}
const facts = new WeakMap<SeenTerm, TermFacts>();

/** What is told of a term as often as its list is shown; worked out once. */
export function factsOf(term: SeenTerm): TermFacts {
  const before = facts.get(term);
  if (before) return before;
  const told = { id: termId(term), text: fold(`${term.name} ${term.id ?? ''}`) };
  facts.set(term, told);
  return told;
}

/** A decision that the relay does not have yet, as the mapping it will be. */
const decidedIn = ({ realmId, knownVersion, decision }: MappingChangeRecord, term: TermRef) => {
  const { targetId, ignored = false, inherited = false, coversNew, namedAs } = decision;
  return {
    term,
    realmId,
    targetId,
    ignored,
    inherited,
    ...(coversNew ? { coversNew } : {}),
    ...(namedAs ? { namedAs } : {}),
    version: knownVersion + 1,
    removed: targetId === null && !ignored,
  };
};

function countWaiting(records: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const ids of records) {
    for (const id of new Set(ids)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function targetMaps({
  kinds,
  lists,
}: Pick<RowSources, 'kinds' | 'lists'>): Map<TermKind, Map<string, CatalogueRow>> {
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

/** Lower case and without accents, so that “jose” finds “José”. */
export const fold = (text: string): string =>
  /^[ -~]*$/.test(text)
    ? text.toLowerCase()
    : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
