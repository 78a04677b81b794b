import { useEffect, useState } from 'react';
import type { CatalogueList } from '#shared/relay/contract.ts';
import { usePanelWorld } from './panel-world.ts';

const lookEveryMs = 1000;

/** How many names of these lists the relay has read so far, while they are fetched for the first time. */
export function useFetchedRows(lists: readonly CatalogueList[]): number {
  const { send } = usePanelWorld();
  const [rows, setRows] = useState(0);
  const key = lists.join();
  useEffect(() => {
    if (key === '') return;
    const look = async () => {
      const answer = await send('catalogueProgress', { lists: key.split(',') as CatalogueList[] });
      if (answer.ok && answer.value) setRows(answer.value);
    };
    const timer = setInterval(() => void look().catch(() => undefined), lookEveryMs);
    return () => clearInterval(timer);
  }, [send, key]);
  return rows;
}
