import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { saveDraft } from '#extension/store/drafts.ts';
import { readPairing } from '#extension/store/pairing.ts';
import { readPractice, readRecord } from '#extension/store/read-record.ts';
import { recordState } from '#extension/store/record-state.ts';
import { testWorld } from '#extension/testing/test-world.ts';
import { walkConsent } from '#relay/testing/consent.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { termOf } from '#shared/mapping/term.ts';
import { problem } from '#shared/problem.ts';
import type { Role } from '#shared/relay/contract.ts';
import { refused } from '#shared/result.ts';
import { must, type Office, openOffice } from '#test/support/office.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { chooseAccounting } from './choose-accounting.ts';
import { confirmExport } from './confirm-export.ts';
import { disconnect, testConnection } from './connect.ts';
import { fetchPractice } from './fetch-practice.ts';
import { pair, refreshMe } from './pair.ts';
import { putMapping } from './put-mapping.ts';
import { putSettings } from './put-settings.ts';
import { setTaxOverride } from './set-tax-override.ts';

type TestWorld = Awaited<ReturnType<typeof testWorld>>;

/** A company with the older, manual US sales tax. */
const northgate = '9341450000000002';

describe('settings', () => {
  let office: Office;
  let world: TestWorld;

  beforeAll(async () => {
    office = await openOffice();
  }, 60_000);
  afterAll(() => office.close());

  const pairAs = async (role: Role) => {
    const browser = await testWorld();
    browser.shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode(role);
    must(await pair(browser, { address: office.relay.url, code, deviceName: 'Desk' }));
    return browser;
  };
  const here = async ({ db, vault }: TestWorld) => (await readPractice(db, vault)).settings;
  const there = async () => must(await office.admin.call('settings'));

  beforeEach(async () => {
    world = await pairAs('admin');
  });

  it('changes one field at the relay and in this browser, and leaves the others', async () => {
    const incomeAccountId = office.idOf('Account', 'Sales of Product Income');
    must(await putSettings(world, { incomeAccountId }));
    must(await putSettings(world, { memo: true }));
    expect((await there()).settings).toMatchObject({ incomeAccountId, memo: true });
    expect(await here(world)).toMatchObject({ incomeAccountId, memo: true });
  });

  it('keeps what another admin changed meanwhile', async () => {
    const other = await pairAs('admin');
    must(await putSettings(other, { numbers: 'quickbooks' }));
    must(await putSettings(world, { descriptions: ['note'] }));
    expect((await there()).settings).toMatchObject({
      numbers: 'quickbooks',
      descriptions: ['note'],
    });
    expect(await here(world)).toMatchObject({ numbers: 'quickbooks' });
    must(await putSettings(world, { numbers: 'practice', descriptions: [] }));
  });

  it('lets the other admin’s choice stand on the same field, and shows it', async () => {
    const other = await pairAs('admin');
    must(await putSettings(other, { startDate: '2026-10-01' }));
    expect(await putSettings(world, { startDate: '2026-11-01' })).toEqual({
      ok: false,
      problem: expect.objectContaining({ code: 'settings_conflict' }),
    });
    expect((await there()).settings.startDate).toBe('2026-10-01');
    expect((await here(world)).startDate).toBe('2026-10-01');
    must(await putSettings(world, { startDate: '2026-11-01' }));
    expect((await there()).settings.startDate).toBe('2026-11-01');
  });

  it('lets a colleague’s finding about the tax stand, and shows it', async () => {
    const other = await pairAs('admin');
    must(await setTaxOverride(other, 'ignored'));
    expect(await setTaxOverride(world, 'kept')).toMatchObject({
      problem: { code: 'settings_conflict' },
    });
    const shown = (await readPairing(world.db))?.me.connection.company?.taxOverride;
    expect(shown).toBe('ignored');
    must(await setTaxOverride(world, 'unknown'));
  });

  it('takes two quick choices of one person in their order', async () => {
    const answers = [
      putSettings(world, { paidNow: 'sales-receipt' }),
      putSettings(world, { paidNow: 'invoice' }),
      putSettings(world, { paidNow: 'sales-receipt' }),
    ];
    for (const answer of await Promise.all(answers)) must(answer);
    expect((await there()).settings.paidNow).toBe('sales-receipt');
    expect((await here(world)).paidNow).toBe('sales-receipt');
  });

  it('of a newer relay stop every export of a browser just paired, and it says why', async () => {
    let isNewer = true;
    const browser = await testWorld({
      fetch: async (...request) => {
        const answer = await fetch(...request);
        const isAsked = new URL(answer.url).pathname.endsWith('/settings');
        if (!isNewer || !isAsked) return answer;
        const told = await answer.json();
        return Response.json({ ...told, settings: { ...told.settings, push: 'at-night' } });
      },
    });
    const { db, vault, shell } = browser;
    shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode('staff');
    must(await pair(browser, { address: office.relay.url, code, deviceName: 'Desk' }));
    const draft = sampleDraft();
    const key = sourceKey(draft.source);
    must(await saveDraft(db, vault, key, { draft }));
    const state = async () =>
      recordState(await readRecord(db, vault, await readPractice(db, vault), key));
    const why = problem('answer_not_understood', { where: 'settings.push' });
    expect(await state()).toMatchObject({ is: 'blocked', problem: why });
    expect(await confirmExport(browser, { sourceKey: key, shown: [] })).toEqual(refused(why));
    // What a relay told once holds until it can be read again.
    isNewer = false;
    must(await fetchPractice(browser));
    const known = await state();
    expect(known).not.toMatchObject({ problem: why });
    isNewer = true;
    expect(await fetchPractice(browser)).toEqual(refused(why));
    expect(await state()).toEqual(known);
  });

  it('is for admins only', async () => {
    const staff = await pairAs('staff');
    const refusal = { ok: false, problem: expect.objectContaining({ code: 'admin_only' }) };
    expect(await putSettings(staff, { memo: false })).toEqual(refusal);
    expect(await setTaxOverride(staff, 'kept')).toEqual(refusal);
    expect(await chooseAccounting(staff, 'none')).toEqual(refusal);
    expect(await testConnection(staff)).toEqual(refusal);
  });

  it('checks the company, and keeps the connection without the findings', async () => {
    must(await putSettings(world, { tax: 'document', servicesItemId: null }));
    const checked = must(await testConnection(world));
    const states = Object.fromEntries(checked.findings.map(({ id, state }) => [id, state]));
    expect(states).toMatchObject({ 'services-item': 'must-fix', 'tax-override': 'must-fix' });
    expect(checked.meteredReads).toBe(checked.read.length);
    const kept = (await readPairing(world.db))?.me.connection;
    expect(kept).toMatchObject({ state: 'connected' });
    expect(Object.keys(kept ?? {})).not.toContain('findings');

    must(await setTaxOverride(world, 'kept'));
    expect((await readPairing(world.db))?.me.connection.company?.taxOverride).toBe('kept');
    const again = must(await testConnection(world));
    expect(again.findings.find(({ id }) => id === 'tax-override')?.state).toBe('ok');
  });

  it('compares the rates on the pages with the codes they are mapped to', async () => {
    must(await disconnect(world));
    await walkConsent(must(await office.admin.call('startConnection')).url, northgate);
    must(await refreshMe(world));
    const draft = { ...sampleDraft(), taxes: [{ name: 'City tax', rate: '7.75', amount: 0 }] };
    must(await saveDraft(world.db, world.vault, sourceKey(draft.source), { draft }));
    const rates = async () =>
      must(await testConnection(world)).findings.find(({ id }) => id === 'tax-rates');
    expect(await rates()).toMatchObject({ state: 'ok' });
    const term = termOf(draft.source, 'tax-code', { name: 'City tax' });
    must(await putMapping(world, { term, targetId: '2' }));
    expect(await rates()).toMatchObject({
      state: 'must-fix',
      explanation: expect.stringContaining('City tax is 7.75 %'),
    });
    must(await disconnect(world));
    await office.reconnect();
  });

  it('uses no accounting system only while no company is connected', async () => {
    expect(await chooseAccounting(world, 'none')).toEqual({
      ok: false,
      problem: expect.objectContaining({ code: 'accounting_locked' }),
    });
    must(await disconnect(world));
    expect(must(await chooseAccounting(world, 'none')).practice.accounting).toBe('none');
    expect((await readPairing(world.db))?.me.practice.accounting).toBe('none');
    must(await chooseAccounting(world, 'quickbooks-online'));
    await office.reconnect();
    must(await refreshMe(world));
    must(await fetchPractice(world));
    expect((await here(world)).startDate).toBe('2026-11-01');
  });
});
