import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Receipt } from '#shared/ledger/receipt.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import type { Me } from '#shared/relay/contract.ts';
import { ok } from '#shared/result.ts';
import { defaultSettings } from '#shared/settings/settings.ts';
import { usCompany } from '#shared/testing/order-context.ts';
import { type Database, openDatabase } from './database.ts';
import { readDraft, saveDraft } from './drafts.ts';
import { openIntent, saveIntent, settleIntent } from './intents.ts';
import {
  findMapping,
  mappingsSeen,
  putMappings,
  readMappings,
  saveFetchedMappings,
} from './mappings.ts';
import { deletePairing, readPairing, savePairing, updateMe } from './pairing.ts';
import { readPractice, readRecord } from './read-record.ts';
import { putReceipt, receiptsIn, saveFound, unasked } from './receipts.ts';
import { forgetSettings, openSettings, saveSettings } from './settings.ts';
import { sourceOf } from './source-of.ts';
import { openVault, type Vault } from './vault.ts';

const key = 'demo-practice|http%3A%2F%2F127.0.0.1%3A8116|invoice|70%7C01';
const receipt = (state: Receipt['state'], updatedAt = 1): Receipt => ({
  id: 'r',
  sourceKey: key,
  kind: 'invoice',
  operation: 'create',
  state,
  documentHash: '',
  fingerprint: '',
  total: 1,
  updatedAt,
});
const me = (practiceId: string): Me => ({
  member: { id: 'm', name: 'Desk', role: 'staff', createdAt: 1, lastSeenAt: null },
  practice: { id: practiceId, name: 'Practice' },
  connection: { state: 'none' },
});

describe('the store', () => {
  let db: Database;
  let vault: Vault;
  let count = 0;
  beforeEach(async () => {
    count += 1;
    db = openDatabase(`store-${count}`);
    vault = await openVault(db);
  });

  it('knows the identity inside a source key', () => {
    expect(sourceOf(key)).toEqual({
      profileId: 'demo-practice',
      origin: 'http://127.0.0.1:8116',
      kind: 'invoice',
      id: '70|01',
    });
  });

  it('answers storage_full and keeps the former draft when the disk is full', async () => {
    await saveDraft(db, vault, key, { problem: { code: 'page_changed' } });
    db.drafts.hook('updating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const saved = await saveDraft(db, vault, key, { problem: { code: 'signed_out' } });
    expect(saved).toEqual({ ok: false, problem: { code: 'storage_full' } });
    expect(await readDraft(db, vault, key)).toEqual({ problem: { code: 'page_changed' } });
  });

  it('keeps an intent until the answer is final, in one step with the receipt', async () => {
    const step = { draft: {} as never, shownHash: 'x' };
    await saveIntent(db, vault, 'p', key, { steps: [step] });
    await settleIntent(db, key, receipt('sending', 1), true);
    expect(await db.intents.count()).toBe(1);
    await settleIntent(db, key, receipt('exported', 2), true);
    expect(await db.intents.count()).toBe(0);
    expect((await db.receipts.get(key))?.receipt.state).toBe('exported');
  });

  it('keeps an intent of several steps until the last, or until one is refused', async () => {
    const step = { draft: {} as never, shownHash: 'x' };
    const intent = { steps: [{ ...step, change: 'update' as const }, step] };
    await saveIntent(db, vault, 'p', key, intent);
    expect(await db.intents.get(key)).toMatchObject({ operation: 'update' });
    await settleIntent(db, key, receipt('exported', 1), false);
    expect(await db.intents.count()).toBe(1);
    await settleIntent(db, key, receipt('failed', 2), false);
    expect(await db.intents.count()).toBe(0);
  });

  it('opens an intent that an older version has sealed', async () => {
    const step = { draft: { kind: 'invoice' } as never, shownHash: 'x' };
    const sealed = await vault.seal(`intents/${key}`, step);
    await db.intents.put({
      sourceKey: key,
      practiceId: 'p',
      sealed,
      startedAt: 1,
      operation: 'create',
    });
    expect(await openIntent(vault, (await db.intents.get(key))!)).toEqual({ steps: [step] });
  });

  it('keeps the settings of a company sealed, and the usual ones where there are none', async () => {
    const realmId = '9341450000000001';
    const rules = { ...defaultSettings, memo: true, excludedMethods: ['unmistakable-method'] };
    await saveSettings(db, vault, realmId, { settings: rules, version: 3 });
    const row = await db.settings.get(realmId);
    expect(new TextDecoder('latin1').decode(row?.sealed?.bytes)).not.toContain('unmistakable');
    expect(await openSettings(vault, row)).toEqual(ok(rules));
    await forgetSettings(db, realmId);
    expect(await openSettings(vault, await db.settings.get(realmId))).toEqual(ok(defaultSettings));
  });

  it('knows which company a receipt belongs to', async () => {
    const realmId = '9341450000000001';
    await putReceipt(db, receipt('exported'));
    expect((await receiptsIn(db, realmId, [key])).size).toBe(0);
    await db.receipts.update(key, { realmId });
    expect([...(await receiptsIn(db, realmId, [key, 'b'])).keys()]).toEqual([key]);
    expect((await receiptsIn(db, undefined, [key])).size).toBe(0);
  });

  describe('after the practice moved to another company', () => {
    const [before, after] = ['9341450000000001', '9341450000000002'] as const;
    const company = (realmId: string): Me => ({
      ...me('p'),
      connection: { state: 'connected', company: { ...usCompany, realmId } },
    });
    const pairWith = (realmId: string) =>
      savePairing(db, vault, { address: 'https://r.example', token: 't', me: company(realmId) });
    const at = (realmId: string, id: string, updatedAt: number): Receipt => ({
      ...receipt('exported', updatedAt),
      ...{ id, realmId },
    });
    const shown = async () =>
      (await readRecord(db, vault, await readPractice(db, vault), key)).receipt?.id;

    it('does not show what the company before has, and asks for it again', async () => {
      await pairWith(before);
      await saveFound(db, [key], [at(before, 'old', 20)], 150);
      expect([await shown(), await unasked(db, [key], 100)]).toEqual(['old', []]);
      await updateMe(db, me('p'));
      expect(await shown()).toBe('old');
      await updateMe(db, company(after));
      expect([await shown(), await unasked(db, [key], 100)]).toEqual([undefined, [key]]);
      await updateMe(db, me('p'));
      expect(await shown()).toBeUndefined();
    });

    it('shows what each company has, whichever changed last', async () => {
      await pairWith(before);
      await putReceipt(db, at(before, 'old', 20));
      await updateMe(db, company(after));
      await putReceipt(db, at(after, 'new', 30));
      expect(await shown()).toBe('new');
      await updateMe(db, company(before));
      await putReceipt(db, at(before, 'old', 20));
      expect(await shown()).toBe('old');
    });

    it('is not told otherwise by an answer about the company before that comes late', async () => {
      await pairWith(after);
      await putReceipt(db, at(after, 'new', 30));
      await putReceipt(db, at(before, 'old', 40));
      expect(await shown()).toBe('new');
      await db.receipts.clear();
      await putReceipt(db, at(before, 'old', 40));
      expect([await shown(), await unasked(db, [key], 100)]).toEqual([undefined, [key]]);
    });
  });

  it('is not put back by an answer that comes late', async () => {
    await putReceipt(db, receipt('exported', 20));
    await putReceipt(db, receipt('sending', 10));
    expect((await db.receipts.get(key))?.receipt.state).toBe('exported');
  });

  it('asks again about what is not exported, and only after a while', async () => {
    expect(await unasked(db, [key, 'b'], 100)).toEqual([key, 'b']);
    await saveFound(db, [key, 'b'], [receipt('exported')], 150);
    expect(await unasked(db, [key, 'b'], 100)).toEqual([]);
    expect(await unasked(db, [key, 'b'], 200)).toEqual(['b']);
  });

  it('keeps mappings per company, the newer version of each', async () => {
    const mapping = (realmId: string, targetId: string, version: number): Mapping => ({
      term: { profileId: 'p', origin: 'https://a.example', kind: 'client', key: 'id:1' },
      realmId,
      targetId,
      version,
      removed: false,
    });
    const [one, two] = ['9341450000000001', '9341450000000002'] as const;
    await saveFetchedMappings(db, [mapping(one, '10', 3), mapping(two, '20', 4)], 4);
    await putMappings(db, [mapping(one, '11', 2)]);
    expect((await readMappings(db, one)).map(({ targetId }) => targetId)).toEqual(['10']);
    await putMappings(db, [mapping(one, '12', 9)]);
    expect((await findMapping(db, one, mapping(one, '', 1).term))?.targetId).toBe('12');
    // Version 9 is our own write; 5 to 8 were not seen yet and must still be fetched.
    expect(await mappingsSeen(db)).toBe(4);
  });

  it('forgets what the relay told when the practice is another one, and keeps drafts', async () => {
    const pair = (practice: string) =>
      savePairing(db, vault, { address: 'https://r.example', token: 't', me: me(practice) });
    await pair('one');
    await saveDraft(db, vault, key, {});
    await putReceipt(db, receipt('exported'));
    await pair('one');
    expect(await db.receipts.count()).toBe(1);
    await pair('two');
    expect(await db.receipts.count()).toBe(0);
    await deletePairing(db);
    expect(await readPairing(db)).toBeUndefined();
    expect(await db.drafts.count()).toBe(1);
  });
});
