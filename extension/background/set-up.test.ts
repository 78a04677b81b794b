import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { readCatalogue } from '#extension/store/catalogue.ts';
import { readCompanyCheck } from '#extension/store/company-check.ts';
import { openToken, readPairing } from '#extension/store/pairing.ts';
import { allSites } from '#extension/store/sites.ts';
import { testWorld } from '#extension/testing/test-world.ts';
import { walkConsent } from '#relay/testing/consent.ts';
import { companyName, must, type Office, openOffice, realmId } from '#test/support/office.ts';
import { chooseAccounting } from './choose-accounting.ts';
import { connect, disconnect, testConnection } from './connect.ts';
import { createPairingCode, listMembers, revokeMember } from './members.ts';
import { overlaySetup } from './overlay-setup.ts';
import { pair, refreshMe, unpair } from './pair.ts';
import { allowSite, pauseSite, registerSites, removeSite } from './sites.ts';

describe('set-up', () => {
  let office: Office;
  let world: Awaited<ReturnType<typeof testWorld>>;

  beforeAll(async () => {
    office = await openOffice();
  }, 60_000);
  afterAll(() => office.close());
  beforeEach(async () => {
    world = await testWorld();
  });

  const pairAs = async (role: 'staff' | 'admin') => {
    world.shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode(role);
    return must(await pair(world, { address: office.relay.url, code, deviceName: 'Desk' }));
  };

  it('pairs with the relay and keeps the token sealed', async () => {
    const me = await pairAs('staff');
    expect(me).toMatchObject({ member: { role: 'staff' }, connection: { state: 'connected' } });
    const pairing = await readPairing(world.db);
    const token = await openToken(world.vault, pairing!);
    expect(token.length).toBeGreaterThan(20);
    const bytes = new TextDecoder('latin1').decode(pairing!.token.bytes);
    expect(bytes).not.toContain(token);
    expect(JSON.stringify(pairing!.me)).not.toContain(token);
    must(await unpair(world));
    expect(await readPairing(world.db)).toBeUndefined();
    expect(world.shell.permissions.size).toBe(0);
  });

  it('refuses a wrong code, a wrong address and a missing permission', async () => {
    world.shell.permissions.add(originPattern(office.relay.url));
    const code = async (address: string, given: string) => {
      const answer = await pair(world, { address, code: given, deviceName: 'Desk' });
      return answer.ok ? '' : answer.problem.code;
    };
    expect(await code(office.relay.url, 'WRONG-CODE')).toBe('code_wrong');
    expect(await code('http://relay.example', 'X')).toBe('relay_address_wrong');
    expect(await code('https://relay.example', 'X')).toBe('relay_unreachable');
    expect(await readPairing(world.db)).toBeUndefined();
  });

  it('lets an admin invite, list and remove browsers', async () => {
    const { member } = await pairAs('admin');
    const { code } = must(await createPairingCode(world, 'staff'));
    const colleague = await testWorld();
    colleague.shell.permissions.add(originPattern(office.relay.url));
    const other = { address: office.relay.url, code: ` ${code} `, deviceName: 'Room 2' };
    const theirs = must(await pair(colleague, other));
    const names = must(await listMembers(world)).map(({ name }) => name);
    expect(names).toContain('Room 2');
    must(await revokeMember(world, theirs.member.id));
    expect(await refreshMe(colleague)).toEqual({
      ok: false,
      problem: expect.objectContaining({ code: 'token_refused' }),
    });
    expect(must(await refreshMe(world)).member.id).toBe(member.id);
  });

  it('connects through the sign-in window, tests and disconnects', async () => {
    await pairAs('admin');
    const checked = must(await testConnection(world));
    expect(checked).toMatchObject({ state: 'connected' });
    const kept = await readCompanyCheck(world.db, world.vault, realmId);
    expect(kept).toMatchObject({ findings: checked.findings });
    expect(kept?.quickbooksUrl).toBe(`${office.simulator.url}/app`);
    expect(must(await disconnect(world))).toMatchObject({ state: 'none' });
    expect((await readPairing(world.db))?.me.connection.state).toBe('none');
    world.shell.onWindow = async () => {};
    expect(must(await connect(world))).toMatchObject({ state: 'none' });
    world.shell.onWindow = (url) => walkConsent(url, realmId);
    const connection = must(await connect(world));
    expect(connection).toMatchObject({ state: 'connected', company: { name: companyName } });
    const customers = await readCatalogue(world.db, world.vault, realmId, 'customers');
    expect(customers?.map(({ name }) => name)).toContain('Abernathy, June');
    const rows = await world.db.catalogue.toArray();
    const sealed = rows.map((row) => new TextDecoder('latin1').decode(row.sealed.bytes)).join();
    expect(sealed).not.toContain('Abernathy');
  }, 30_000);

  it('shows nothing on a page before its site is allowed, nor while no accounting system is used', async () => {
    await pairAs('admin');
    const site = { address: 'http://127.0.0.1:8116', profileId: 'demo-practice' };
    const page = { origin: site.address, tabId: 3, frameId: 0 };
    const setup = () => overlaySetup(world, ['7005'], page);
    expect(await setup()).toBeNull();
    world.shell.permissions.add('http://127.0.0.1/*');
    must(await allowSite(world, site));
    expect(await setup()).toMatchObject({
      ...{ profile: { id: 'demo-practice' }, badges: [{ state: 'export', company: companyName }] },
    });
    must(await disconnect(world));
    expect((await setup())?.badges).toMatchObject([{ state: 'not-connected' }]);
    world.shell.tabs.set(site.address, [3]);
    must(await chooseAccounting(world, 'none'));
    expect(world.shell.told.at(-1)).toMatchObject({ tabId: 3, type: 'setupChanged' });
    expect(await setup()).toBeNull();
    must(await chooseAccounting(world, 'quickbooks-online'));
    expect(await setup()).not.toBeNull();
    await office.reconnect();
  });

  it('allows exactly one origin of a site, and takes it back', async () => {
    const origin = 'http://127.0.0.1:8116';
    const site = { address: `${origin}/billing/invoices`, profileId: 'demo-practice' };
    expect(await allowSite(world, site)).toEqual({
      ok: false,
      problem: { code: 'site_not_granted' },
    });
    world.shell.permissions.add('http://127.0.0.1/*');
    world.shell.tabs.set(origin, [3]);
    expect(must(await allowSite(world, site))).toEqual({ origin });
    expect([...world.shell.overlays]).toEqual(['http://127.0.0.1/*']);
    expect(world.shell.injected).toEqual([3]);

    must(await pauseSite(world, { origin, paused: true }));
    expect(world.shell.told.at(-1)).toMatchObject({ tabId: 3, type: 'setupChanged' });

    world.shell.overlays.clear();
    await registerSites(world);
    expect([...world.shell.overlays]).toEqual(['http://127.0.0.1/*']);

    must(await allowSite(world, { address: 'http://127.0.0.1:9000', profileId: 'demo-practice' }));
    must(await removeSite(world, origin));
    expect([...world.shell.overlays]).toEqual(['http://127.0.0.1/*']);
    must(await removeSite(world, 'http://127.0.0.1:9000'));
    expect(world.shell.overlays.size + world.shell.permissions.size).toBe(0);
    expect(await allSites(world.db)).toEqual([]);
  });
});
