import type { Kysely } from 'kysely';
import { canonicalJson } from '#shared/hash.ts';
import { problem } from '#shared/problem.ts';
import type { SettingsView } from '#shared/relay/contract.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { defaultSettings, settings as settingsShape } from '#shared/settings/settings.ts';
import type { SettingsChange } from '#shared/settings/settings-change.ts';
import type { Database } from '../storage/database.ts';
import { locked } from '../storage/locked.ts';
import type { Schema } from '../storage/schema.ts';
import type { SettingsTable } from '../storage/tables/decision-tables.ts';

/** The practice's rules for one company; the defaults with version 0 while nobody has decided. */
export async function settingsOf(
  db: Kysely<Schema>,
  practiceId: string,
  realmId: string,
): Promise<SettingsView> {
  return viewOf(realmId, await stored(db, practiceId, realmId).executeTakeFirst());
}

export interface DecidedSettings {
  practiceId: string;
  realmId: string;
  /** The fields that were decided; the others stay. */
  settings: SettingsChange;
  memberId: string;
  at: number;
}

/** Changes the rules when `knownVersion` is still their version, and keeps who did it. */
export function putSettings(
  database: Database,
  change: DecidedSettings,
  knownVersion: number,
): Promise<Result<SettingsView>> {
  const { practiceId, realmId } = change;
  return database.transaction(async (trx) => {
    const before = await locked(database, stored(trx, practiceId, realmId)).executeTakeFirst();
    if ((before?.version ?? 0) !== knownVersion) return refused(problem('settings_conflict'));
    const text = canonicalJson({ ...storedRules(before), ...change.settings });
    const version = knownVersion + 1;
    const row = { practice_id: practiceId, realm_id: realmId, settings: text, version };
    // Where there is no row to lock, two first decisions meet here.
    const written = await trx
      .insertInto('settings')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['practice_id', 'realm_id'])
          .doUpdateSet({ settings: text, version })
          .where('settings.version', '=', knownVersion),
      )
      .returningAll()
      .executeTakeFirst();
    if (!written) return refused(problem('settings_conflict'));
    await trx
      .insertInto('settings_changes')
      .values({
        practice_id: practiceId,
        realm_id: realmId,
        version,
        from_settings: before?.settings ?? null,
        to_settings: text,
        member_id: change.memberId,
        at: change.at,
      })
      .execute();
    return ok(viewOf(realmId, written));
  });
}

const stored = (db: Kysely<Schema>, practiceId: string, realmId: string) =>
  db
    .selectFrom('settings')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .where('realm_id', '=', realmId);

/** As they are stored: also fields that only a newer relay knows. */
const storedRules = (row: SettingsTable | undefined): object =>
  row ? JSON.parse(row.settings) : defaultSettings;

const viewOf = (realmId: string, row: SettingsTable | undefined): SettingsView =>
  row
    ? { realmId, settings: settingsShape.parse(storedRules(row)), version: row.version }
    : { realmId, settings: defaultSettings, version: 0 };
