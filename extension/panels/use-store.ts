import Dexie from 'dexie';
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { readFocus } from '#extension/store/focus.ts';
import { readPairing } from '#extension/store/pairing.ts';
import { readPractice, readRecord } from '#extension/store/read-record.ts';
import { allSites } from '#extension/store/sites.ts';
import { relatedKeys } from '#extension/store/steps.ts';
import { usePanelWorld } from './panel-world.ts';

/** Undefined while it is being read, null where there is none. */
export function usePairing() {
  const { db } = usePanelWorld();
  return useLiveQuery(async () => (await readPairing(db)) ?? null, [db]);
}

export function useSites() {
  const { db } = usePanelWorld();
  return useLiveQuery(() => allSites(db), [db]);
}

export function useFocus() {
  const { db } = usePanelWorld();
  return useLiveQuery(async () => (await readFocus(db)) ?? null, [db]);
}

/** Everything known of a record, as it changes. */
export function useRecord(sourceKey: string) {
  const { db, vault } = usePanelWorld();
  const [related, setRelated] = useState([sourceKey]);
  const record = useLiveQuery(async () => {
    // Dexie watches only what is asked for before the first await that is not its own.
    await Dexie.Promise.all([
      db.intents.get(sourceKey),
      db.receipts.bulkGet([sourceKey, ...related]),
      db.drafts.get(sourceKey),
      db.pairing.get('pairing'),
      db.settings.toArray(),
      db.settingsChanges.toArray(),
      db.mappingChanges.toArray(),
      db.returned.get(sourceKey),
      db.mappings.count(),
      db.catalogue.count(),
    ]);
    const facts = await readRecord(db, vault, await readPractice(db, vault), sourceKey);
    return { sourceKey, facts };
  }, [db, vault, sourceKey, related.join()]);
  const draft = record?.facts.content?.draft;
  useEffect(() => {
    if (!draft) return;
    const keys = relatedKeys(draft);
    setRelated((before) => (before.join() === keys.join() ? before : keys));
  }, [draft]);
  return record;
}
