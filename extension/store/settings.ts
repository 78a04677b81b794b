import type { SettingsView } from '#shared/relay/contract.ts';
import { defaultSettings, type Settings, settings } from '#shared/settings/settings.ts';
import type { Database } from './database.ts';
import type { SettingsRecord } from './records.ts';
import type { Vault } from './vault.ts';

const idOf = (realmId: string) => `settings/${realmId}`;

/** Keeps the practice's rules for a company as the relay told them. */
export async function saveSettings(
  db: Database,
  vault: Vault,
  realmId: string,
  { settings: rules, version }: SettingsView,
): Promise<void> {
  const sealed = await vault.seal(idOf(realmId), rules);
  await db.settings.put({ realmId, version, sealed });
}

/** A relay without settings, or none decided: the usual ones hold. */
export const forgetSettings = (db: Database, realmId: string): Promise<void> =>
  db.settings.delete(realmId);

/** The rules in a row. Rules of another version of the extension count only when they are understood. */
export async function openSettings(
  vault: Vault,
  row: SettingsRecord | undefined,
): Promise<Settings> {
  if (!row) return defaultSettings;
  const parsed = settings.safeParse(await vault.open(idOf(row.realmId), row.sealed));
  return parsed.success ? parsed.data : defaultSettings;
}
