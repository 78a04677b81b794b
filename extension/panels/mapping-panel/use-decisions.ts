import { useEffect, useState } from 'react';
import { useAnnounce } from '#extension/ui/live-region.tsx';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { plural } from '../words.ts';
import type { MappingRow } from './mapping-rows.ts';

/** A row and what it is to be mapped to; null takes its counterpart away. */
export interface Decided {
  row: MappingRow;
  targetId: string | null;
}

const tryAgainMs = 30_000;

/** Saves decisions as they are made, sends again what waits, and takes the last ones back. */
export function useDecisions(waiting: number) {
  const { send } = usePanelWorld();
  const announce = useAnnounce();
  const { run, busy, refusal } = useAction();
  const [past, setPast] = useState<Decided[][]>([]);

  const save = (decided: Decided[]) =>
    run(() =>
      send('putMappings', {
        decisions: decided.map(({ row, targetId }) => ({ term: row.term, targetId })),
      }),
    );
  const decide = async (decided: Decided[]) => {
    const before = decided.map(({ row }) => ({ row, targetId: row.targetId }));
    const saved = await save(decided);
    if (saved) setPast((steps) => [...steps.slice(-49), before]);
    return saved;
  };
  const undo = async () => {
    const last = past.at(-1);
    if (!last || busy) return;
    setPast(past.slice(0, -1));
    if (await save(last)) announce(`Taken back: ${plural(last.length, 'change', 'changes')}.`);
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
  return { decide, undo, canUndo: past.length > 0, busy, refusal };
}

export type Decisions = ReturnType<typeof useDecisions>;
