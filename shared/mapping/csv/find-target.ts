import { problem } from '../../problem.ts';
import { ok, type Result, refused } from '../../result.ts';
import type { Mapping } from '../mapping.ts';
import { isTarget, targetLists } from '../target-lists.ts';
import { plainName, type TermKind } from '../term.ts';
import type { KnownFacts } from './known-facts.ts';

/**
 * The counterpart a row names by id, by name, or both, which then must agree. What the term is
 * mapped to already is taken as it is, so that a broken mapping does not refuse its own row.
 */
export function findTarget(
  kind: TermKind,
  given: { id: string; name: string },
  known: KnownFacts,
  before: Mapping | undefined,
): Result<{ id: string; name?: string }> {
  const { byId, byName } = known.list(targetLists[kind]);
  const name = given.name.trim();
  if (given.id === '') {
    const same = byName.get(plainName(name)) ?? [];
    const usable = same.filter((row) => isTarget(kind, row));
    if (usable[0] && usable.length === 1) return ok(usable[0]);
    if (usable.length > 1) return refused(problem('csv_target_ambiguous', { target: name }));
    return same.length > 0
      ? refused(problem('csv_target_unusable', { target: name }))
      : refused(problem('csv_target_unknown', { target: name }));
  }
  const { id } = given;
  const row = byId.get(id);
  const isKept = before?.removed === false && before.targetId === id;
  if (!row) {
    return isKept && name === ''
      ? ok({ id })
      : refused(problem('csv_target_unknown', { target: id }));
  }
  if (name !== '' && plainName(row.name) !== plainName(name)) {
    return refused(problem('csv_target_differs', { id, known: row.name, given: name }));
  }
  if (!isKept && !isTarget(kind, row)) {
    return refused(problem('csv_target_unusable', { target: row.name }));
  }
  return ok(row);
}
