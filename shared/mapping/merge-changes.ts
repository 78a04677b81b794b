import type { Mapping, MappingChange } from './mapping.ts';
import { termId } from './term.ts';

/** What a mapping says; null: the term is not mapped. */
export type Decision = { targetId: string | null; ignored: boolean; coversNew?: boolean } | null;

/** A change made while the relay was away. */
export interface OfflineChange extends MappingChange {
  /** What the person saw when it was made, where that is known. */
  from?: Decision;
}

export interface MergedChanges {
  /** To be sent. */
  send: MappingChange[];
  /** Somebody else decided otherwise meanwhile: a person chooses. */
  conflicts: { change: MappingChange; current: Mapping | null }[];
  /** What the relay has already. */
  done: MappingChange[];
}

/**
 * Changes made offline, in their order, against what the relay has now: several about one term
 * count as the last of them, made on what was seen before the first.
 */
export function mergeChanges(
  changes: readonly OfflineChange[],
  current: readonly Mapping[],
): MergedChanges {
  const stored = new Map(current.map((one) => [termId(one.term), one]));
  const merged: MergedChanges = { send: [], conflicts: [], done: [] };
  for (const [id, { from, ...change }] of lastOfEach(changes)) {
    const now = stored.get(id);
    const decision = decisionOf(now);
    if (isSame(decision, decisionIn(change))) merged.done.push(change);
    else if (change.knownVersion === (now?.version ?? 0)) merged.send.push(change);
    // Changed and changed back, or taken away before it was ever seen: nobody decided otherwise.
    else if (from === undefined ? isUnseen(now, change) : isSame(decision, from)) {
      merged.send.push({ ...change, knownVersion: now?.version ?? 0 });
    } else merged.conflicts.push({ change, current: now ?? null });
  }
  return merged;
}

function lastOfEach(changes: readonly OfflineChange[]): Map<string, OfflineChange> {
  const last = new Map<string, OfflineChange>();
  for (const change of changes) {
    const id = termId(change.term);
    const { from: _from, knownVersion: _version, ...decided } = change;
    const first = last.get(id);
    last.set(
      id,
      first
        ? {
            ...decided,
            knownVersion: first.knownVersion,
            ...(first.from === undefined ? {} : { from: first.from }),
          }
        : change,
    );
  }
  return last;
}

const isUnseen = (now: Mapping | undefined, { knownVersion }: MappingChange): boolean =>
  knownVersion === 0 && now?.removed === true;

/** What a stored mapping says. */
export const decisionOf = (mapping: Mapping | undefined): Decision =>
  mapping && !mapping.removed ? decisionIn(mapping) : null;

/** What a mapping or a change says. */
export const decisionIn = ({
  targetId,
  ignored = false,
  coversNew,
}: Pick<MappingChange, 'targetId' | 'ignored' | 'coversNew'>): Decision =>
  targetId === null && !ignored ? null : { targetId, ignored, ...(coversNew ? { coversNew } : {}) };

/** Whether both say the same. */
export const isSame = (one: Decision, other: Decision): boolean =>
  one?.targetId === other?.targetId &&
  one?.ignored === other?.ignored &&
  (one?.coversNew ?? false) === (other?.coversNew ?? false);
