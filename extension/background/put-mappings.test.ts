import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { saveDraft } from '#extension/store/drafts.ts';
import { waitingChanges } from '#extension/store/mapping-changes.ts';
import { findMapping } from '#extension/store/mappings.ts';
import { readTerms } from '#extension/store/terms.ts';
import { testWorld } from '#extension/testing/test-world.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { nameMark } from '#shared/mapping/mapping.ts';
import { type TermRef, termOf } from '#shared/mapping/term.ts';
import { mostMappingChanges } from '#shared/relay/endpoints/mappings-endpoints.ts';
import { must, type Office, openOffice, realmId } from '#test/support/office.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { fetchCatalogue } from './fetch-catalogue.ts';
import { fetchPractice } from './fetch-practice.ts';
import { catchUpTerms, noteRecordTerms } from './note-record-terms.ts';
import { pair } from './pair.ts';
import { putMapping } from './put-mapping.ts';
import { dropMappingChanges, putMappings, sendMappingChanges } from './put-mappings.ts';

const ref = (id: string): TermRef => {
  const { name: _name, id: _id, ...rest } = termOf(sampleDraft().source, 'item', { id, name: id });
  return rest;
};

describe('decisions of the mapping screens', () => {
  let office: Office;
  let world: Awaited<ReturnType<typeof testWorld>>;
  let offline = false;
  /** Paths of what reached the relay. */
  let asked: string[] = [];
  /** Holds back what is sent until it is resolved. */
  let held: Promise<unknown> | undefined;
  let services: string;
  let other: string;

  beforeAll(async () => {
    office = await openOffice();
    world = await testWorld({
      fetch: async (...request) => {
        if (offline) throw new TypeError('away');
        asked.push(new URL((request[0] as Request).url).pathname);
        await held;
        return fetch(...request);
      },
    });
    world.shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode('admin');
    must(await pair(world, { address: office.relay.url, code, deviceName: 'Office' }));
    services = office.idOf('Item', 'Services');
    other = String(office.list('Item').find(({ Id }) => Id !== services)?.Id);
  }, 60_000);
  afterAll(() => office.close());

  const target = async (id: string) => (await findMapping(world.db, realmId, ref(id)))?.targetId;

  const relayHas = async (id: string) =>
    must(await office.admin.call('mappings')).mappings.find(({ term }) => term.key === `id:${id}`);

  it('arrive at the relay together', async () => {
    const decisions = ['A', 'B', 'C'].map((id) => ({ term: ref(id), targetId: services }));
    expect(must(await putMappings(world, decisions))).toMatchObject({ waiting: 0, conflicts: 0 });
    expect(await target('B')).toBe(services);
    const { mappings } = must(await office.admin.call('mappings'));
    expect(mappings.map(({ term }) => term.key)).toEqual(
      expect.arrayContaining(['id:A', 'id:B', 'id:C']),
    );
  });

  it('wait while the relay is away, the last decision only, and are sent later', async () => {
    offline = true;
    const first = must(await putMappings(world, [{ term: ref('D'), targetId: '999' }]));
    expect(first).toMatchObject({ waiting: 1, problem: { code: 'relay_unreachable' } });
    must(await putMappings(world, [{ term: ref('D'), targetId: services }]));
    expect(await target('D')).toBeUndefined();
    offline = false;
    expect(must(await sendMappingChanges(world))).toMatchObject({ sent: 1, waiting: 0 });
    expect(await target('D')).toBe(services);
  });

  it('are not put over what a colleague decided meanwhile; both values are kept', async () => {
    const theirs = { term: ref('E'), targetId: services, knownVersion: 0 };
    must(await office.admin.call('putMapping', { data: theirs }));
    const mine = { term: ref('E'), targetId: other };
    expect(must(await putMappings(world, [mine]))).toMatchObject({ conflicts: 1 });
    const [waiting] = await waitingChanges(world.db, realmId);
    expect(waiting).toMatchObject({ decision: mine, theirs: { targetId: services } });
    expect(await target('E')).toBe(services);
    // Deciding again, with both values seen, is a decision like any other.
    expect(must(await putMappings(world, [mine]))).toMatchObject({ waiting: 0, conflicts: 0 });
    expect(await target('E')).toBe(mine.targetId);
  });

  it('set a term aside, and take that back', async () => {
    const aside = { term: ref('F'), targetId: null, ignored: true };
    expect(must(await putMappings(world, [aside]))).toMatchObject({ sent: 1, waiting: 0 });
    const told = await relayHas('F');
    expect(told).toMatchObject({ targetId: null, ignored: true, removed: false });
    must(await putMappings(world, [{ term: ref('F'), targetId: null }]));
    expect(await relayHas('F')).toMatchObject({ removed: true });
  });

  it('say which name the counterpart had, so that a rename is noticed', async () => {
    must(await fetchCatalogue(world, { list: 'items', again: true }));
    must(await putMappings(world, [{ term: ref('G'), targetId: services }]));
    expect((await relayHas('G'))?.namedAs).toBe(nameMark('Services'));
    const known = { term: ref('G'), targetId: services, namedAs: nameMark('Old name') };
    must(await putMappings(world, [known]));
    expect((await relayHas('G'))?.namedAs).toBe(nameMark('Old name'));
    const one = { ...ref('G2'), name: 'G2' };
    must(await putMapping(world, { term: one, targetId: services }));
    expect((await relayHas('G2'))?.namedAs).toBe(nameMark('Services'));
  });

  it('by thousands need a request for each thousand', async () => {
    asked = [];
    const many = Array.from({ length: mostMappingChanges + 1 }, (_, at) => ({
      term: ref(`many-${at}`),
      targetId: services,
    }));
    expect(must(await putMappings(world, many))).toMatchObject({ sent: many.length, waiting: 0 });
    expect(asked).toEqual(['/v1/mappings/batch', '/v1/mappings/batch']);
    expect(await target('many-1000')).toBe(services);
  });

  it('of two admins who were both offline lose nothing; what differs waits for a choice', async () => {
    const start = ['P', 'Q', 'R', 'S'].map((id) => ({ term: ref(id), targetId: services }));
    must(await putMappings(world, start));
    const colleague = await testWorld();
    colleague.shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode('admin');
    must(await pair(colleague, { address: office.relay.url, code, deviceName: 'Home' }));
    must(await fetchPractice(colleague));
    offline = true;
    must(await putMappings(world, [{ term: ref('P'), targetId: other }]));
    must(await putMappings(world, [{ term: ref('Q'), targetId: null, ignored: true }]));
    must(await putMappings(world, [{ term: ref('R'), targetId: other }]));
    must(await putMappings(world, [{ term: ref('S'), targetId: other }]));
    // The colleague: Q otherwise, R the same, S there and back.
    must(await putMappings(colleague, [{ term: ref('Q'), targetId: other }]));
    must(await putMappings(colleague, [{ term: ref('R'), targetId: other }]));
    must(await putMappings(colleague, [{ term: ref('S'), targetId: null }]));
    must(await putMappings(colleague, [{ term: ref('S'), targetId: services }]));
    must(await putMappings(colleague, [{ term: ref('T'), targetId: services }]));
    offline = false;
    expect(must(await sendMappingChanges(world))).toMatchObject({
      sent: 3,
      waiting: 0,
      conflicts: 1,
    });
    const [conflict] = await waitingChanges(world.db, realmId);
    expect(conflict).toMatchObject({
      decision: { term: ref('Q'), targetId: null, ignored: true },
      theirs: { targetId: other },
    });
    expect((await relayHas('P'))?.targetId).toBe(other);
    expect((await relayHas('Q'))?.targetId).toBe(other);
    expect((await relayHas('S'))?.targetId).toBe(other);
    expect((await relayHas('T'))?.targetId).toBe(services);
    // Keeping one’s own is a decision made with both values seen.
    const mine = { term: ref('Q'), targetId: null, ignored: true };
    expect(must(await putMappings(world, [mine]))).toMatchObject({ waiting: 0, conflicts: 0 });
    expect(await relayHas('Q')).toMatchObject({ targetId: null, ignored: true });
  }, 30_000);

  it('made twice while the first is on its way are no conflict with oneself', async () => {
    let release = () => {};
    held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = putMappings(world, [{ term: ref('U'), targetId: services }]);
    await expect.poll(() => asked.at(-1)).toBe('/v1/mappings/batch');
    await expect.poll(async () => (await waitingChanges(world.db, realmId)).length).toBe(1);
    const second = putMappings(world, [{ term: ref('U'), targetId: other }]);
    await expect
      .poll(async () => (await waitingChanges(world.db, realmId))[0]?.decision.targetId)
      .toBe(other);
    held = undefined;
    release();
    must(await first);
    expect(must(await second)).toMatchObject({ waiting: 0, conflicts: 0 });
    expect((await relayHas('U'))?.targetId).toBe(other);
  });

  it('can be given up while they wait', async () => {
    offline = true;
    must(await putMappings(world, [{ term: ref('A'), targetId: null }]));
    const [waiting] = await waitingChanges(world.db, realmId);
    must(await dropMappingChanges(world, [waiting?.termId ?? '']));
    offline = false;
    must(await sendMappingChanges(world));
    expect(await target('A')).toBe(services);
  });

  it('are refused to staff before anything is kept', async () => {
    const desk = await testWorld();
    desk.shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode('staff');
    must(await pair(desk, { address: office.relay.url, code, deviceName: 'Desk' }));
    const refused = await putMappings(desk, [{ term: ref('A'), targetId: null }]);
    expect(refused).toMatchObject({ problem: { code: 'admin_only' } });
    expect(await waitingChanges(desk.db, realmId)).toEqual([]);
  }, 30_000);

  it('find the names of every record read before, each counted once', async () => {
    const parent = { id: 'C-1', name: 'Abernathy household' };
    const client = { id: 'C-2', name: 'Bea Rider', role: 'invoicee' as const, parent };
    const old = sampleDraft('7001', { client });
    const key = sourceKey(old.source);
    must(await saveDraft(world.db, world.vault, key, { draft: old }));
    must(await catchUpTerms(world));
    must(await noteRecordTerms(world, key, old));
    const next = sampleDraft('7002');
    must(await noteRecordTerms(world, sourceKey(next.source), next));
    const terms = await readTerms(world.db, world.vault);
    const named = (name: string) => terms.find((term) => term.name === name);
    expect(named('Bea Rider')).toMatchObject({
      uses: 1,
      under: { name: parent.name, role: 'invoicee' },
    });
    expect(named(parent.name)).toMatchObject({ kind: 'client', uses: 1 });
    expect(named('Wellness exam')).toMatchObject({ kind: 'item', id: 'EXAM', uses: 2 });
    const stored = JSON.stringify(await world.db.terms.toArray());
    expect(stored).not.toContain('Rider');
  });
});
