import { openDatabase } from '#extension/store/database.ts';
import { suggestFromStore } from '#extension/store/suggest-from-store.ts';
import { openVault } from '#extension/store/vault.ts';
import type { SuggestAnswer, SuggestRequest } from './suggester.ts';

const partSize = 500;
const answer = (data: SuggestAnswer) => postMessage(data);

self.onmessage = async ({ data }: MessageEvent<SuggestRequest>) => {
  const db = openDatabase();
  try {
    const vault = await openVault(db);
    const all = await suggestFromStore(db, vault, data.realmId, data.kinds);
    for (let at = 0; at < all.length; at += partSize)
      answer({ part: all.slice(at, at + partSize) });
    answer({ done: true });
  } catch (error) {
    answer({ failed: error instanceof Error ? error.name : 'unknown' });
  }
};
