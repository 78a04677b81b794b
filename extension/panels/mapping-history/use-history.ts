import { useEffect, useState } from 'react';
import type { HistoryWish } from '#extension/protocol/messages.ts';
import type { HistoryEntry } from '#shared/mapping/mapping-history.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';

/** The history of a term or of lists, page by page; the wish stays the same as long as it is shown. */
export function useHistory(wish: HistoryWish) {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  const [entries, setEntries] = useState<HistoryEntry[]>();
  const [next, setNext] = useState<number | null>(null);
  const ask = (before?: number) =>
    run(() => send('mappingHistory', { ...wish, ...(before === undefined ? {} : { before }) }));
  const again = async () => {
    const page = await ask();
    if (!page) return;
    setEntries(page.entries);
    setNext(page.next);
  };
  /** Older entries, as long as the last one is wanted; undefined where they could not be fetched. */
  const older = async (isWanted: (last: HistoryEntry) => boolean) => {
    let all = entries ?? [];
    let from = next;
    do {
      if (from === null) break;
      const page = await ask(from);
      if (!page) return undefined;
      all = [...all, ...page.entries];
      from = page.next;
      setEntries(all);
      setNext(from);
    } while (all.length > 0 && isWanted(all[all.length - 1] as HistoryEntry));
    return all;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first page, once
  useEffect(() => void again(), []);
  return { entries, hasOlder: next !== null, busy, refusal, older, again };
}
