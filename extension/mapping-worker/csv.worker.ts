import { compareCsv, csvFromStore } from '#extension/store/csv-from-store.ts';
import { openDatabase } from '#extension/store/database.ts';
import { openVault } from '#extension/store/vault.ts';
import type { CsvAnswer, CsvRequest } from './csv-desk.ts';

const partSize = 500;
const answer = (data: CsvAnswer) => postMessage(data);

self.onmessage = async ({ data }: MessageEvent<CsvRequest>) => {
  const db = openDatabase();
  try {
    const vault = await openVault(db);
    if ('kinds' in data) {
      answer({ text: await csvFromStore(db, vault, data.realmId, data.kinds) });
      return;
    }
    const lines = await compareCsv(db, vault, data.realmId, data.file);
    if (!lines.ok) {
      answer({ refused: lines.problem });
      return;
    }
    for (let at = 0; at < lines.value.length; at += partSize) {
      answer({ part: lines.value.slice(at, at + partSize) });
    }
    answer({ done: true });
  } catch (error) {
    answer({ failed: error instanceof Error ? error.name : 'unknown' });
  }
};
