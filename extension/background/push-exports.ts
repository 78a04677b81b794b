import { readCatalogues } from '#extension/store/catalogue.ts';
import { readPractice, readRecord } from '#extension/store/read-record.ts';
import { recordState } from '#extension/store/record-state.ts';
import type { PreparedStep } from '#extension/store/steps.ts';
import type { Draft } from '#shared/draft/draft.ts';
import { settingTargets } from '#shared/settings/setting-targets.ts';
import type { Settings } from '#shared/settings/settings.ts';
import { settingsHealth, settingsIn } from '#shared/settings/settings-health.ts';
import { confirmExport } from './confirm-export.ts';
import { fetchCatalogue } from './fetch-catalogue.ts';
import { fetchCustomers } from './fetch-customers.ts';
import { findExports, keysOfRecord } from './find-exports.ts';
import type { World } from './world.ts';

/** Pages nobody has looked at for longer are left to a person. */
const recentMs = 31 * 24 * 60 * 60 * 1000;
const mostAtOnce = 500;

/**
 * Exports a record without a person, where the settings say so and nothing about it is open: ready,
 * new, and not older than the first day the settings name (features D14). Answers whether it did.
 */
export async function pushRecord(world: World, sourceKey: string): Promise<boolean> {
  const { settings } = await readPractice(world.db, world.vault);
  if (settings.push === 'by-hand' || !(await isReady(world, sourceKey))) return false;
  // A colleague may have exported it; the relay would not do it twice, but nobody should be told so.
  await findExports(world, await keysOfRecord(world, sourceKey), { evenIfFresh: true });
  const state = await stateOf(world, sourceKey);
  if (state.is !== 'ready' || !isInTime(state.draft, settings)) return false;
  if (await namesBroken(world, state.steps)) return false;
  const shown = state.steps.map(({ prepared: { hash }, change }) => ({
    hash,
    ...(change ? { change } : {}),
  }));
  return (await confirmExport(world, { sourceKey, shown })).ok;
}

/** Everything that was read lately and is ready; once an hour while a browser is open (D25). */
export async function pushExports(world: World): Promise<number> {
  const { settings } = await readPractice(world.db, world.vault);
  if (settings.push === 'by-hand') return 0;
  await fetchCustomers(world);
  const since = world.now() - recentMs;
  const rows = (await world.db.drafts.toArray()).filter(({ updatedAt }) => updatedAt > since);
  const latest = rows.sort((a, b) => b.updatedAt - a.updatedAt).slice(0, mostAtOnce);
  let pushed = 0;
  for (const { sourceKey } of latest) if (await pushRecord(world, sourceKey)) pushed += 1;
  return pushed;
}

/** Whether QuickBooks would refuse a document for what the settings put into it (features D23). */
async function namesBroken(world: World, steps: PreparedStep[]): Promise<boolean> {
  const { db, vault } = world;
  const { settings, connection } = await readPractice(db, vault);
  const { company } = connection;
  if (!company) return false;
  const documents = steps.map(({ prepared }) => prepared.document);
  const named = settingsIn(documents, settings, company);
  const lists = [...new Set(named.map((field) => settingTargets[field].list))];
  for (const list of lists) await fetchCatalogue(world, { list, again: false });
  const rows = await readCatalogues(db, vault, company.realmId, lists);
  return settingsHealth(settings, company, rows).some(({ field }) => named.includes(field));
}

const stateOf = async ({ db, vault }: World, sourceKey: string) =>
  recordState(await readRecord(db, vault, await readPractice(db, vault), sourceKey));

async function isReady(world: World, sourceKey: string): Promise<boolean> {
  return (await stateOf(world, sourceKey)).is === 'ready';
}

/** Without a first day every old record that is looked at would go out. */
function isInTime(draft: Draft, { startDate, enabledOn }: Settings): boolean {
  const first = [startDate, enabledOn]
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  return first !== undefined && 'date' in draft && draft.date >= first;
}
