import { openSettings, saveSettings } from '#extension/store/settings.ts';
import { canonicalJson } from '#shared/hash.ts';
import { problem } from '#shared/problem.ts';
import type { SettingsView } from '#shared/relay/contract.ts';
import { type Result, refused } from '#shared/result.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { SettingsChange } from '#shared/settings/settings-change.ts';
import { announceSetups } from './announce-setups.ts';
import { relayOf, type World } from './world.ts';

/** The change before, so that two quick ones of the same person do not meet at the relay. */
const before = new WeakMap<World, Promise<unknown>>();

/**
 * Changes some of the practice's settings. What others changed meanwhile is kept; where they
 * changed the same field, theirs stands and the answer is `settings_conflict`.
 */
export function putSettings(world: World, change: SettingsChange): Promise<Result<SettingsView>> {
  const put = () => putNow(world, change);
  const answer = (before.get(world) ?? Promise.resolve()).then(put, put);
  before.set(world, answer);
  return answer;
}

async function putNow(world: World, change: SettingsChange): Promise<Result<SettingsView>> {
  const relay = await relayOf(world);
  if (!relay.ok) return relay;
  const realmId = relay.value.pairing.me.connection.company?.realmId;
  if (!realmId) return refused(problem('not_connected'));
  const row = await world.db.settings.get(realmId);
  const seen = { settings: await openSettings(world.vault, row), version: row?.version ?? 0 };
  const put = ({ settings, version }: SettingsView) =>
    relay.value.call('putSettings', {
      data: { settings: { ...settings, ...change } as Settings, knownVersion: version },
    });
  let answer = await put(seen);
  if (!answer.ok && answer.problem.code === 'settings_conflict') {
    const now = await relay.value.call('settings');
    if (!now.ok) return now;
    await saveSettings(world.db, world.vault, realmId, now.value);
    if (changedBoth(change, seen.settings, now.value.settings)) return answer;
    answer = await put(now.value);
  }
  if (!answer.ok) return answer;
  await saveSettings(world.db, world.vault, realmId, answer.value);
  await announceSetups(world);
  return answer;
}

/** Whether somebody else decided otherwise on a field of this change. */
const changedBoth = (change: SettingsChange, seen: Settings, now: Settings): boolean =>
  (Object.keys(change) as (keyof Settings)[]).some(
    (field) => !same(now[field], seen[field]) && !same(now[field], change[field]),
  );

const same = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);
