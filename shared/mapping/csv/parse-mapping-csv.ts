import { type Problem, problem } from '../../problem.ts';
import { ok, type Result, refused } from '../../result.ts';
import { type Mapping, nameMark } from '../mapping.ts';
import { decisionOf } from '../merge-changes.ts';
import { targetLists } from '../target-lists.ts';
import { plainName, type TermRef, termId, termRef } from '../term.ts';
import { byCategory, type CsvFacts } from './columns.ts';
import { findTarget } from './find-target.ts';
import { indexFacts, type KnownFacts } from './known-facts.ts';
import { type CsvLine, readCsv } from './read-csv.ts';

/** What a good row says about a term. */
export interface ImportedRow {
  line: number;
  term: TermRef;
  /** What people call the term; empty where nobody here knows. */
  name: string;
  targetId: string | null;
  ignored: boolean;
  namedAs?: string;
  /** The version of the mapping when the file was saved; missing where the row does not say. */
  version?: number;
}

/** A row that is left out, and why. */
export interface RefusedRow {
  line: number;
  name: string;
  problem: Problem;
}

export interface ImportedMappings {
  rows: ImportedRow[];
  refused: RefusedRow[];
}

/** Reads a file of mappings against what this browser knows; each row is good, or refused by itself. */
export function parseMappingCsv(text: string, facts: CsvFacts): Result<ImportedMappings> {
  const lines = readCsv(text);
  if (!lines.ok) return lines;
  const known = indexFacts(facts);
  const first = new Map<string, number>();
  const imported: ImportedMappings = { rows: [], refused: [] };
  for (const line of lines.value) {
    const row = readRow(line, known, first);
    if (row.ok) imported.rows.push(row.value);
    else {
      const name = line.cells['practice name'] || line.cells.key;
      imported.refused.push({ line: line.line, name, problem: row.problem });
    }
  }
  return ok(imported);
}

function readRow(
  { line, cells, broken }: CsvLine,
  known: KnownFacts,
  first: Map<string, number>,
): Result<ImportedRow> {
  if (broken) return refused(problem('csv_row_broken', { reason: broken }));
  const { kind, profile: profileId, site: origin, key } = cells;
  const term = termRef.safeParse({ profileId, origin, kind: kind.trim(), key }).data;
  const id = term ? termId(term) : '';
  if (!term || !known.termIds.has(id))
    return refused(problem('csv_term_unknown', { key: key || 'the key is empty' }));
  const earlier = first.get(id);
  if (earlier) return refused(problem('csv_row_twice', { line: String(earlier) }));
  first.set(id, line);
  const name = known.names.get(id) ?? '';
  const given = cells['practice name'];
  if (name && given && plainName(name) !== plainName(given)) {
    return refused(problem('csv_term_differs', { known: name, given }));
  }
  const version = cells.version.trim();
  if (!/^\d{0,15}$/.test(version)) {
    return refused(problem('csv_row_broken', { reason: 'its version is not a number' }));
  }
  const decision = readDecision(term, cells, known);
  if (!decision.ok) return decision;
  return ok({
    line,
    term,
    name: name || given,
    ...decision.value,
    ...(version ? { version: Number(version) } : {}),
  });
}

/** State and counterpart have to say the same. A counterpart may be filled in behind `unmapped`. */
function readDecision(
  term: TermRef,
  cells: CsvLine['cells'],
  known: KnownFacts,
): Result<Pick<ImportedRow, 'targetId' | 'ignored' | 'namedAs'>> {
  const state = cells.state.trim().toLowerCase();
  const id = cells['QuickBooks ID'].trim();
  const name = cells['QuickBooks name'];
  const hasTarget = id !== '' || name.trim() !== '';
  if (state === byCategory.mapped || state === byCategory.ignored) {
    return fromCategory(known.ruleFor(termId(term)), { state, id, name }, known, term);
  }
  const before = known.stored.get(termId(term));
  const isFilledIn = state === 'unmapped' && decisionOf(before) === null;
  if (hasTarget && (state === '' || state === 'mapped' || isFilledIn)) {
    const target = findTarget(term.kind, { id, name }, known, before);
    if (!target.ok) return target;
    const { value } = target;
    const mark = value.name === undefined ? {} : { namedAs: nameMark(value.name) };
    return ok({ targetId: value.id, ignored: false, ...mark });
  }
  if (!hasTarget && state === 'ignored') return ok({ targetId: null, ignored: true });
  if (!hasTarget && (state === '' || state === 'unmapped')) {
    return ok({ targetId: null, ignored: false });
  }
  return refused(problem('csv_state_unclear', { state }));
}

/** A row that only repeats what its category says decides nothing; any other has to say what it means. */
function fromCategory(
  rule: Mapping | undefined,
  { state, id, name }: { state: string; id: string; name: string },
  known: KnownFacts,
  { kind }: TermRef,
): Result<Pick<ImportedRow, 'targetId' | 'ignored'>> {
  const targetId = rule?.targetId ?? '';
  const says = rule?.ignored ? byCategory.ignored : byCategory.mapped;
  const target = known.list(targetLists[kind]).byId.get(targetId);
  const isRepeated =
    (id === '' || id === targetId) &&
    (name.trim() === '' || plainName(name) === plainName(target?.name ?? ''));
  return rule && says === state && isRepeated
    ? ok({ targetId: null, ignored: false })
    : refused(problem('csv_state_unclear', { state }));
}
