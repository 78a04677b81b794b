import 'fake-indexeddb/auto';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPage } from '#extension/page-profiles/read-page.ts';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { saveDraft } from '#extension/store/drafts.ts';
import { readPractice, readRecord } from '#extension/store/read-record.ts';
import { recordState } from '#extension/store/record-state.ts';
import { putSite } from '#extension/store/sites.ts';
import { fixtureOf } from '#extension/testing/read-fixture.ts';
import { testWorld } from '#extension/testing/test-world.ts';
import type { ClientDraft } from '#shared/draft/draft.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import type { Settings } from '#shared/settings/settings.ts';
import { decided, must, type Office, openOffice, realmId, send } from '#test/support/office.ts';
import { confirmExport } from './confirm-export.ts';
import { fetchCatalogue } from './fetch-catalogue.ts';
import { fetchPractice } from './fetch-practice.ts';
import { keepReading } from './keep-reading.ts';
import { pageBadges } from './overlay-setup.ts';
import { pair } from './pair.ts';
import { pushExports, pushRecord } from './push-exports.ts';
import { setOverrides } from './set-overrides.ts';

const first = fixtureOf('demo-practice', 'invoice-7001');
const second = fixtureOf('demo-practice', 'invoice-7002');
const { origin } = new URL(first.expected.url);

/** What the settings let go without a person: a staff browser, a real relay and the simulator. */
describe('without a person', { timeout: 60_000 }, () => {
  let office: Office;
  let world: Awaited<ReturnType<typeof testWorld>>;

  beforeAll(async () => {
    office = await openOffice();
    world = await testWorld();
    world.shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode('staff');
    must(await pair(world, { address: office.relay.url, code, deviceName: 'Desk' }));
    await putSite(world.db, { origin, profileId: 'demo-practice', paused: false });
    world.shell.tabs.set(origin, [5]);
    const customer: ClientDraft = {
      kind: 'client',
      source: { profileId: 'demo-practice', origin, kind: 'client', id: 'by-hand' },
      displayName: 'Thornbury household',
      givenName: 'Amelia',
      familyName: 'Thornbury',
      email: 'Amelia.Thornbury@example.com',
    };
    must(await office.admin.call('catalogue', { params: { list: 'customers' } }));
    const created = must(await send(office.admin, customer, office.company));
    expect((await decided(office.admin, created.id)).state).toBe('exported');
  }, 60_000);
  afterAll(() => office.close());

  const decide = async (change: Partial<Settings>) => {
    const { settings, version } = must(await office.admin.call('settings'));
    const data = { settings: { ...settings, ...change }, knownVersion: version };
    must(await office.admin.call('putSettings', { data }));
    must(await fetchPractice(world));
  };
  const read = ({ html, expected }: typeof first) => {
    const profile = world.profiles.find(({ id }) => id === 'demo-practice')!;
    const { document } = new JSDOM(html, { url: expected.url }).window;
    const answer = readPage(profile, document, new URL(expected.url));
    if (!answer.ok) throw new Error(answer.problem.code);
    const page = { ok: true as const, reading: answer.value };
    return keepReading(world, { sourceId: expected.draft!.source.id, answer: page }, { origin });
  };
  const keyOf = ({ expected }: typeof first) => sourceKey(expected.draft!.source);
  const state = async (of: typeof first) => {
    const practice = await readPractice(world.db, world.vault);
    return recordState(await readRecord(world.db, world.vault, practice, keyOf(of)));
  };
  const open = async (of: typeof first) => {
    const now = await state(of);
    return now.is === 'needs-mapping' ? now.terms.map(({ name }) => name) : now.is;
  };
  const books = (number: string) =>
    office.invoices().filter(({ DocNumber }) => DocNumber === number);

  it('nothing is linked or created unless an admin chose so (D13)', async () => {
    for (const clientMatch of ['manual', 'email-or-name'] as const) {
      await decide({ clientMatch });
      await read(first);
      expect(await open(first)).toEqual(['Amelia Thornbury', 'Wellness exam', 'Nail trim']);
    }
  });

  it('the customer with the same first name, last name and e-mail is linked (E12)', async () => {
    const refused = await office.admin.call('linkClient', {
      data: { term: clientRef, mark: '0'.repeat(64) },
    });
    expect(refused).toMatchObject({ problem: { code: 'admin_only' } });
    await decide({ clientMatch: 'exact' });
    await read(first);
    expect(await open(first)).toEqual(['Wellness exam', 'Nail trim']);
    const { mappings } = must(await office.admin.call('mappings'));
    const linked = mappings.find(({ term }) => term.kind === 'client');
    expect(linked?.targetId).toBe(office.idOf('Customer', 'Thornbury household'));
    await read(second);
    expect(await open(second)).toContain(second.expected.draft!.client.name);
  });

  it('a mark that no customer has links nothing, whoever sends it', async () => {
    const term = { ...clientRef, key: 'id:unknown' };
    const answer = await office.admin.call('linkClient', { data: { term, mark: '0'.repeat(64) } });
    expect(answer).toMatchObject({ problem: { code: 'not_found' } });
  });

  it('an invoice goes out when it is ready, seen and not too old, and once only (D14, E18)', async () => {
    await decide({ missingItems: 'create', push: 'seen' });
    await read(first);
    expect(await open(first)).toBe('ready');
    expect(books('INV-10401')).toEqual([]);
    await decide({ startDate: '2026-09-02' });
    await read(first);
    expect(books('INV-10401')).toEqual([]);
    // What QuickBooks would refuse waits for a person (D23).
    await decide({ startDate: '2026-09-01', termId: '404' });
    await read(first);
    expect(await open(first)).toBe('ready');
    await decide({ termId: null });
    await read(first);
    expect(books('INV-10401')).toHaveLength(1);
    expect(await open(first)).toBe('exported');
    const account = office.idOf('Account', 'Service Income');
    const items = office.list('Item').filter(({ Name }) => /\((EXAM|NAIL)\)$/.test(String(Name)));
    expect(items.map(({ Name }) => Name)).toEqual(['Wellness exam (EXAM)', 'Nail trim (NAIL)']);
    expect(items.map(({ IncomeAccountRef }) => IncomeAccountRef)).toEqual([
      expect.objectContaining({ value: account }),
      expect.objectContaining({ value: account }),
    ]);
    await read(first);
    expect(await pushExports(world)).toBe(0);
    expect(books('INV-10401')).toHaveLength(1);
  });

  it('every hour goes what was read meanwhile; a new client is created with it (D25)', async () => {
    await decide({ push: 'hourly' });
    await read(second);
    expect(await open(second)).toContain(second.expected.draft!.client.name);
    expect(await pushExports(world)).toBe(0);
    await decide({ newClients: 'create' });
    await read(second);
    const { number, client, total } = second.expected.draft!;
    expect(books(number)).toEqual([]);
    expect(await pushExports(world)).toBe(1);
    expect(books(number)).toMatchObject([{ TotalAmt: total / 100 }]);
    expect(office.idOf('Customer', `${client.name} (${client.id})`)).toBe(
      books(number)[0]?.CustomerRef.value,
    );
  });

  it('a client who may be a customer already is not created beside it (D13)', async () => {
    const third = fixtureOf('demo-practice', 'invoice-7005');
    const { name } = third.expected.draft!.client;
    await decide({ newClients: 'create', clientMatch: 'email-or-name', push: 'by-hand' });
    await read(third);
    expect(await open(third)).toBe('ready');
    const [last, ...first] = name.split(' ').toReversed();
    const known: ClientDraft = {
      kind: 'client',
      source: { profileId: 'demo-practice', origin, kind: 'client', id: 'namesake' },
      displayName: `${last}, ${first.toReversed().join(' ')}`,
    };
    const created = must(await send(office.admin, known, office.company));
    expect((await decided(office.admin, created.id)).state).toBe('exported');
    must(await fetchCatalogue(world, { list: 'customers', again: true }));
    await decide({ push: 'seen' });
    await read(third);
    expect(await open(third)).toEqual([name]);
    await decide({ clientMatch: 'manual', push: 'by-hand' });
    expect(await open(third)).toBe('ready');
  });

  it('a number that QuickBooks gave is told on the receipt (G17)', async () => {
    const { books: all } = office.simulator.simulator;
    Object.assign(Object(all.company(realmId).preferences.SalesFormsPrefs), {
      CustomTxnNumbers: false,
    });
    await decide({ numbers: 'quickbooks', push: 'seen' });
    const { draft } = first.expected;
    const source = { ...draft!.source, id: 'no-number' };
    await saveDraft(world.db, world.vault, sourceKey(source), { draft: { ...draft!, source } });
    const before = office.invoices().length;
    expect(await pushRecord(world, sourceKey(source))).toBe(true);
    const given = office.invoices()[before]?.DocNumber;
    expect(given).toMatch(/^\d+$/);
    const stored = await world.db.receipts.get(sourceKey(source));
    expect(stored?.receipt?.quickbooks).toMatchObject({ number: given });
    await decide({ numbers: 'practice' });
  });

  it('many new items are created with one confirmation, each once (E14, E18)', async () => {
    await decide({ missingItems: 'create', push: 'seen' });
    // The pace has tests of its own, and a minute's pause would be waited for here.
    const { switches } = office.simulator.simulator;
    switches.throttle = false;
    const { draft } = first.expected;
    const lines = Array.from({ length: 45 }, (_, index) => ({
      item: { id: `NEW${index}`, name: `New item ${index}` },
      description: '',
      amount: 100 + index,
    }));
    const total = lines.reduce((sum, { amount }) => sum + amount, 0);
    const source = { ...draft!.source, id: 'many' };
    const many = { ...draft!, source, number: 'MANY-1', lines, taxes: [], discount: 0, total };
    await saveDraft(world.db, world.vault, sourceKey(source), { draft: many });
    expect(await pushRecord(world, sourceKey(source))).toBe(true);
    expect(books('MANY-1')).toMatchObject([{ TotalAmt: total / 100 }]);
    const made = office.list('Item').filter(({ Name }) => /^New item /.test(String(Name)));
    expect(made.map(({ Name }) => Name).toSorted()).toEqual(
      lines.map(({ item }) => `${item.name} (${item.id})`).toSorted(),
    );
    expect(await pushRecord(world, sourceKey(source))).toBe(false);
    expect(books('MANY-1')).toHaveLength(1);
    switches.throttle = true;
  });

  it('by hand nothing goes, and staff create nothing that the settings do not (G34)', async () => {
    const third = fixtureOf('demo-practice', 'invoice-7005');
    await decide({ newClients: 'create', push: 'by-hand' });
    await read(third);
    expect(await pushExports(world)).toBe(0);
    const now = await state(third);
    if (now.is !== 'ready') throw new Error(JSON.stringify(now));
    const shown = now.steps.map(({ prepared }) => ({ hash: prepared.hash }));
    const { settings, version } = must(await office.admin.call('settings'));
    const data = { settings: { ...settings, newClients: 'ask' as const }, knownVersion: version };
    must(await office.admin.call('putSettings', { data }));
    expect(await confirmExport(world, { sourceKey: keyOf(third), shown })).toMatchObject({
      problem: { code: 'admin_only' },
    });
    expect(books(third.expected.draft!.number)).toEqual([]);
  });

  it('what a person chose for one record is sent, and stays when its page is read again (D22)', async () => {
    const third = fixtureOf('demo-practice', 'invoice-7005');
    const termId = String(office.list('Term')[0]?.Id);
    await decide({ newClients: 'create', allowOverrides: true });
    must(await setOverrides(world, { sourceKey: keyOf(third), overrides: { termId } }));
    await read(third);
    const now = await state(third);
    if (now.is !== 'ready') throw new Error(JSON.stringify(now));
    const shown = now.steps.map(({ prepared }) => ({ hash: prepared.hash }));
    must(await confirmExport(world, { sourceKey: keyOf(third), shown }));
    expect(books(third.expected.draft!.number)).toMatchObject([
      { SalesTermRef: { value: termId } },
    ]);
    expect(await open(third)).toBe('exported');
  });

  it('rows in view are read one after the other, only where records go by themselves', async () => {
    const asked = () => world.shell.told.filter(({ type }) => type === 'readAgain');
    await decide({ push: 'by-hand' });
    await pageBadges(world, ['9001', '9002'], { origin, tabId: 5 });
    expect(asked()).toEqual([]);
    await decide({ push: 'seen' });
    await pageBadges(world, ['9001', '9002'], { origin, tabId: 5 });
    await expect.poll(() => asked().length, { timeout: 5000 }).toBe(2);
    await pageBadges(world, ['9001', '9002'], { origin, tabId: 5 });
    expect(asked().map(({ data }) => data)).toEqual([{ sourceId: '9001' }, { sourceId: '9002' }]);
  });
});

const { profileId } = first.expected.draft!.source;
const clientRef = { profileId, origin, kind: 'client' as const, key: 'id:C-1001' };
