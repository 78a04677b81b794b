import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { problem } from '#shared/problem.ts';
import type { Me } from '#shared/relay/contract.ts';
import { defaultSettings, type Settings } from '#shared/settings/settings.ts';
import { requiredDefaults, usCompany } from '#shared/testing/order-context.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { openDatabase } from './database.ts';
import { saveDraft } from './drafts.ts';
import { savePairing } from './pairing.ts';
import { readPractice, readRecord } from './read-record.ts';
import { recordState } from './record-state.ts';
import { saveSettings } from './settings.ts';
import { keepSettings, settingsWaiting } from './settings-changes.ts';
import { openVault } from './vault.ts';

const { realmId } = usCompany;
const me: Me = {
  member: { id: 'm', name: 'Desk', role: 'admin', createdAt: 1, lastSeenAt: null },
  practice: { id: 'p', name: 'Larkfield' },
  connection: { state: 'connected', company: usCompany },
};
const update = problem('answer_not_understood', { where: 'settings.push' });

/** A browser whose settings another version of the extension has written. */
async function browser(push: string) {
  const db = openDatabase(`unreadable-${crypto.randomUUID()}`);
  const vault = await openVault(db);
  await savePairing(db, vault, { address: 'https://r.example', token: 't', me });
  const settings = { ...defaultSettings, ...requiredDefaults, push } as Settings;
  await saveSettings(db, vault, realmId, { settings, version: 4 });
  const draft = sampleDraft();
  const key = sourceKey(draft.source);
  await saveDraft(db, vault, key, { draft });
  const state = async () =>
    recordState(await readRecord(db, vault, await readPractice(db, vault), key));
  return { db, vault, state };
}

it('exports nothing by settings it cannot read, and says that the extension must be updated', async () => {
  const newer = await browser('at-night');
  expect(await newer.state()).toMatchObject({ is: 'blocked', problem: update });
  const known = await browser('by-hand');
  expect((await known.state()).is).toBe('needs-mapping');
});

it('lets nobody decide on top of settings it cannot read', async () => {
  const { db, vault } = await browser('at-night');
  const place = { practiceId: 'p', realmId };
  const kept = await keepSettings(db, vault, place, { memo: true }, 5);
  expect(kept).toEqual({ ok: false, problem: update });
  expect(await settingsWaiting(db, vault, realmId)).toEqual([]);
});
