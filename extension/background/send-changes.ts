import { waitingChanges } from '#extension/store/mapping-changes.ts';
import { readPairing } from '#extension/store/pairing.ts';
import { settingsChangeRows } from '#extension/store/settings-changes.ts';
import type { Problem } from '#shared/problem.ts';
import { sendMappingChanges } from './put-mappings.ts';
import { sendSettings } from './put-settings.ts';
import type { World } from './world.ts';

/** Whether an admin's decisions wait for the relay, and for nobody's choice. */
export async function changesWait({ db }: World): Promise<boolean> {
  const me = (await readPairing(db))?.me;
  const realmId = me?.connection.company?.realmId;
  if (!realmId) return false;
  const [mappings, settings] = await Promise.all([
    waitingChanges(db, realmId),
    settingsChangeRows(db, realmId),
  ]);
  return mappings.some(({ theirs }) => !theirs) || settings.some(({ differs }) => !differs);
}

/** Sends the decisions that wait, mappings and settings; answers with what stopped them. */
export async function sendChanges(world: World): Promise<Problem | undefined> {
  if (!(await changesWait(world))) return undefined;
  const mappings = await sendMappingChanges(world);
  const settings = await sendSettings(world);
  return problemOf(mappings) ?? problemOf(settings);
}

const problemOf = (answer: Awaited<ReturnType<typeof sendMappingChanges>>): Problem | undefined =>
  answer.ok ? answer.value.problem : answer.problem;
