import Dexie from 'dexie';
import { useLiveQuery } from 'dexie-react-hooks';
import { openSettings } from '#extension/store/settings.ts';
import {
  openSettingsChanges,
  settingsChangeRows,
  settingsHeld,
  type WaitingSetting,
} from '#extension/store/settings-changes.ts';
import type { SettingsView } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';

export interface KnownSettings extends SettingsView {
  /** What an admin decided here and the relay does not have; it holds unless a colleague contradicts it. */
  changes: WaitingSetting[];
}

/**
 * The practice's settings for a company, as they change; undefined while they are read, null where
 * the relay has told none that this version can read.
 */
export function useSettings(realmId: string | undefined): KnownSettings | null | undefined {
  const { db, vault } = usePanelWorld();
  return useLiveQuery(async () => {
    if (realmId === undefined) return null;
    // Dexie watches only what is asked for before the first await that is not its own.
    const [row, rows] = await Dexie.Promise.all([
      db.settings.get(realmId),
      settingsChangeRows(db, realmId),
    ]);
    if (!row) return null;
    const changes = await openSettingsChanges(vault, rows);
    const told = await openSettings(vault, row);
    // Asking the relay for them says why they cannot be read.
    if (!told.ok) return null;
    const settings = settingsHeld(told.value, changes);
    return { settings, version: row.version, changes };
  }, [db, vault, realmId]);
}
