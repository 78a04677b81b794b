import type { SentChanges } from '#extension/protocol/messages.ts';
import type { Mapping, MappingChange } from '#shared/mapping/mapping.ts';
import { decisionIn } from '#shared/mapping/merge-changes.ts';
import type { Problem } from '#shared/problem.ts';
import type { Step } from '../mapping-panel/step.ts';

/** How the tools store changes: all of a call are one step to undo. */
export interface Changes {
  /** Undefined where nothing was kept; `refusal` then says why. */
  apply(steps: readonly Step[]): Promise<SentChanges | undefined>;
  /** Takes the last step back; whether it did. */
  undo(): Promise<boolean>;
  refusal: Problem | null;
}

/** What holds, with how it came about, so that going back to it loses nothing; null: not mapped. */
export type Held = Step['before'];

/** What a mapping, or a decision that waits for the relay, holds. */
export function heldIn(
  said: Pick<Mapping | MappingChange, 'targetId'> &
    Partial<Pick<Mapping, 'ignored' | 'inherited' | 'coversNew' | 'namedAs' | 'removed'>>,
): Held {
  const decision = said.removed ? null : decisionIn(said);
  return (
    decision && {
      ...decision,
      ...(said.inherited ? { inherited: true } : {}),
      ...(said.namedAs ? { namedAs: said.namedAs } : {}),
    }
  );
}
