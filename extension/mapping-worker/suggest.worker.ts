import { openDatabase } from '#extension/store/database.ts';
import { readAhead, suggestFromStore } from '#extension/store/suggest-from-store.ts';
import { openVault } from '#extension/store/vault.ts';
import type { SuggestAnswer, SuggestRequest } from './suggester.ts';

const partSize = 500;
const answer = (data: SuggestAnswer) => postMessage(data);
const db = openDatabase();
// The same for every question: what it has opened is not opened again.
const opened = openVault(db);
opened.catch(() => undefined);

self.onmessage = async ({ data: { realmId, kinds, ahead } }: MessageEvent<SuggestRequest>) => {
  try {
    const vault = await opened;
    if (ahead) {
      await readAhead(db, vault, realmId, kinds);
      return;
    }
    const all = await suggestFromStore(db, vault, realmId, kinds);
    for (let at = 0; at < all.length; at += partSize)
      answer({ part: all.slice(at, at + partSize) });
    answer({ done: true });
  } catch (error) {
    // What fails ahead fails again when it is asked for.
    if (!ahead) answer({ failed: error instanceof Error ? error.name : 'unknown' });
  }
};
