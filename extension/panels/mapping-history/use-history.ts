import { useEffect, useState } from 'react';
import type { HistoryWish } from '#extension/protocol/messages.ts';
import type { HistoryEntry } from '#shared/mapping/mapping-history.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';

/** As many as the relay gives at once. */
const mostAtOnce = 500;

/** The history of a term or of lists, page by page; the wish stays the same as long as it is shown. */
export function useHistory(wish: HistoryWish) {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  const [entries, setEntries] = useState<HistoryEntry[]>();
  const [next, setNext] = useState<number | null>(null);
  const ask = (more: HistoryWish = {}) => run(() => send('mappingHistory', { ...wish, ...more }));
  const again = async () => {
    const page = await ask();
    if (!page) return;
    setEntries(page.entries);
    setNext(page.next);
  };
  const older = async () => {
    if (next === null) return;
    const page = await ask({ before: next });
    if (!page) return;
    setEntries([...(entries ?? []), ...page.entries]);
    setNext(page.next);
  };
  /** All entries to the first that is not wanted, for what is done with them; undefined where they could not be fetched. */
  const upTo = async (isWanted: (entry: HistoryEntry) => boolean) => {
    const all = [...(entries ?? [])];
    for (let before = next; before !== null && all.slice(-1).every(isWanted); ) {
      const page = await ask({ before, limit: mostAtOnce });
      if (!page) return undefined;
      for (const entry of page.entries) all.push(entry);
      before = page.next;
    }
    return all;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first page, once
  useEffect(() => void again(), []);
  return { entries, hasOlder: next !== null, busy, refusal, older, upTo, again };
}
