import Dexie from 'dexie';
import { useLiveQuery } from 'dexie-react-hooks';
import { unsentChanges } from '#extension/store/mapping-changes.ts';
import { unsentSettings } from '#extension/store/settings-changes.ts';
import { sourceOf } from '#extension/store/source-of.ts';
import { usePanelWorld } from '../panel-world.ts';
import { recordWord } from '../words.ts';

/** What this browser keeps that the relay does not have, as it changes. */
export function useWaiting(realmId: string | undefined, practiceId: string) {
  const { db } = usePanelWorld();
  return useLiveQuery(async () => {
    const [mappings, settings, intents, returned] = await Dexie.Promise.all([
      realmId === undefined ? [] : unsentChanges(db, realmId),
      realmId === undefined ? [] : unsentSettings(db, realmId),
      db.intents.toArray(),
      db.returned.toArray(),
    ]);
    // What a colleague has exported since is no question any more.
    const since = await db.receipts.bulkGet(returned.map(({ sourceKey }) => sourceKey));
    const open = returned.filter(
      ({ problem }, index) =>
        problem.code === 'exported_otherwise' || since[index]?.receipt.state !== 'exported',
    );
    const own = intents.filter((intent) => intent.practiceId === practiceId && intent.problem);
    return {
      mappings: mappings.filter(({ theirs }) => !theirs),
      settings: settings.filter(({ differs }) => !differs),
      mappingConflicts: mappings.filter(({ theirs }) => theirs),
      settingConflicts: settings.filter(({ differs }) => differs),
      exports: own.map(({ sourceKey }) => recordName(sourceKey)),
      returned: open.map(({ sourceKey }) => recordName(sourceKey)),
    };
  }, [db, realmId, practiceId]);
}

export type Waiting = NonNullable<ReturnType<typeof useWaiting>>;

function recordName(sourceKey: string): string {
  const { kind, id } = sourceOf(sourceKey);
  return `${recordWord(kind)} ${id}`;
}
