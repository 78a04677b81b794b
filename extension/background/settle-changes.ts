import type { Answers, Settled } from '#extension/store/mapping-changes.ts';
import type { MappingChangeRecord } from '#extension/store/records.ts';
import type { ChangeOutcome, MappingChange } from '#shared/mapping/mapping.ts';
import { mergeChanges } from '#shared/mapping/merge-changes.ts';
import { termId } from '#shared/mapping/term.ts';

/** Adds what became of changes to `answers`; gives those that nobody contradicted, to be sent again. */
export function settleChanges(
  changes: MappingChangeRecord[],
  outcomes: ChangeOutcome[],
  answers: Answers,
): MappingChangeRecord[] {
  const current = outcomes.flatMap(({ mapping }) => mapping ?? []);
  const stored = new Map(current.map((one) => [termId(one.term), one]));
  const differing = changes.filter((_, index) => outcomes[index]?.state !== 'stored');
  const merged = mergeChanges(differing.map(offlineOf), current);
  const byTerm = new Map(changes.map((change) => [change.termId, change]));
  const recordOf = ({ term }: MappingChange) => byTerm.get(termId(term)) ?? [];
  const settled = (change: MappingChangeRecord): Settled => ({
    change,
    mapping: stored.get(change.termId) ?? null,
  });
  const arrived = changes.filter((_, index) => outcomes[index]?.state === 'stored');
  const done = merged.done.flatMap(recordOf);
  const conflicts = merged.conflicts.flatMap(({ change }) => recordOf(change));
  answers.mappings.push(...current);
  answers.arrived.push(...[...arrived, ...done].map(settled));
  answers.conflicts.push(...conflicts.map(settled));
  return merged.send.flatMap((change) => {
    const { knownVersion } = change;
    return [recordOf(change)].flat().map((record) => ({ ...record, knownVersion }));
  });
}

/** What is sent of a change that waits. */
export function changeOf({ decision, knownVersion }: MappingChangeRecord): MappingChange {
  const { term, targetId, ignored, inherited, coversNew, namedAs, how } = decision;
  return {
    term,
    targetId,
    ...(ignored ? { ignored } : {}),
    ...(inherited ? { inherited } : {}),
    ...(coversNew ? { coversNew } : {}),
    ...(targetId && namedAs ? { namedAs } : {}),
    ...(how ? { how } : {}),
    knownVersion,
  };
}

const offlineOf = (change: MappingChangeRecord) => ({
  ...changeOf(change),
  ...(change.from === undefined ? {} : { from: change.from }),
});
