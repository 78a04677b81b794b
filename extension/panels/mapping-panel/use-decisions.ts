import { useEffect, useRef, useState } from 'react';
import type { SentChanges } from '#extension/protocol/messages.ts';
import { keptMappings } from '#extension/store/kept-mappings.ts';
import { decisionsNow } from '#extension/store/mapping-changes.ts';
import { useAnnounce } from '#extension/ui/live-region.tsx';
import type { MappingDecision } from '#shared/mapping/mapping.ts';
import { decisionIn, isSame } from '#shared/mapping/merge-changes.ts';
import { problem } from '#shared/problem.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { useKeptQuery } from '../use-kept-query.ts';
import { plural } from '../words.ts';
import { decisionOfStep, type Step, takenBack } from './step.ts';

const tryAgainMs = 30_000;
const mostSteps = 50;

/**
 * Saves decisions as they are made, sends again what waits, and takes the last ones back, whichever
 * list they were made in.
 */
export function useDecisions(realmId: string) {
  const { db, send } = usePanelWorld();
  const announce = useAnnounce();
  const { run, busy, refusal, refuse } = useAction();
  const past = useRef<(readonly Step[])[]>([]);
  const [canUndo, setCanUndo] = useState(false);
  const isTakingBack = useRef(false);
  const [undoing, setUndoing] = useState(false);
  /** Decisions whose answer is not there yet: nobody can have changed anything since. */
  const underway = useRef(new Set<readonly Step[]>());
  const changes = useKeptQuery(keptMappings(db, realmId).changes) ?? [];
  /** Of which kind each name is about which a colleague decided otherwise. */
  const disputed = changes.flatMap(({ theirs, decision }) => (theirs ? [decision.term.kind] : []));
  const waiting = changes.length - disputed.length;

  const remember = (steps: (readonly Step[])[]) => {
    past.current = steps.slice(-mostSteps);
    setCanUndo(past.current.length > 0);
  };
  const store = (decisions: MappingDecision[]) => run(() => send('putMappings', { decisions }));

  /** Everything of one call is one step to undo. */
  const apply = async (steps: readonly Step[]): Promise<SentChanges | undefined> => {
    remember([...past.current, steps]);
    underway.current.add(steps);
    const kept = await store(steps.map(decisionOfStep));
    underway.current.delete(steps);
    if (!kept) remember(past.current.filter((one) => one !== steps));
    return kept;
  };
  const takeBack = async (): Promise<boolean> => {
    const last = past.current.at(-1);
    if (!last) return false;
    remember(past.current.slice(0, -1));
    const now = await decisionsNow(db, realmId, termsOf(last));
    const mine = underway.current.has(last)
      ? last
      : last.filter((step, index) => {
          const held = now[index];
          return held !== undefined && isSame(held, decisionIn(step));
        });
    const kept = mine.length > 0 && (await store(mine.map(takenBack)));
    if (kept === undefined) {
      remember([...past.current, last]);
      return false;
    }
    // A colleague’s later decision is left alone.
    if (mine.length < last.length) refuse(problem('mapping_conflict'));
    if (kept) announce(`Taken back: ${plural(mine.length, 'change', 'changes')}.`);
    return kept !== false;
  };
  /** One at a time: whoever presses again meanwhile has not seen yet what the first one did. */
  const undo = async (): Promise<boolean> => {
    if (isTakingBack.current) return false;
    isTakingBack.current = true;
    setUndoing(true);
    try {
      return await takeBack();
    } finally {
      isTakingBack.current = false;
      setUndoing(false);
    }
  };

  useEffect(() => {
    if (waiting === 0) return;
    const again = () => void send('sendMappingChanges', {}).catch(() => undefined);
    const timer = setInterval(again, tryAgainMs);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [send, waiting]);
  return { apply, undo, canUndo, undoing, busy, refusal, waiting, disputed };
}

const termsOf = (steps: readonly Step[]) => steps.map(({ term }) => term);

export type Decisions = ReturnType<typeof useDecisions>;
