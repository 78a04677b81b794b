import type { SentChanges } from '#extension/protocol/messages.ts';
import { inTurn, type Turns } from '#extension/store/in-turn.ts';
import { openSettings, saveSettings } from '#extension/store/settings.ts';
import {
  dropSettingsChanges,
  keepSettings,
  noteDiffering,
  settingsArrived,
  settingsWaiting,
  type WaitingSetting,
} from '#extension/store/settings-changes.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { SettingsView } from '#shared/relay/contract.ts';
import { ok, type Result, refused } from '#shared/result.ts';
import { mergeSettings } from '#shared/settings/merge-settings.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { SettingsChange } from '#shared/settings/settings-change.ts';
import { adminsCompany } from './admins-company.ts';
import { announceSetups } from './announce-setups.ts';
import { type Relay, relayOf, type World } from './world.ts';

/**
 * Changes some of the practice's settings: kept in this browser first, then sent. What others
 * changed meanwhile is kept; where they changed the same field, theirs stands, the answer is
 * `settings_conflict`, and both values are kept until a person chooses.
 */
export async function putSettings(
  world: World,
  change: SettingsChange,
): Promise<Result<SentChanges>> {
  const at = await adminsCompany(world);
  if (!at.ok) return at;
  const { realmId, practiceId } = at.value;
  // In the order they were made: two quick choices of one person do not meet at the relay.
  const kept = await inTurn(keeping, world.db, () =>
    keepSettings(world.db, world.vault, { practiceId, realmId }, change, world.now()),
  );
  if (!kept.ok) return kept;
  await world.shell.keepWaking(true);
  const sent = await sendSettings(world);
  if (!sent.ok) return sent;
  const fields = Object.keys(change) as (keyof Settings)[];
  if (sent.value.problem?.code === 'bad_request') {
    await dropSettingsChanges(world.db, realmId, fields);
    return refused(sent.value.problem);
  }
  const left = await settingsWaiting(world.db, world.vault, realmId);
  const isDiffering = left.some(({ field, differs }) => differs && fields.includes(field));
  return isDiffering ? refused(problem('settings_conflict')) : sent;
}

/** Gives decisions up that the relay does not have; what the practice has holds. */
export async function dropSettings(
  world: World,
  fields: (keyof Settings)[],
): Promise<Result<null>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const realmId = relay.value.pairing.me.connection.company?.realmId;
  if (realmId) await dropSettingsChanges(world.db, realmId, fields);
  await announceSetups(world);
  return ok(null);
}

/** Sends every setting that waits, one run at a time. */
export const sendSettings = (world: World): Promise<Result<SentChanges>> =>
  inTurn(sending, world.db, () => sendWaiting(world));

const keeping: Turns = new WeakMap();
const sending: Turns = new WeakMap();

async function sendWaiting(world: World): Promise<Result<SentChanges>> {
  const at = await adminsCompany(world);
  if (!at.ok) return at;
  const { relay, realmId } = at.value;
  const all = await settingsWaiting(world.db, world.vault, realmId);
  const changes = all.filter(({ differs }) => !differs);
  const stopped = changes.length > 0 ? await sendSome(world, relay, realmId, changes) : undefined;
  if (changes.length > 0) await announceSetups(world);
  const left = await settingsWaiting(world.db, world.vault, realmId);
  const conflicts = left.filter(({ differs }) => differs).length;
  const asked = new Set(changes.map(({ id }) => id));
  const kept = left.filter(({ id }) => asked.has(id)).length;
  const waiting = left.length - conflicts;
  return ok({ sent: changes.length - kept, waiting, conflicts, problem: stopped });
}

/** Each further round needs somebody who changes settings at this very moment. */
const mostRounds = 4;

/** The problem that stopped it, where one did. */
async function sendSome(
  world: World,
  relay: Relay,
  realmId: string,
  changes: WaitingSetting[],
): Promise<Problem | undefined> {
  const before = await toldBefore(world, realmId);
  if (!before.ok) return before.problem;
  let now = before.value;
  for (let round = 0; round < mostRounds; round += 1) {
    const { send } = mergeSettings(changes, now.settings);
    if (Object.keys(send).length === 0) return settle(world, changes, now.settings);
    const settings = { ...now.settings, ...send } as Settings;
    const data = { settings, knownVersion: now.version, realmId };
    const answer = await relay.call('putSettings', { data });
    if (answer.ok) {
      await saveSettings(world.db, world.vault, realmId, answer.value);
      return settle(world, changes, now.settings);
    }
    if (answer.problem.code !== 'settings_conflict') return answer.problem;
    const told = await relay.call('settings');
    if (!told.ok) return told.problem;
    if ((told.value.realmId ?? realmId) !== realmId) return problem('settings_other_company');
    await saveSettings(world.db, world.vault, realmId, told.value);
    now = told.value;
  }
  return problem('settings_conflict');
}

async function toldBefore({ db, vault }: World, realmId: string): Promise<Result<SettingsView>> {
  const row = await db.settings.get(realmId);
  const told = await openSettings(vault, row);
  return told.ok ? ok({ settings: told.value, version: row?.version ?? 0 }) : told;
}

/** Notes what became of the changes that were merged into what held at the relay. */
async function settle(world: World, changes: WaitingSetting[], held: Settings): Promise<undefined> {
  const conflicts = new Set(mergeSettings(changes, held).conflicts);
  const isDiffering = ({ field }: WaitingSetting) => conflicts.has(field);
  const arrived = changes.filter((change) => !isDiffering(change));
  const differing = changes.filter(isDiffering).map(({ id }) => id);
  // What is decided at this moment waits its turn, and is not taken for what was sent.
  await inTurn(keeping, world.db, async () => {
    await settingsArrived(world.db, world.vault, arrived);
    await noteDiffering(world.db, differing);
  });
  return undefined;
}
