import { type Problem, problem } from '#shared/problem.ts';
import type { SettingsView } from '#shared/relay/contract.ts';
import { ok, type Result, refused } from '#shared/result.ts';
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

/** Keeps why the relay did not tell the rules; those it told before hold on. */
export const noteUntold = (db: Database, realmId: string, reason: Problem): Promise<unknown> =>
  db.transaction('rw', db.settings, async () => {
    if ((await db.settings.get(realmId))?.sealed) return;
    await db.settings.put({ realmId, version: 0, problem: reason });
  });

/**
 * The rules in a row; the usual ones where there is none. Rules of another version of the extension
 * that are not understood are refused, and so are those that were never told: by the usual ones
 * documents would become others.
 */
export async function openSettings(
  vault: Vault,
  row: SettingsRecord | undefined,
): Promise<Result<Settings>> {
  if (row?.problem) return refused(row.problem);
  if (!row?.sealed) return ok(defaultSettings);
  const parsed = settings.safeParse(await vault.open(idOf(row.realmId), row.sealed));
  if (parsed.success) return ok(parsed.data);
  const where = ['settings', ...(parsed.error.issues[0]?.path ?? [])].join('.');
  return refused(problem('answer_not_understood', { where }));
}
