import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { readPairing } from '#extension/store/pairing.ts';
import { readPractice } from '#extension/store/read-record.ts';
import { testWorld } from '#extension/testing/test-world.ts';
import { answerConsent, comeBack, openConsent, walkConsent } from '#relay/testing/consent.ts';
import { companyName, must, type Office, openOffice, realmId } from '#test/support/office.ts';
import { connect, disconnect } from './connect.ts';
import { fetchCatalogue } from './fetch-catalogue.ts';
import { fetchPractice } from './fetch-practice.ts';
import { pair, refreshMe } from './pair.ts';
import { putSettings } from './put-settings.ts';
import { allowSite } from './sites.ts';

const northgate = '9341450000000002';

describe('connecting', () => {
  let office: Office;
  let world: Awaited<ReturnType<typeof testWorld>>;

  beforeAll(async () => {
    office = await openOffice();
  }, 60_000);
  afterAll(() => office.close());

  const pairAdmin = async () => {
    const browser = await testWorld();
    browser.shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode('admin');
    must(await pair(browser, { address: office.relay.url, code, deviceName: 'Desk' }));
    return browser;
  };
  beforeEach(async () => {
    world = await pairAdmin();
  });

  /** What the panel is told of a sign-in that goes on as `person` says. */
  const signIn = async (person: (url: string) => Promise<unknown>) => {
    world.shell.onWindow = person;
    const answer = await connect(world);
    return answer.ok ? answer.value.state : answer.problem;
  };
  const cancel = async (url: string) => {
    const browser = {};
    const page = await openConsent(url, browser);
    await comeBack(await answerConsent(page, realmId, 'cancel'), browser);
  };
  const fromAnotherBrowser = async (url: string) =>
    comeBack(await answerConsent(await openConsent(url, {}), realmId), {});

  it('says why a sign-in ended without a connection, each time anew', async () => {
    const before = (await readPairing(world.db))?.me.connection;
    expect(await signIn(cancel)).toEqual({ code: 'consent_refused' });
    expect(await signIn((url) => walkConsent(url, northgate))).toEqual({
      code: 'other_company',
      detail: { other: 'Northgate Services', company: companyName },
    });
    expect(await signIn(fromAnotherBrowser)).toEqual({ code: 'consent_expired' });
    // Closed, without an answer.
    expect(await signIn(async () => {})).toBe('connected');
    expect((await readPairing(world.db))?.me.connection).toEqual(before);
    expect(await signIn((url) => walkConsent(url, realmId))).toBe('connected');
    expect((await readPairing(world.db))?.me.connection.grantedAt).not.toBe(before?.grantedAt);
  });

  it('does not wait longer than a browser lets its worker, and finds the connection later', async () => {
    must(await disconnect(world));
    let url = '';
    const start = world.now();
    const slow = { ...world, now: () => start + (url ? 5 * 60_000 : 0) };
    world.shell.onWindow = (opened) => {
      url = opened;
      return new Promise(() => {});
    };
    expect(await connect(slow)).toEqual({ ok: false, problem: { code: 'consent_open' } });
    await walkConsent(url, realmId);
    expect(must(await refreshMe(world)).connection.state).toBe('connected');
    expect(await world.db.settings.get(realmId)).toBeDefined();
  });

  it('is known to have ended as soon as an answer says so, not only when the panel asks', async () => {
    const pages = 'https://practice.example';
    world.shell.permissions.add(originPattern(pages));
    must(await allowSite(world, { address: pages, profileId: 'demo-practice' }));
    world.shell.tabs.set(pages, [3]);
    office.simulator.simulator.grants.revokeRealm(realmId);
    const answer = await fetchCatalogue(world, { list: 'items', again: true });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'needs_reconnect' } });
    expect((await readPairing(world.db))?.me.connection.state).toBe('needs_reconnect');
    expect(world.shell.told.at(-1)).toMatchObject({ tabId: 3, type: 'setupChanged' });
    await office.reconnect();
  });

  it('opens no window where a colleague has connected meanwhile', async () => {
    must(await disconnect(world));
    await office.reconnect();
    let opened = 0;
    const state = await signIn(async () => {
      opened += 1;
    });
    expect([state, opened]).toEqual(['connected', 0]);
  });

  it('keeps the settings of two companies apart in a browser that was away during the move', async () => {
    const there = await pairAdmin();
    must(await putSettings(world, { memo: true }));
    must(await fetchPractice(there));
    must(await disconnect(world));
    await walkConsent(must(await office.admin.call('startConnection')).url, northgate);
    must(await fetchPractice(there));
    expect((await readPractice(there.db, there.vault)).settings.memo).toBe(true);
    must(await refreshMe(there));
    expect((await there.db.settings.get(northgate))?.version).toBe(0);
    expect((await readPractice(there.db, there.vault)).settings.memo).toBe(false);
    must(await disconnect(there));
    await office.reconnect();
    must(await refreshMe(there));
    expect((await readPractice(there.db, there.vault)).settings.memo).toBe(true);
  });
});
