import { useLiveQuery } from 'dexie-react-hooks';
import { openSettings } from '#extension/store/settings.ts';
import type { SettingsView } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';

/**
 * The practice's settings for a company, as they change; undefined while they are read, null where
 * the relay has told none.
 */
export function useSettings(realmId: string | undefined): SettingsView | null | undefined {
  const { db, vault } = usePanelWorld();
  return useLiveQuery(async () => {
    const row = realmId === undefined ? undefined : await db.settings.get(realmId);
    if (!row) return null;
    return { settings: await openSettings(vault, row), version: row.version };
  }, [db, vault, realmId]);
}
