import { ok, type Result } from '#shared/result.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { Database } from './database.ts';
import { openSettings } from './settings.ts';
import { openSettingsChanges, settingsChangeRows, settingsHeld } from './settings-changes.ts';
import type { Vault } from './vault.ts';

/** The rules for a company as they hold in this browser; an admin's unsent decisions count. */
export async function readSettings(
  db: Database,
  vault: Vault,
  realmId: string,
): Promise<Result<Settings>> {
  const [row, waiting] = await Promise.all([
    db.settings.get(realmId),
    settingsChangeRows(db, realmId),
  ]);
  const changes = await openSettingsChanges(vault, waiting);
  const told = await openSettings(vault, row);
  return told.ok ? ok(settingsHeld(told.value, changes)) : told;
}
