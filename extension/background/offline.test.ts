import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { saveDraft } from '#extension/store/drafts.ts';
import { waitingChanges } from '#extension/store/mapping-changes.ts';
import { readPairing } from '#extension/store/pairing.ts';
import { readPractice, readRecord } from '#extension/store/read-record.ts';
import { recordState } from '#extension/store/record-state.ts';
import { settingsWaiting } from '#extension/store/settings-changes.ts';
import { testWorld } from '#extension/testing/test-world.ts';
import { walkConsent } from '#relay/testing/consent.ts';
import { termsFor } from '#shared/documents/index.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { refOf, type Term } from '#shared/mapping/term.ts';
import type { Role } from '#shared/relay/contract.ts';
import { must, type Office, openOffice, orderContext, realmId } from '#test/support/office.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { confirmExport } from './confirm-export.ts';
import { fetchPractice } from './fetch-practice.ts';
import { pair, refreshMe, unpair } from './pair.ts';
import { putMapping } from './put-mapping.ts';
import { dropSettings, putSettings } from './put-settings.ts';
import { resumeExports } from './resume-exports.ts';

const northgate = '9341450000000002';
type Browser = Awaited<ReturnType<typeof testWorld>> & { offline: boolean };

/** A browser whose way to a real relay is cut and comes back. */
describe('while the relay is away', { timeout: 30_000 }, () => {
  let office: Office;
  let world: Browser;
  let colleague: Browser;
  let terms: Term[];

  const pairAs = async (role: Role): Promise<Browser> => {
    const browser = Object.assign(await testWorld(), { offline: false });
    browser.fetch = (...request) =>
      browser.offline ? Promise.reject(new TypeError('away')) : fetch(...request);
    await pairAgain(browser, role);
    return browser;
  };
  const pairAgain = async (browser: Browser, role: Role) => {
    browser.shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode(role);
    must(await pair(browser, { address: office.relay.url, code, deviceName: 'Desk' }));
  };
  /** The background as it starts in a browser that is opened again. */
  const reopened = async ({ db, shell, offline }: Browser): Promise<Browser> => {
    const browser = Object.assign(await testWorld({ db, shell }), { offline });
    browser.fetch = (...request) =>
      browser.offline ? Promise.reject(new TypeError('away')) : fetch(...request);
    return browser;
  };
  const here = async ({ db, vault }: Browser) => (await readPractice(db, vault)).settings;
  const there = async () => must(await office.admin.call('settings')).settings;
  const waiting = async ({ db, vault }: Browser) =>
    (await settingsWaiting(db, vault, realmId)).map(({ field, differs }) => [field, differs]);
  const inBooks = (number: string) =>
    office.invoices().filter(({ DocNumber }) => DocNumber === number).length;

  beforeAll(async () => {
    office = await openOffice();
    terms = termsFor(sampleDraft(), await orderContext(office.admin, office.company));
  }, 60_000);
  afterAll(() => office.close());
  beforeEach(async () => {
    world = await pairAs('admin');
    colleague = await pairAs('admin');
  });

  it('settings wait in this browser, hold here, and are sent by themselves', async () => {
    world.offline = true;
    expect(must(await putSettings(world, { memo: true }))).toMatchObject({
      waiting: 1,
      problem: { code: 'relay_unreachable' },
    });
    must(await putSettings(world, { startDate: '2026-10-01' }));
    must(await putSettings(world, { startDate: '2026-11-01' }));
    expect(await here(world)).toMatchObject({ memo: true, startDate: '2026-11-01' });
    expect(await there()).toMatchObject({ memo: false, startDate: null });
    expect(await waiting(world)).toEqual([
      ['memo', false],
      ['startDate', false],
    ]);
    expect(world.shell.waking).toBe(true);

    must(await putSettings(colleague, { numbers: 'quickbooks' }));
    const browser = await reopened(world);
    browser.offline = false;
    must(await resumeExports(browser));
    expect(await there()).toMatchObject({
      memo: true,
      startDate: '2026-11-01',
      numbers: 'quickbooks',
    });
    expect(await waiting(browser)).toEqual([]);
    expect(browser.shell.waking).toBe(false);
    must(await putSettings(browser, { memo: false, startDate: null, numbers: 'practice' }));
  });

  it('a setting that a colleague decided otherwise waits for a person, the others arrive', async () => {
    world.offline = true;
    must(await putSettings(world, { startDate: '2026-11-01' }));
    must(await putSettings(world, { memo: true }));
    must(await putSettings(colleague, { startDate: '2026-10-01' }));
    world.offline = false;
    must(await resumeExports(world));
    expect(await there()).toMatchObject({ memo: true, startDate: '2026-10-01' });
    expect(await here(world)).toMatchObject({ memo: true, startDate: '2026-10-01' });
    expect(await waiting(world)).toEqual([['startDate', true]]);
    // A person has the question; nothing is asked of the relay until it is answered.
    expect(world.shell.waking).toBe(false);
    must(await putSettings(world, { startDate: '2026-11-01' }));
    expect((await there()).startDate).toBe('2026-11-01');
    expect(await waiting(world)).toEqual([]);
    must(await putSettings(world, { memo: false, startDate: null }));
  });

  it('what was decided can be given up, and taken back before it is sent', async () => {
    world.offline = true;
    must(await putSettings(world, { memo: true }));
    must(await putSettings(world, { startDate: '2026-11-01' }));
    must(await dropSettings(world, ['memo']));
    must(await putSettings(world, { startDate: null }));
    expect(await waiting(world)).toEqual([]);
    expect(await here(world)).toMatchObject({ memo: false, startDate: null });
  });

  it('settings for one company never reach another that is connected meanwhile', async () => {
    world.offline = true;
    must(await putSettings(world, { termId: '7' }));
    must(await office.admin.call('disconnect'));
    await walkConsent(must(await office.admin.call('startConnection')).url, northgate);
    world.offline = false;
    await resumeExports(world);
    expect((await there()).termId).toBeNull();
    must(await refreshMe(world));
    must(await fetchPractice(world));
    await resumeExports(world);
    expect((await there()).termId).toBeNull();
    expect(await waiting(world)).toEqual([['termId', false]]);
    must(await office.admin.call('disconnect'));
    await office.reconnect();
    must(await refreshMe(world));
    must(await resumeExports(world));
    expect((await there()).termId).toBe('7');
    must(await putSettings(world, { termId: null }));
  });

  it('an invoice is mapped and confirmed, and goes out after what it was built with', async () => {
    const draft = sampleDraft('901');
    const key = sourceKey(draft.source);
    must(await saveDraft(world.db, world.vault, key, { draft }));
    world.offline = true;
    const customer = office.idOf('Customer', 'Abernathy, June');
    const services = office.idOf('Item', 'Services');
    for (const term of terms) {
      const targetId = term.kind === 'client' ? customer : services;
      must(await putMapping(world, { term, targetId }));
    }
    must(await putSettings(world, { numbers: 'practice', memo: true }));
    const state = await stateOf(world, key);
    if (state.is !== 'ready') throw new Error(JSON.stringify(state));
    const shown = state.steps.map(({ prepared }) => ({ hash: prepared.hash }));
    expect(await confirmExport(world, { sourceKey: key, shown })).toMatchObject({
      problem: { code: 'relay_unreachable' },
    });
    expect(await waitingChanges(world.db, realmId)).toHaveLength(terms.length);

    const browser = await reopened(world);
    await resumeExports(browser);
    expect(await browser.db.intents.count()).toBe(1);
    browser.offline = false;
    must(await resumeExports(browser));
    expect(inBooks(draft.number)).toBe(1);
    expect(await waitingChanges(browser.db, realmId)).toEqual([]);
    must(await resumeExports(browser));
    expect(inBooks(draft.number)).toBe(1);
    must(await putSettings(browser, { memo: false }));
  });

  it('what a colleague decided otherwise keeps the invoice back, and the record says so', async () => {
    const draft = sampleDraft('902');
    const key = sourceKey(draft.source);
    must(await saveDraft(world.db, world.vault, key, { draft }));
    must(await fetchPractice(world));
    const [client] = terms.filter(({ kind }) => kind === 'client');
    const [mine, theirs] = office
      .list('Customer')
      .map(({ Id }) => String(Id))
      .slice(-2);
    world.offline = true;
    must(await putMapping(world, { term: client!, targetId: mine! }));
    const state = await stateOf(world, key);
    if (state.is !== 'ready') throw new Error(JSON.stringify(state));
    const shown = state.steps.map(({ prepared }) => ({ hash: prepared.hash }));
    await confirmExport(world, { sourceKey: key, shown });
    must(await fetchPractice(colleague));
    must(await putMapping(colleague, { term: client!, targetId: theirs! }));

    world.offline = false;
    await resumeExports(world);
    expect(inBooks(draft.number)).toBe(0);
    expect(await world.db.intents.count()).toBe(0);
    const facts = await readRecord(
      world.db,
      world.vault,
      await readPractice(world.db, world.vault),
      key,
    );
    expect(facts.returned?.code).toBe('preview_outdated');
    expect(await waitingChanges(world.db, realmId)).toMatchObject([
      { decision: { targetId: mine }, theirs: { targetId: theirs } },
    ]);
    expect(facts.lookup(client!)).toBe(theirs);
    // Seen anew and confirmed, it goes out as it is now, and nothing is said any more.
    const now = await stateOf(world, key);
    if (now.is !== 'ready') throw new Error(JSON.stringify(now));
    const anew = now.steps.map(({ prepared }) => ({ hash: prepared.hash }));
    must(await confirmExport(world, { sourceKey: key, shown: anew }));
    expect(inBooks(draft.number)).toBe(1);
    expect(await world.db.returned.count()).toBe(0);
  });

  it('a removed browser keeps what it has not sent; as staff it sends none of it', async () => {
    const [, item] = terms;
    world.offline = true;
    must(await putSettings(world, { memo: true }));
    must(await putMapping(world, { term: item!, targetId: '5' }));
    const id = (await readPairing(world.db))?.me.member.id ?? '';
    must(await office.admin.call('revokeMember', { params: { id } }));
    world.offline = false;
    await resumeExports(world);
    expect(await waiting(world)).toEqual([['memo', false]]);
    must(await unpair(world));
    await pairAgain(world, 'staff');
    await resumeExports(world);
    expect((await there()).memo).toBe(false);
    expect(await here(world)).toMatchObject({ memo: false });
    expect((await readPractice(world.db, world.vault)).lookup(item!)).not.toBe('5');
    expect(await world.db.settingsChanges.count()).toBe(1);
    expect(await world.db.mappingChanges.count()).toBe(1);
    expect(world.shell.waking).toBe(false);
    await pairAgain(world, 'admin');
    must(await resumeExports(world));
    expect((await there()).memo).toBe(true);
    const { mappings } = must(await office.admin.call('mappings'));
    const stored = mappings.find(({ term }) => term.key === refOf(item!).key);
    expect(stored?.targetId).toBe('5');
    must(await putSettings(world, { memo: false }));
  });

  const stateOf = async ({ db, vault }: Browser, key: string) =>
    recordState(await readRecord(db, vault, await readPractice(db, vault), key));

  it('a setting decided again while the one before is noted as sent is not lost', async () => {
    const { open } = world.vault;
    let again: ReturnType<typeof putSettings> | undefined;
    let isSent = false;
    const told = world.fetch;
    world.fetch = async (...request) => {
      const answer = await told(...request);
      isSent ||= String(request[0] instanceof Request ? request[0].method : '') === 'PUT';
      return answer;
    };
    world.vault.open = async <T>(id: string, sealed: Parameters<typeof open>[1]) => {
      const value = await open<T>(id, sealed);
      if (isSent && !again && id.startsWith('settings-changes')) {
        again = putSettings(world, { startDate: '2026-12-02' });
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      return value;
    };
    must(await putSettings(world, { startDate: '2026-12-01' }));
    expect(must(await (again ?? putSettings(world, {}))).waiting).toBe(0);
    expect(again).toBeDefined();
    expect(await there()).toMatchObject({ startDate: '2026-12-02' });
    expect(await waiting(world)).toEqual([]);
  });
});
