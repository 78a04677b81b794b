import type { Result } from '#shared/result.ts';
import { isSameSetting, type OfflineSetting } from '#shared/settings/merge-settings.ts';
import { defaultSettings, type Settings } from '#shared/settings/settings.ts';
import type { SettingsChange } from '#shared/settings/settings-change.ts';
import type { Database } from './database.ts';
import type { SettingsChangeRecord } from './records.ts';
import { openSettings } from './settings.ts';
import type { Vault } from './vault.ts';
import { whenFull } from './when-full.ts';

/** A field an admin decided, that the relay does not have yet. */
export type WaitingSetting = OfflineSetting & {
  id: string;
  /** A colleague decided otherwise meanwhile: a person has to choose. */
  differs: boolean;
};

type Field = keyof Settings;
type Content = Pick<OfflineSetting, 'value' | 'from'>;

const fields = Object.keys(defaultSettings) as Field[];
const idOf = (practiceId: string, realmId: string, field: Field) =>
  `${practiceId}|${realmId}|${field}`;
const sealId = (id: string) => `settings-changes/${id}`;

/** What waits for the relay while this browser is an admin's; `openSettingsChanges` opens the rows. */
export async function settingsChangeRows(
  db: Database,
  realmId: string,
): Promise<SettingsChangeRecord[]> {
  const [rows, pairing] = await Promise.all([
    unsentSettings(db, realmId),
    db.pairing.get('pairing'),
  ]);
  return pairing?.me.member.role === 'admin' ? rows : [];
}

/** Settings of the paired practice that were never sent, whoever's browser this is now. */
export async function unsentSettings(
  db: Database,
  realmId: string,
): Promise<SettingsChangeRecord[]> {
  const practiceId = (await db.pairing.get('pairing'))?.me.practice.id;
  if (practiceId === undefined) return [];
  const ids = fields.map((field) => idOf(practiceId, realmId, field));
  return (await db.settingsChanges.bulkGet(ids)).filter((row) => row !== undefined);
}

export const openSettingsChanges = (
  vault: Vault,
  rows: readonly SettingsChangeRecord[],
): Promise<WaitingSetting[]> =>
  Promise.all(
    rows.map(async ({ id, field, sealed, differs = false }) => {
      const content = await vault.open<Content>(sealId(id), sealed);
      return { id, field, ...content, differs } as WaitingSetting;
    }),
  );

/** Settings that the relay does not have yet; they hold in this browser meanwhile. */
export const settingsWaiting = async (
  db: Database,
  vault: Vault,
  realmId: string,
): Promise<WaitingSetting[]> => openSettingsChanges(vault, await settingsChangeRows(db, realmId));

/** What holds in this browser: a decision that a colleague contradicts does not. */
export const settingsHeld = (told: Settings, changes: readonly WaitingSetting[]): Settings => ({
  ...told,
  ...Object.fromEntries(
    changes.filter(({ differs }) => !differs).map(({ field, value }) => [field, value]),
  ),
});

/** Written before the relay is called; a later decision about the field replaces the earlier one. */
export async function keepSettings(
  db: Database,
  vault: Vault,
  { practiceId, realmId }: { practiceId: string; realmId: string },
  change: SettingsChange,
  at: number,
): Promise<Result<unknown>> {
  const told = await openSettings(vault, await db.settings.get(realmId));
  if (!told.ok) return told;
  const known = new Map(
    (await settingsWaiting(db, vault, realmId)).map((one) => [one.field, one] as const),
  );
  const rows: SettingsChangeRecord[] = [];
  const undone: string[] = [];
  for (const [field, value] of Object.entries(change) as [Field, Settings[Field]][]) {
    const id = idOf(practiceId, realmId, field);
    const before = known.get(field);
    // Whoever decides over a colleague’s choice has seen it.
    const from = before && !before.differs ? before.from : told.value[field];
    if (isSameSetting(value, from)) undone.push(id);
    else {
      const sealed = await vault.seal(sealId(id), { value, from });
      rows.push({ id, practiceId, realmId, field, sealed, at });
    }
  }
  return whenFull(() =>
    db.transaction('rw', db.settingsChanges, async () => {
      await db.settingsChanges.bulkDelete(undone);
      await db.settingsChanges.bulkPut(rows);
    }),
  );
}

/** The relay has these; what the person decided anew meanwhile waits on top of them. */
export async function settingsArrived(
  db: Database,
  vault: Vault,
  sent: readonly WaitingSetting[],
): Promise<void> {
  for (const { id, value } of sent) {
    const row = await db.settingsChanges.get(id);
    if (!row) continue;
    const now = await vault.open<Content>(sealId(id), row.sealed);
    if (isSameSetting(now.value, value)) await db.settingsChanges.delete(id);
    else {
      const sealed = await vault.seal(sealId(id), { value: now.value, from: value });
      await db.settingsChanges.update(id, { sealed });
    }
  }
}

/** A colleague decided otherwise: both values are kept until a person chooses. */
export const noteDiffering = (db: Database, ids: readonly string[]): Promise<unknown> =>
  db.settingsChanges.bulkUpdate(ids.map((key) => ({ key, changes: { differs: true } })));

/** The decisions are given up, and what the practice has holds. */
export async function dropSettingsChanges(
  db: Database,
  realmId: string,
  fields: readonly Field[],
): Promise<void> {
  const rows = await unsentSettings(db, realmId);
  const dropped = rows.filter(({ field }) => fields.includes(field));
  await db.settingsChanges.bulkDelete(dropped.map(({ id }) => id));
}
